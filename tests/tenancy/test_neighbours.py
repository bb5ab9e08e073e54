"""T49, T54: no page of one place opens or changes anything for those who have no place there."""

import pytest

from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.workspaces import permissions, queries
from localympact.foundation.workspaces.models import Workspace
from tests.house import FULL
from tests.tenancy.asking import ask
from tests.tenancy.worlds import OWNED, never_existed, outsiders, reach, readers_of

pytestmark = [pytest.mark.proof, pytest.mark.both, pytest.mark.usefixtures("bare_errors")]
METHODS = ("get", "post", "head", "options", "put", "patch", "delete") if FULL else ("get", "post")
FOREIGN_PLACE, FOREIGN_THING, OWN_THING = "foreign place", "own place, foreign thing", "foreign place, own thing"


def addresses(aldea, bryggby):
    """Every address of which the place, the thing or both are foreign to those who belong to Bryggby."""
    for stop in aldea.stops:
        for path in (stop.path, *(f"{stop.path.rstrip('/')}.{twin}" for twin in stop.twins)):
            if stop.may != "read":
                yield FOREIGN_PLACE, stop, path
            if aldea.names_a_thing(path):
                yield FOREIGN_THING, stop, path.replace("/aldea/", "/bryggby/", 1)
    for stop in bryggby.stops:
        if bryggby.names_a_thing(stop.path):
            yield OWN_THING, stop, bryggby.moved_to(aldea, stop)


def is_leak(reader, shape, stop, seen):
    """Whether somebody got in who should not, or left something behind."""
    if seen.status >= 500:
        return True
    if shape == FOREIGN_PLACE and reach(reader.elsewhere, stop.may):
        return False  # the grid lets everybody bring an answer, a suggestion, a claim; the steward has settings
    return not seen.is_closed or bool(seen.written)


def walk(aldea, bryggby, readers):
    """Everything that somebody got who should not; the first such thing of each reader comes first."""
    for reader in readers:
        for shape, stop, path in addresses(aldea, bryggby):
            for method in METHODS:
                seen = ask(reader.browser, method, path)
                if is_leak(reader, shape, stop, seen):
                    yield reader.name, shape, method, seen.status, path, sorted(seen.written)


def test_T49_nothing_of_a_place_is_open_to_those_who_have_no_place_there(aldea, bryggby):
    assert aldea.missing == []
    readers = outsiders(bryggby.place, aldea.place)
    print(f"\n{len(readers)} readers, {len(list(addresses(aldea, bryggby)))} addresses, {len(METHODS)} methods.")
    assert list(walk(aldea, bryggby, readers)) == []


def test_T49_the_walk_notices_a_scope_that_lost_its_filter(aldea, bryggby, unfiltered):
    leader = [one for one in readers_of(bryggby.place) if one.name == "facilitator"]
    assert next(leak for leak in walk(aldea, bryggby, leader) if leak[1] == FOREIGN_THING)


def test_T49_the_walk_notices_a_door_that_stands_open(aldea, bryggby, without):
    without(permissions.may_somewhere, lambda actor, verb, workspace: True)
    assert next(leak for leak in walk(aldea, bryggby, readers_of(bryggby.place)) if leak[1] == FOREIGN_PLACE)


def test_T49_what_is_foreign_looks_like_what_never_existed(aldea, bryggby):
    """Else the answer itself would tell that there is such a thing."""
    leader = next(one for one in readers_of(bryggby.place) if one.name == "facilitator")
    for stop in aldea.stops:
        if aldea.thing_of(stop):
            path = aldea.moved_to(bryggby, stop)
            foreign, never = (ask(leader.browser, "post", one) for one in (path, never_existed(path)))
            assert (path, foreign.status, foreign.page) == (path, never.status, never.page)


def unpublish(place):
    """Everything of this place becomes a draft."""
    with across_workspaces("all of Aldea becomes a draft"):
        for model in OWNED:
            field = next((f for f in model._meta.concrete_fields if f.name == "state"), None)
            if field and "draft" in dict(field.choices):
                model._base_manager.filter(workspace=place).update(state="draft")


def drafts_seen(aldea, readers):
    """Drafts of Aldea that opened, by their own pages and twins."""
    states = {
        model for model in OWNED if any(f.name == "state" and "draft" in dict(f.choices) for f in model._meta.fields)
    }
    for reader in readers:
        for stop in aldea.stops:
            thing = aldea.thing_of(stop)
            if stop.may != "read" or thing not in states:
                continue
            for path in (stop.path, *(f"{stop.path.rstrip('/')}.{twin}" for twin in stop.twins)):
                seen = ask(reader.browser, "get", path)
                if not seen.is_closed:
                    yield reader.name, seen.status, path


def test_T54_drafts_are_nowhere_for_those_who_do_not_work_there(aldea, bryggby):
    readers = outsiders(bryggby.place, aldea.place)
    unpublish(aldea.place)
    assert list(drafts_seen(aldea, readers)) == []
    assert len(list(drafts_seen(aldea, readers_of(aldea.place)[:1]))) > 20


def test_T54_the_walk_notices_drafts_that_are_shown(aldea, bryggby, without):
    unpublish(aldea.place)
    without(queries.visible, lambda rows, actor, workspace: rows)
    assert list(drafts_seen(aldea, readers_of(bryggby.place)[:1]))


def test_T54_a_place_that_is_not_published_does_not_exist_but_for_those_it_invited(aldea, bryggby):
    readers = [one for one in outsiders(bryggby.place, aldea.place) if one.name != "steward"]
    Workspace.objects.filter(pk=aldea.place.pk).update(state="draft")
    for reader in readers:
        opened = [stop.name for stop in aldea.stops if ask(reader.browser, "get", stop.path).status != 404]
        assert opened == ["accept_invitation"]  # by the key that those who lead the place sent
