"""The demo for tests, built once in a run: whoever needs it gets a copy."""

import fcntl

import pytest
from django.db import connection

from tests.demo import build_demo
from tests.house import SERVER, House, empty_house


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory, worker_id):
    """The installation that holds the demo; the first test process that asks builds it for all."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "demo"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "built").exists():
            build_demo(empty_house(folder, "demo"))
            (folder / "built").touch()
    return House(folder, SERVER and f"{SERVER.rsplit('/', 1)[0]}/demo")


@pytest.fixture(scope="session")
def demo_copy(built_demo, tmp_path_factory):
    """`demo_copy()` is an installation of one's own that holds the demo."""
    return lambda: built_demo.copy(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def demo_rows(demo_copy, django_db_setup, django_db_blocker):
    """Until the end of this module, Django's own connection leads into a copy of the demo."""
    copy, database = demo_copy(), connection.settings_dict
    ours = database["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        database["NAME"] = copy.database_name
        yield copy
        connection.close()
        database["NAME"] = ours


@pytest.fixture
def in_the_demo(demo_rows, settings, db):
    """The demo's rows, files and search index; what a test changes is taken back."""
    settings.LOCALYMPACT_DATA = demo_rows.folder
    settings.STORAGES["default"]["OPTIONS"]["location"] = demo_rows.folder / "files"
    return demo_rows
