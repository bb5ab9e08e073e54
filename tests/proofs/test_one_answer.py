"""T26, T27, T29: one instance_id is one answer, however often and however fast it is sent; on both databases."""

import threading
from uuid import uuid4

import pytest
from django.db import connection, models

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.phase1_mapping.responses import changes
from localympact.phase1_mapping.responses.models import Response
from tests.house import FULL
from tests.proofs.open_wave import open_survey

pytestmark = [pytest.mark.proof, pytest.mark.both, pytest.mark.django_db(transaction=True)]
SENDERS = 16


@pytest.fixture
def without_guards(monkeypatch):
    """Take away what makes an answer one: the look for a known id, and the database's own rule."""
    guarded = Response._meta.get_field("instance_id")
    unguarded = models.UUIDField()
    unguarded.set_attributes_from_name("instance_id")
    unguarded.model = Response
    monkeypatch.setattr(changes, "_known", lambda *_: None)
    with connection.schema_editor() as editor:
        editor.alter_field(Response, guarded, unguarded)
    yield
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM mapping_response")
    with connection.schema_editor() as editor:
        editor.alter_field(Response, unguarded, guarded)


def send(side, instance_id, text, statuses, start=None):
    if start:
        start.wait(20)
    try:
        received = changes.receive_response(side, instance_id=instance_id, answers={"Q1": text}, by=RESPONDENT)
        statuses.append(received.status)
    finally:
        connection.close()


def send_at_once(side):
    """The same answer from many senders at one moment; their statuses."""
    instance_id, statuses, start = uuid4(), [], threading.Barrier(SENDERS)
    sent = [threading.Thread(target=send, args=[side, instance_id, "time", statuses, start]) for _ in range(SENDERS)]
    for thread in sent:
        thread.start()
    for thread in sent:
        thread.join(60)
    return sorted(statuses, reverse=True)


def stored(side):
    with inside(side.workspace):
        return Response.objects.count()


def test_T29_sixteen_parallel_posts_of_one_answer_are_one_row():
    side, rounds = open_survey(), 20 if FULL else 5
    for _ in range(rounds):
        assert send_at_once(side) == [201] + [200] * (SENDERS - 1)
    assert stored(side) == rounds


def test_T29_the_proof_notices_when_the_guards_are_gone(without_guards):
    side = open_survey()
    send_at_once(side)
    assert stored(side) > 1


def test_T26_T27_the_same_answer_again_is_known_and_another_body_is_refused():
    side, instance_id, statuses = open_survey(), uuid4(), []
    for text in ("time", "time", "money"):
        send(side, instance_id, text, statuses)
    assert statuses == [201, 200, 409]
    with inside(side.workspace):
        assert Response.objects.get().answers == {"Q1": "time"}
