"""The list of a new place's first weeks ticks itself, and goes when all is done or it is put away."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from localympact.across.founding.first_weeks import WEEKS
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces import changes
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.administration import memberships
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.events.changes import write_event
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys.shipping import load_questionnaires

SQUARE = {"type": "Polygon", "coordinates": [[[-9, 38], [-8, 38], [-8, 39], [-9, 38]]]}
ALL = [step for week in WEEKS for step in week.steps]


@pytest.fixture
def young(aldea, fia):
    """Aldea as it was just founded."""
    Workspace.objects.filter(pk=aldea.pk).update(state="draft", is_beginning=True)
    return Workspace.objects.get(pk=aldea.pk)


def done(place):
    with inside(place):
        return [str(step.title) for step in ALL if step.is_done(place)]


def test_steps_are_done_when_the_place_shows_it(young, fia):
    with inside(young):
        assert done(young) == ["Invite somebody of the other side"]  # the usual cast works here already
    changes.edit_workspace(young, lead="To know each other.", boundary=SQUARE, by=fia)
    changes.publish_workspace(young, by=fia)
    organisations.add_organisation(young, name="Aldea", side="municipality", by=fia)
    assert done(young) == [
        "Say in a sentence what you work towards",
        "Show where you are",
        "Invite somebody of the other side",
        "Make this place public",
        "Add the municipality",
    ]


def test_an_open_invitation_counts_and_one_taken_back_does_not(bryggby, cem):
    invited = memberships.invite(bryggby, email="x@town.example", role="officer", by=cem)
    assert done(bryggby)[-1:] == ["Make this place public"]
    assert "Invite somebody of the other side" in done(bryggby)
    memberships.withdraw_invitation(invited, by=cem)
    assert "Invite somebody of the other side" not in done(bryggby)


def test_those_who_lead_see_the_list_and_every_step_leads_to_a_page(client, young, fia):
    client.force_login(fia.person)
    page = client.get("/en/aldea/").content.decode()
    addresses = re.findall(r'class="week-step.*?<a href="([^"]+)"', page, re.DOTALL)
    assert len(addresses) == len(ALL)
    found = {address: client.get(address.split("#")[0]) for address in addresses}
    assert {address for address, answer in found.items() if answer.status_code != 200} == set()
    anchored = [(answer, address.split("#")[1]) for address, answer in found.items() if "#" in address]
    assert [anchor for answer, anchor in anchored if f'id="{anchor}"' not in answer.content.decode()] == []


def test_others_do_not_see_it(client, young, ben):
    client.force_login(ben.person)
    assert "Your first weeks" not in client.get("/en/aldea/").content.decode()


def test_it_goes_when_it_is_put_away(client, young, fia):
    client.force_login(fia.person)
    client.post("/en/aldea/first-weeks/end/")
    assert "Your first weeks" not in client.get("/en/aldea/").content.decode()


def test_it_goes_when_all_is_done(client, young, fia):
    changes.edit_workspace(young, lead="To know each other.", boundary=SQUARE, by=fia)
    changes.publish_workspace(young, by=fia)
    town = organisations.add_organisation(young, name="Aldea", side="municipality", by=fia)
    organisations.add_contact_point(town, role="Reception", email="office@town.example", by=fia)
    for number in range(5):
        club = organisations.add_organisation(young, name=f"Club {number}", kind="association", by=fia)
        organisations.publish_organisation(club, by=fia)
    at = datetime(2026, 10, 1, 18, tzinfo=ZoneInfo("Europe/Lisbon"))
    write_event(young, kind="local_meeting", title="First meeting", starts_at=at, place="Hall", by=fia)
    load_questionnaires(by=system("test"))
    days = {"opens_on": date(2026, 10, 1), "closes_on": date(2026, 10, 31)}
    wave = surveys.prepare_wave(young, pair="needs-and-challenges", title="First survey", by=fia, **days)
    client.force_login(fia.person)
    assert "Your first weeks" in client.get("/en/aldea/").content.decode()
    surveys.open_wave(wave, by=fia)
    assert done(young) == [str(step.title) for step in ALL]
    assert "Your first weeks" not in client.get("/en/aldea/").content.decode()


def test_a_place_that_was_not_just_founded_has_no_such_list(client, aldea, fia):
    client.force_login(fia.person)
    assert "Your first weeks" not in client.get("/en/aldea/").content.decode()
