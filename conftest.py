"""The usual cast: Ana is officer in Aldea, Fia leads it, Ben contributes there, Cem belongs to Bryggby, Dita visits."""

from __future__ import annotations

import os

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

# A slow machine is no wrong answer.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
pytest_plugins = ["tests.built_demo"]


def pytest_configure(config):
    """Tests need no power-cut safety: waiting for the disk at every commit made them ten times slower."""
    from django.conf import settings

    quick = settings.SQLITE_OPTIONS["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    settings.SQLITE_OPTIONS["init_command"] = quick


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Each process begins with its share of what needs a whole installation and takes long.

    What needs PostgreSQL runs under `make postgres` only.
    """
    count = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long, short = ([item for item in items if _takes_long(item) is whether] for whether in (True, False))
    files, size, ordered = list(dict.fromkeys(item.path for item in long)), len(items) // count, []
    for turn in range(count):
        ordered += (mine := [item for item in long if files.index(item.path) % count == turn])
        ordered += short[: max(size - len(mine), 0)]
        del short[: max(size - len(mine), 0)]
    items[:] = ordered + short
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: make postgres"))


def _takes_long(item):
    return "house_once" in item.fixturenames or item.get_closest_marker("proof") is not None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """On SQLite tests use a file, gone with pytest's folder: in memory, threads share one cache and meet its locks."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.getbasetemp() / "test.sqlite3")


@pytest.fixture(autouse=True)
def _own_data_folder(settings, tmp_path):
    """Files, letters and the search index of a test go into its own folder."""
    settings.LOCALYMPACT_DATA = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        },
    }


@pytest.fixture(autouse=True)
def _in_english():
    """A test begins in English, whatever the last request of another test was in."""
    with translation.override("en"):
        yield


def _workspace(slug, **fields):
    from localympact.foundation.core.recording import recording
    from localympact.foundation.languages.translated import TranslatedText
    from localympact.foundation.workspaces.models import Workspace

    with recording():
        return Workspace.objects.create(
            slug=slug,
            name=TranslatedText.of("en", en=slug.capitalize()),
            languages=["en", "lv"],
            state="published",
            example=True,
            **fields,
        )


def _person(email, name, **fields):
    from localympact.foundation.people.models import Person

    return Person.objects.create_user(email, name=name, **fields)


def _member(person, workspace, role, **fields):
    from localympact.foundation.core.recording import recording
    from localympact.foundation.core.scope import inside
    from localympact.foundation.workspaces.models import Membership

    with inside(workspace), recording():
        Membership.objects.create(person=person, workspace=workspace, role=role, **fields)


@pytest.fixture
def aldea(db):
    """A municipality of the invented example programme."""
    return _workspace("aldea", country="PT", residents=14_000, timezone="Europe/Lisbon")


@pytest.fixture
def bryggby(db):
    """Its neighbour, whose rows nobody of Aldea may see."""
    return _workspace("bryggby", country="SE", residents=21_000, timezone="Europe/Stockholm")


@pytest.fixture
def people(aldea, bryggby):
    """Everybody as actors, by first name; `person` is the row behind each."""
    from localympact.foundation.workspaces.actors import VISITOR, actor_of

    ana = _person("ana@example.org", "Ana")
    ben = _person("ben@example.org", "Ben")
    cem = _person("cem@example.org", "Cem")
    fia = _person("fia@example.org", "Fia")
    stefa = _person("stefa@example.org", "Stefa", is_steward=True)
    _member(ana, aldea, "officer", side="municipality")
    _member(ben, aldea, "contributor")
    _member(fia, aldea, "facilitator")
    _member(cem, bryggby, "facilitator")
    actors = {person.name.lower(): actor_of(person) for person in (ana, ben, cem, fia, stefa)}
    return {**actors, "dita": VISITOR}


@pytest.fixture
def ana(people):
    """Officer in Aldea."""
    return people["ana"]


@pytest.fixture
def ben(people):
    """Contributes in Aldea."""
    return people["ben"]


@pytest.fixture
def cem(people):
    """Leads Bryggby."""
    return people["cem"]


@pytest.fixture
def fia(people):
    """Leads Aldea."""
    return people["fia"]


@pytest.fixture
def dita(people):
    """A visitor."""
    return people["dita"]


@pytest.fixture
def stefa(people):
    """Runs the installation."""
    return people["stefa"]


@pytest.fixture
def join():
    """Give a person one more place: `join(actor, workspace, role, **fields)` returns the fresh actor."""
    from localympact.foundation.workspaces.actors import actor_of

    def give(actor, workspace, role, **fields):
        _member(actor.person, workspace, role, **fields)
        return actor_of(actor.person)

    return give
