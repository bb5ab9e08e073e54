"""No answer is taken after its survey was counted, however close they come; on both databases."""

import threading
from uuid import uuid4

import pytest
from django.db import connection, transaction

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import RESPONDENT, system
from localympact.phase1_mapping.responses import changes
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys.models import WaveSide
from tests.proofs.open_wave import open_survey

pytestmark = [pytest.mark.proof, pytest.mark.both, pytest.mark.django_db(transaction=True)]
SENDERS = 8


def stored(side):
    with inside(side.workspace):
        return Response.objects.filter(wave_side__wave=side.wave_id).count()


def close_and_count(side, *, after):
    """Close the survey a moment after everybody began to send, and count what there is before the close is kept."""
    threading.Event().wait(after)
    with transaction.atomic():
        with inside(side.workspace):
            wave = WaveSide.objects.select_related("wave__workspace").get(pk=side.pk).wave
        surveys.close_wave(wave, by=system("test"))
        counted = stored(side)
        threading.Event().wait(0.2)  # who sends now meets a close that is not kept yet
    return counted


def send_until_closed(side, closed, refused):
    """Send answers with a survey in hand that was open, as a page holds it, until they are refused."""
    try:
        while not refused.is_set():
            last = closed.is_set()
            changes.receive_response(side, instance_id=uuid4(), answers={"Q1": "time"}, by=RESPONDENT)
            if last:
                return
    except changes.Closed:
        refused.set()
    finally:
        connection.close()


def counted_and_stored(side):
    """How many answers were counted at the close, and how many there are in the end."""
    closed, refused = threading.Event(), threading.Event()
    senders = [threading.Thread(target=send_until_closed, args=[side, closed, refused]) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    counted = close_and_count(side, after=0.3)
    closed.set()
    for sender in senders:
        sender.join(60)
    return counted, stored(side)


def test_every_answer_that_is_taken_is_counted():
    counted, kept = counted_and_stored(open_survey())
    assert counted == kept > 0


def test_the_proof_notices_answers_that_come_after_the_count(monkeypatch):
    monkeypatch.setattr(changes, "_only_open_still", lambda _wave: None)
    counted, kept = counted_and_stored(open_survey())
    assert kept > counted
