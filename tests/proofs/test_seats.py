"""T75, T76: however many ask at one moment, no more seats are given than there are."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from localympact.foundation.core.scope import inside
from localympact.foundation.mail.models import Letter
from localympact.foundation.workspaces.actors import VISITOR, system
from localympact.phase1_mapping.events import changes, registering
from localympact.phase1_mapping.events.models import Event, Registration
from tests.house import FULL

pytestmark = [pytest.mark.proof, pytest.mark.both, pytest.mark.django_db(transaction=True)]
ASKING, SEATS = 16, 3


def meeting(aldea):
    told = {"title": {"en": "Open evening"}, "kind": "local_meeting", "place": "Town hall"}
    when = timezone.now() + timedelta(days=9)
    by = system("test")
    event = changes.write_event(aldea, **told, starts_at=when, takes_registrations=True, capacity=SEATS, by=by)
    return changes.publish_event(event, by=by)


def at_once(*calls):
    """Make all calls at one moment, each on a connection of its own."""
    start = threading.Barrier(len(calls))

    def make(call):
        try:
            start.wait(20)
            call()
        finally:
            connection.close()

    threads = [threading.Thread(target=make, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def ask_for_seats(event):
    def asking(number):
        address = f"guest{number}@example.org"
        return lambda: registering.register(event, name="Guest", email=address, side="organisations", by=VISITOR)

    at_once(*map(asking, range(ASKING)))


def states(event):
    with inside(event.workspace):
        return sorted(Registration.objects.filter(event=event).values_list("state", flat=True))


def test_T75_no_more_seats_are_given_than_there_are(aldea):
    for _ in range(10 if FULL else 2):
        event = meeting(aldea)
        ask_for_seats(event)
        assert states(event) == ["seated"] * SEATS + ["waiting"] * (ASKING - SEATS)


@pytest.mark.postgres
def test_T75_the_proof_notices_seats_that_are_counted_without_a_lock(aldea, monkeypatch):
    """SQLite has one writer at a time anyway."""
    monkeypatch.setattr(registering, "_locked", lambda event: Event.objects.get(pk=event.pk))
    taken = []
    for _ in range(5):
        event = meeting(aldea)
        ask_for_seats(event)
        taken.append(states(event).count("seated"))
    assert max(taken) > SEATS


def test_T76_a_seat_that_is_given_back_many_times_moves_one_up(aldea):
    event = meeting(aldea)
    ask_for_seats(event)
    with inside(aldea):
        seated = Registration.objects.filter(event=event, state="seated").first()
    text = Letter.objects.filter(to=seated.email).latest("created_at").text
    key = re.search(r"/cancel/([^/\s]+)/", text)[1]
    at_once(*[lambda: registering.cancel(event, key=key, by=VISITOR)] * 8)
    assert states(event) == ["cancelled"] + ["seated"] * SEATS + ["waiting"] * (ASKING - SEATS - 1)
