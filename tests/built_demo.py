"""The tables and the demo for tests, made once in a run: whoever needs them gets a copy."""

import fcntl

import pytest
from django.db import connection

from tests.demo import build_demo, walk_demo
from tests.house import SERVER, House, empty_house, make_tables
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
def house_once(made_once):
    """`house_once(name, begin, fill)` is an installation made once: begun in a folder, filled, then only copied."""

    def once(name, begin, fill):
        database = SERVER and f"{SERVER.rsplit('/', 1)[0]}/{name}"

        def make(folder):
            fill(begin(folder, name))
            if database:
                closed(database)

        return House(made_once(name, make), database)

    return once


@pytest.fixture(scope="session")
def tables(house_once):
    """The installation that holds its tables, and nothing in them but what is shipped."""
    return house_once("tables", empty_house, make_tables)


@pytest.fixture(scope="session")
def built_demo(house_once, tables):
    """The installation that holds the demo."""
    return house_once("demo", tables.copy, build_demo)


@pytest.fixture(scope="session")
def walked(house_once, built_demo):
    """The demo with something to decide in it, and the walk through all its pages."""
    return house_once("walked", built_demo.copy, walk_demo)


@pytest.fixture(scope="session")
def demo_of_rows(built_demo):
    """The demo that tests with rows begin with."""
    return built_demo


@pytest.fixture(scope="module")
def demo_rows(demo_of_rows, tmp_path_factory, django_db_setup, django_db_blocker):
    """Until the end of this module, Django's own connection leads into a copy of the demo."""
    copy, database = demo_of_rows.copy(tmp_path_factory.mktemp("demo")), connection.settings_dict
    ours = database["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        database["NAME"] = copy.database_name
        yield copy
        connection.close()
        database["NAME"] = ours


@pytest.fixture
def in_the_demo(demo_rows, settings, db):
    """The demo's rows, files, key and search index; what a test changes is taken back."""
    settings.LOCALYMPACT_DATA = demo_rows.folder
    settings.SECRET_KEY = (demo_rows.folder / "secret_key").read_text().strip()
    settings.STORAGES["default"]["OPTIONS"]["location"] = demo_rows.folder / "files"
    return demo_rows
