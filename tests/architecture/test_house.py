"""The rules of the house that no single room can hold: row kinds, citations, rights at every page."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from localympact.across.thread.edges import EDGES
from localympact.foundation.core.rows import Installation, Shared, WorkspaceOwned
from localympact.foundation.workspaces.change import DOORS
from localympact.foundation.workspaces.helping import TITLES, help_page_of
from localympact.foundation.workspaces.pages import PAGES
from localympact.foundation.workspaces.permissions import GRID, May

OURS = [model for model in apps.get_models() if model.__module__.startswith("localympact.")]
PHASES = ("foundation", "phase1_mapping", "phase2_toolbox", "phase3_recommendations", "phase4_action", "across")

# The installation's own tables, a closed list: everything else belongs to a place or to an owner.
OF_THE_INSTALLATION = {
    "history.Entry",
    "history.Line",
    "jobs.Job",
    "jobs.Schedule",
    "mail.Letter",
    "mail.Reminded",
    "people.Person",
    "workspaces.Participation",
    "workspaces.Workspace",
}
# Addresses that are no pages of ours: the operator's, allauth's, the redirect of the bare address.
OTHER_ADDRESSES = ("healthz", "readyz", "letters/", "account/", "ui/", "static/", "i18n/", "api/")


def kind_of(model):
    return [kind.__name__ for kind in (WorkspaceOwned, Shared, Installation) if issubclass(model, kind)]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_table_is_of_exactly_one_kind(model):
    if model._meta.auto_created:
        pytest.skip("a table of pairs belongs to the table that declares it")
    assert len(kind_of(model)) == 1


def test_the_installations_own_tables_are_a_closed_list():
    found = {model._meta.label for model in OURS if issubclass(model, Installation) and not model._meta.auto_created}
    assert found <= OF_THE_INSTALLATION, found - OF_THE_INSTALLATION


def test_every_citation_stands_in_the_table_of_edges():
    declared = {
        (model._meta.label, f.name) for model in OURS for f in model._meta.many_to_many if f.name.startswith("cites_")
    }
    assert {(edge.later, edge.field) for edge in EDGES} == declared


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.later}.{edge.field}")
def test_a_citation_leads_to_what_its_edge_says_and_back(edge):
    field = edge.later_model._meta.get_field(edge.field)
    assert field.remote_field.model._meta.label == edge.earlier
    assert field.remote_field.related_name.startswith("cited_by_")


def phase_of(model):
    return PHASES.index(model.__module__.split(".")[1])


def test_references_between_phases_lead_to_earlier_ones_and_leave_no_name_there():
    wrong = []
    for model in OURS:
        for field in model._meta.get_fields(include_hidden=True):
            if not field.is_relation or field.auto_created or not field.remote_field:
                continue
            target = field.remote_field.model
            if not isinstance(target, type) or target not in OURS or model._meta.auto_created:
                continue
            if phase_of(target) > phase_of(model):
                wrong.append(f"{model._meta.label}.{field.name} leads to a later phase")
            name = field.remote_field.related_name or ""
            is_cite = field.name.startswith("cites_")
            if (
                phase_of(target) < phase_of(model)
                and target.__module__.split(".")[1] != "foundation"
                and not is_cite
                and not name.endswith("+")
            ):
                wrong.append(f"{model._meta.label}.{field.name} leaves the name {name!r} in an earlier phase")
    assert wrong == []


def patterns(resolver, before=""):
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry


def test_every_address_is_a_page_that_says_who_may():
    loose = []
    with translation.override("en"):
        addresses = list(patterns(get_resolver()))
    for route, entry in addresses:
        bare = (route.split("/", 1)[-1] if route.startswith("en/") else route).removeprefix("^")
        name = (entry.name or "").split(".")[0]
        if name not in PAGES and not bare.startswith(OTHER_ADDRESSES) and route:
            loose.append(route)
    assert loose == []


def test_every_verb_is_granted_and_every_grant_is_a_verb():
    assert set(GRID) == set(May)


def changes_called_by(view):
    """The changes that a page's function calls: `changes.verb_noun(…)` or handed to `tried(form, changes.verb_noun, …)`."""
    tree = ast.parse(inspect.getsource(inspect.unwrap(view)).lstrip())
    module = inspect.getmodule(inspect.unwrap(view))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            source = getattr(module, node.value.id, None)
            if inspect.ismodule(source) and f"{source.__name__}.{node.attr}" in DOORS:
                found.append(f"{source.__name__}.{node.attr}")
    return found


def test_a_page_asks_for_no_less_than_the_changes_it_calls():
    """Whoever holds the page's right holds some right to each change, and nobody else gets in by the page."""
    list(patterns(get_resolver()))
    wrong = []
    for page in PAGES.values():
        for change in changes_called_by(page.view):
            if page.may not in (May.READ, DOORS[change]) and not set(GRID[page.may]) & set(GRID[DOORS[change]]):
                wrong.append(f"{page.name} ({page.may}) calls {change} ({DOORS[change]})")
    assert len(PAGES) > 20
    assert wrong == []


def test_templates_of_a_noun_stand_in_its_phase():
    for path in Path("localympact").rglob("templates/*"):
        assert path.is_dir() or path.suffix == ".html", path


ASKED = re.compile(r"{% may \"\w+\" \S+ as (\w+) %}")
BLOCK = re.compile(r"{% block \w+ %}")


def answers_out_of_reach(template):
    """Names that a block uses though `may` set them in another block, where they stay."""
    parts = BLOCK.split(template)
    asked = [set(ASKED.findall(part)) for part in parts]
    everywhere = set().union(*asked)
    return {
        name
        for part, own in zip(parts, asked, strict=True)
        for name in everywhere - own
        if re.search(rf"{{%[^%]*\b{name}\b", part)
    }


def test_what_a_reader_may_is_asked_in_the_block_that_shows_it():
    assert answers_out_of_reach('{% block a %}{% may "x" y as z %}{% block b %}{% if z %}') == {"z"}
    templates = [path for path in Path("localympact").rglob("templates/**/*.html") if "may " in path.read_text()]
    assert {path.name: lost for path in templates if (lost := answers_out_of_reach(path.read_text()))} == {}


def test_every_page_has_its_help():
    list(patterns(get_resolver()))
    files = (".json", ".geojson")  # what a picture or a map asks for is no page
    assert [
        page.name for page in PAGES.values() if not help_page_of(page.route) and not page.route.endswith(files)
    ] == []
    assert {help_page_of(page.route) for page in PAGES.values()} - {""} == set(TITLES)
