"""What the walks share: two places of the demo, and error pages that cost nothing."""

import logging

import pytest
from django.db import models
from django.template.base import NodeList, TextNode
from django.template.loader import get_template

from localympact.foundation.core.scope import OwnedManager
from tests.demo import PLACE
from tests.tenancy.worlds import World
from tests.walk import NEIGHBOUR

ERRORS = ("404.html", "errors/403.html", "errors/refused.html")


@pytest.fixture
def bare_errors(monkeypatch):
    """A closed door says one word: what it says otherwise is looked at elsewhere, and costs most of a walk."""
    for name in ERRORS:
        monkeypatch.setattr(get_template(name).template, "nodelist", NodeList([TextNode("closed")]))
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)


@pytest.fixture(scope="session")
def demo_of_rows(walked):
    """Something waits to be decided in it."""
    return walked


@pytest.fixture(scope="module")
def worlds(demo_rows, django_db_blocker):
    """Aldea and its neighbour Bryggby."""
    with django_db_blocker.unblock():
        return {slug: World(demo_rows.folder, slug) for slug in (PLACE, NEIGHBOUR)}


@pytest.fixture
def aldea(worlds, in_the_demo):
    """The place whose things the others must not reach."""
    return worlds["aldea"]


@pytest.fixture
def bryggby(worlds, in_the_demo):
    """Its neighbour."""
    return worlds["bryggby"]


@pytest.fixture
def unfiltered(monkeypatch):
    """The scope without its filter."""
    monkeypatch.setattr(OwnedManager, "get_queryset", models.Manager.get_queryset)


@pytest.fixture
def without(monkeypatch):
    """`without(function, lambda …: …)` takes a guard away, wherever it was imported to."""

    def take(guard, instead):
        monkeypatch.setattr(guard, "__code__", instead.__code__)

    return take
