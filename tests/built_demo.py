"""The demo for tests, built once in a run: whoever needs it gets a copy."""

import fcntl

import pytest
from django.db import connection

from tests.demo import build_demo
from tests.house import SERVER, House, empty_house
from tests.postgresql import closed


@pytest.fixture(scope="session")
def made_once(tmp_path_factory, worker_id):
    """`made_once(name, make)` is a folder that the first test process to ask for it makes for all."""
    base = tmp_path_factory.getbasetemp()
    base = base if worker_id == "master" else base.parent

    def once(name, make):
        folder, made = base / name, base / f"{name}.made"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                make(folder)
                made.touch()
        return folder

    return once


@pytest.fixture(scope="session")
def built_demo(made_once):
    """The installation that holds the demo."""
    database = SERVER and f"{SERVER.rsplit('/', 1)[0]}/demo"

    def build(folder):
        build_demo(empty_house(folder, "demo"))
        if database:
            closed(database)

    return House(made_once("demo", build), database)


@pytest.fixture(scope="module")
def demo_rows(built_demo, tmp_path_factory, django_db_setup, django_db_blocker):
    """Until the end of this module, Django's own connection leads into a copy of the demo."""
    copy, database = built_demo.copy(tmp_path_factory.mktemp("demo")), connection.settings_dict
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
