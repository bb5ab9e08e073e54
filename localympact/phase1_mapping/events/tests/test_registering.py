"""Seats are given out one by one: in total, per side, once an address; a seat given back moves the first up."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.mail.models import Letter
from localympact.foundation.workspaces.actors import VISITOR
from localympact.phase1_mapping.events import changes
from localympact.phase1_mapping.events.forms import LocalMoment
from localympact.phase1_mapping.events.registering import cancel, register


@pytest.fixture
def meeting(aldea, fia):
    event = changes.write_event(
        aldea,
        title={"en": "Open evening"},
        kind="local_meeting",
        starts_at=timezone.now() + timedelta(days=9),
        place="Town hall",
        takes_registrations=True,
        capacity=2,
        capacity_municipality=1,
        by=fia,
    )
    return changes.publish_event(event, by=fia)


def sign_up(event, email, side="organisations"):
    return register(event, name=email.split("@")[0], email=email, side=side, by=VISITOR)


def key_of(email):
    return re.search(r"/cancel/([^/\s]+)/", Letter.objects.filter(to=email).latest("created_at").text)[1]


def test_the_third_of_two_seats_waits(meeting):
    states = [sign_up(meeting, f"{name}@example.org").state for name in ("ada", "bo", "cy")]
    assert states == ["seated", "seated", "waiting"]


def test_a_side_has_its_own_number_of_seats(meeting):
    assert sign_up(meeting, "ada@example.org", "municipality").state == "seated"
    assert sign_up(meeting, "bo@example.org", "municipality").state == "waiting"
    assert sign_up(meeting, "cy@example.org").state == "seated"


def test_T77_one_address_takes_one_seat(meeting):
    sign_up(meeting, "Ada@example.org")
    with pytest.raises(Refused, match="registered already"):
        sign_up(meeting, "ada@Example.org ")


def test_T76_a_seat_given_back_goes_to_the_first_who_waits(aldea, meeting):
    for name in ("ada", "bo", "cy"):
        sign_up(meeting, f"{name}@example.org")
    cancel(meeting, key=key_of("ada@example.org"), by=VISITOR)
    with inside(aldea):
        states = dict(meeting.registrations.values_list("name", "state"))
    assert states == {"ada": "cancelled", "bo": "seated", "cy": "seated"}
    assert "You have a seat" in Letter.objects.filter(to="cy@example.org").latest("created_at").text


def test_a_foreign_key_cancels_nothing(meeting):
    with pytest.raises(Refused, match="belongs to no registration"):
        cancel(meeting, key="nonsense", by=VISITOR)


def test_a_visitor_signs_up_and_cancels_in_the_browser_without_an_account(client, meeting):
    page = f"{meeting.get_absolute_url()}register/"
    typed = {"name": "Dita", "email": "dita@example.org", "side": "organisations"}
    answer = client.post(page, typed, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 201
    assert not answer.cookies
    address = f"{meeting.get_absolute_url()}cancel/{key_of('dita@example.org')}/"
    assert client.get(address).status_code == 200
    assert client.post(address, headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_a_calendar_holds_the_event(client, meeting):
    calendar = client.get("/en/aldea/events.ics").content.decode()
    assert "SUMMARY:Open evening" in calendar
    assert client.get(meeting.get_absolute_url().rstrip("/") + ".ics").status_code == 200


@pytest.mark.parametrize(
    ("zone", "text", "words"),
    [
        ("Europe/Riga", "2027-03-28T03:30", "does not exist"),
        ("Europe/Stockholm", "2027-03-28T02:30", "does not exist"),
        ("Europe/Lisbon", "2027-03-28T01:30", "does not exist"),
        ("Europe/Riga", "2027-10-31T03:30", "comes twice"),
    ],
)
def test_T96_T97_a_time_the_clock_skips_or_repeats_is_a_sentence(zone, text, words):
    with timezone.override(zone), pytest.raises(Exception, match=words):
        LocalMoment().clean(text)


def test_more_seats_go_to_those_who_wait(aldea, fia, meeting):
    for name in ("ada", "bo", "cy"):
        sign_up(meeting, f"{name}@example.org")
    changes.edit_event(meeting, capacity=3, by=fia)
    with inside(aldea):
        assert {one.state for one in meeting.registrations.all()} == {"seated"}
    assert "You have a seat" in Letter.objects.filter(to="cy@example.org").latest("created_at").text
