"""T82: who saves second sees both versions, field by field, and overwrites nothing unseen. It holds for every form."""

import ast
import inspect
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import get_resolver
from lxml import html

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.pages import PAGES
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.events import changes as events
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase3_recommendations.recommendations import changes as recommendations
from localympact.phase4_action.plans import changes as plans

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def written_event(place, by):
    return events.write_event(place, kind="training", title="Meeting", starts_at=START, place="Hall", by=by)


def written_finding(place, by):
    return findings.write_finding(place, kind="need", sentence="Rooms are missing.", text="In the evening.", by=by)


def written_organisation(place, by):
    return organisations.add_organisation(
        place, name="Choir", side="organisations", kind="association", place="Aldea", by=by
    )


def written_recommendation(place, by):
    return recommendations.write_recommendation(
        place, sentence="Open the school", text="In the evening.", addressee_side="municipality", by=by
    )


def written_plan(place, by):
    return plans.write_plan(place, title="Rooms for all", summary="Three steps.", by=by)


# How it is written, how it is edited, the field both write, and another field that only the other person writes.
NOUNS = [
    (written_event, events.edit_event, "title", "place"),
    (written_finding, findings.edit_finding, "sentence", "text"),
    (written_organisation, organisations.edit_organisation, "name", "short_name"),
    (written_recommendation, recommendations.edit_recommendation, "sentence", "text"),
    (written_plan, plans.edit_plan, "title", "summary"),
]


# What only one person edits, and the outline, which is a file that replaces the file before.
NOBODY_ELSES = {"me", "change_boundary"}


def opened(client, thing):
    """The form of a thing as a browser holds it: where it goes, and every value in it."""
    page = client.get(f"{thing.get_absolute_url()}edit/")
    assert page.status_code == 200
    return as_form(page)


def as_form(page):
    form = next(form for form in html.fromstring(page.content).forms if "data-guard" in form.attrib)
    values = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value.removeprefix("\n"))
    return values


@pytest.fixture
def browser(fia):
    load_vocabularies(by=system("test"))
    client = Client()
    client.force_login(fia.person)
    return client


@pytest.mark.parametrize(("write", "edit", "field", "other"), NOUNS, ids=[row[0].__name__ for row in NOUNS])
def test_T82_who_saves_second_sees_both_versions_and_chooses(aldea, fia, ana, browser, write, edit, field, other):
    thing = write(aldea, fia)
    mine = opened(browser, thing)
    edit(thing, by=system("Ben"), **{field: "Ben's words", other: "Ben's other words"})
    address = f"{thing.get_absolute_url()}edit/"

    answer = browser.post(address, {**mine, field: "my words"})
    assert answer.status_code == 409
    said = html.fromstring(answer.content).text_content()
    assert "Ben's words" in said
    again = as_form(answer)
    assert (again[field], again[f"keep-{field}"]) == (["my words"], ["typed"])
    assert again[other] == ["Ben's other words"]
    assert saved(aldea, thing, field) == "Ben's words"

    assert browser.post(address, again).status_code == 302
    assert [saved(aldea, thing, name) for name in (field, other)] == ["my words", "Ben's other words"]


@pytest.mark.parametrize(("write", "edit", "field", "other"), NOUNS, ids=[row[0].__name__ for row in NOUNS])
def test_T82_the_saved_version_can_be_kept(aldea, fia, browser, write, edit, field, other):
    thing = write(aldea, fia)
    mine = opened(browser, thing)
    edit(thing, by=system("Ben"), **{field: "Ben's words"})
    address = f"{thing.get_absolute_url()}edit/"
    again = as_form(browser.post(address, {**mine, field: "my words", other: "mine alone"}))
    assert f"keep-{other}" not in again
    assert browser.post(address, {**again, f"keep-{field}": ["saved"]}).status_code == 302
    assert [saved(aldea, thing, name) for name in (field, other)] == ["Ben's words", "mine alone"]


def test_T82_who_saves_second_twice_is_told_twice(aldea, fia, browser):
    thing = written_plan(aldea, fia)
    mine = opened(browser, thing)
    address = f"{thing.get_absolute_url()}edit/"
    plans.edit_plan(thing, title="First", by=fia)
    again = as_form(browser.post(address, {**mine, "title": "my words"}))
    plans.edit_plan(thing, title="Second", by=fia)
    assert browser.post(address, again).status_code == 409
    assert saved(aldea, thing, "title") == "Second"


def saved(place, thing, field):
    with inside(place):
        return str(getattr(type(thing).objects.get(pk=thing.pk), field))


def views_that_edit():
    """(page function, its source tree) of every page that opens a form about a thing that is there."""
    list(get_resolver().url_patterns)
    for page in PAGES.values():
        view = inspect.unwrap(page.view)
        tree = ast.parse(inspect.getsource(view).lstrip())
        if any(isinstance(node, ast.keyword) and node.arg in ("instance", "filled") for node in ast.walk(tree)):
            yield page.name, view, tree


def test_every_page_that_edits_goes_through_the_shared_form_and_its_change_asks_for_the_version():
    loose = []
    for name, view, tree in views_that_edit():
        named = [
            node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        ]
        module = inspect.getmodule(view)
        doors = [getattr(getattr(module, node.value.id, None), node.attr, None) for node in named]
        asked = [door for door in doors if hasattr(door, "verb")]
        calls = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        if not calls & {"form_page", "_write"} and name not in NOBODY_ELSES:
            loose.append(f"{name} does not use form_page")
        for door in asked:
            if "check_version(" not in inspect.getsource(inspect.unwrap(door)):
                loose.append(f"{name}: {door.__name__} overwrites what was not seen")
    assert len(list(views_that_edit())) > 10
    assert loose == []


def test_no_form_about_a_thing_is_made_elsewhere():
    """Forms that edit are made in page functions, where the test above finds them, or in a function that they call."""
    makers = [
        path
        for path in Path("localympact").rglob("*.py")
        if "instance=" in path.read_text() and "tests" not in path.parts
    ]
    assert {path.name for path in makers} <= {"views.py", "account.py", "founding.py"}
