"""Every page for every role inside its own place: open and closed exactly as the grid says."""

import pytest

from localympact.foundation.people.models import Person
from localympact.foundation.workspaces import permissions
from tests.tenancy.asking import Forms, ask, browser_of
from tests.tenancy.worlds import Reader, reach, readers_of

pytestmark = [pytest.mark.proof, pytest.mark.both, pytest.mark.usefixtures("bare_errors")]
# The grid lets everybody who works here fill a sample; what somebody filled is theirs alone.
OF_ONE_PERSON = {"show_filled_sample", "edit_filled_sample"}
NOTED = {"history_line"}  # whoever reads raw answers is written down
PARTIES = ("fia", "ana", "rui")  # of the demo: they lead Aldea and are party to its things


def gather(world, readers):
    """What each reader gets from each page, and what each page's form would send."""
    got, forms = {}, {}
    for reader in readers:
        for stop in world.stops:
            if stop.may != "read" or reader.name == "visitor":
                seen = got[reader.name, stop] = ask(reader.browser, "get", stop.path)
                if seen.status == 200 and "<form" in seen.page:
                    for action, fields in Forms(seen.page, stop.path).found.items():
                        forms.setdefault(action, fields)
    return got, forms


def mistakes(world, readers):
    """Where a page was open or closed against the grid, and what somebody changed that is not theirs."""
    got, forms = gather(world, readers)
    for reader in readers:
        for stop in world.stops:
            if (reader.name, stop) in got:
                sent = ask(reader.browser, "post", stop.path, forms.get(stop.path, {}))
                if said := mistake(world, reader, stop, got[reader.name, stop], sent):
                    yield reader.name, stop.may, stop.name, said


def mistake(world, reader, stop, seen, sent):
    """What is wrong with the two answers, if anything is."""
    goes = reach(reader.here, stop.may)
    if goes is None:
        return "" if seen.is_closed and sent.is_closed and not seen.written | sent.written else "is open"
    if seen.written - NOTED:
        return f"looking changed {sorted(seen.written)}"
    if goes == "all":
        barred = (seen.is_closed and seen.status not in (404, 405)) or sent.status == 403
        return "is closed" if barred and stop.name not in OF_ONE_PERSON else ""
    thing = world.thing_of(stop)
    not_theirs = thing and (goes == "own" or state_of(thing, stop) != "draft")
    return f"changed {sorted(sent.written)}" if not_theirs and sent.written else ""


def state_of(model, stop):
    words = stop.path.split("/")
    return getattr(model._base_manager.filter(pk__in=[w for w in words if len(w) == 36]).first(), "state", "")


def everybody(place):
    return [Reader("visitor", browser_of(None)), *readers_of(place)]


def test_every_role_opens_and_changes_what_the_grid_says(aldea):
    assert list(mistakes(aldea, everybody(aldea.place))) == []


def test_almost_every_page_opens_for_somebody(aldea):
    """Else the walks above would look at closed doors only."""
    parties = [browser_of(Person.objects.get(email=f"{name}@example.org")) for name in PARTIES]
    steward = browser_of(Person.objects.get(email="stefa@example.org"))
    closed = []
    for stop in aldea.stops:
        answers = (ask(one, "get", stop.path).status for one in (*parties, steward))
        if not any(status in (200, 405) for status in answers):
            closed.append(stop.path)
    assert len(closed) <= 0.05 * len(aldea.stops), closed


BROKEN = {
    "door": (permissions.may_somewhere, lambda actor, verb, workspace: True, "is open"),
    "change": (permissions.allows, lambda actor, verb, thing: True, "changed"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_grid_s_walk_notices_a_guard_that_is_gone(aldea, without, broken):
    guard, instead, expected = BROKEN[broken]
    without(guard, instead)
    contributor = readers_of(aldea.place)[:2]
    assert next((said for *_, said in mistakes(aldea, contributor) if expected in said), "")
