"""T86: a server killed under load loses no answer that it acknowledged, and keeps each of them once."""

import json
from uuid import UUID, uuid4

import pytest

from tests.house import FULL

# On PostgreSQL with FULL=1 only: what is killed is ours, the same on both.
pytestmark = [pytest.mark.proof, *([pytest.mark.both] if FULL else [])]
PRODUCT, BROKEN = "localympact.config.wsgi:application", "tests.proofs.thanks_first:application"
OPEN = "from tests.proofs.open_wave import open_survey; side = open_survey(); print(side.wave_id, side.public_key)"
NO_PACE = {"ANSWERS_PER_MINUTE": "1000000"}  # the clients stand for many, but share one address


@pytest.fixture
def send(house):
    """Post an answer through the public door: `send(server, id)` gives the status, `send(server)` a new id if stored."""
    wave, key = house.run(OPEN).split()

    def post(server, known=None):
        instance_id = known or uuid4()
        body = json.dumps({"instance_id": str(instance_id), "answers": {"Q1": "time"}, "language": "en"})
        path, kind = f"/en/aldea/surveys/{wave}/{key}/responses/", {"Content-Type": "application/json"}
        status = server.request("POST", path, body, kind)[0]
        return status if known else instance_id if status == 201 else None

    return post


def stored(house):
    return [UUID(str(found)) for found in house.column("SELECT instance_id FROM mapping_response")]


def test_T86_no_acknowledged_answer_is_lost_when_the_server_is_killed(house, killed_under_load, send):
    acknowledged, server = killed_under_load(PRODUCT, send, kills=100 if FULL else 10, **NO_PACE)
    kept = stored(house)
    assert set(acknowledged) - set(kept) == set()
    assert len(kept) == len(set(kept))
    server.start()
    again = [send(server, known) for known in acknowledged[:50]]
    assert again == [200] * len(again)
    assert house.database or house.column("PRAGMA integrity_check") == ["ok"]


def test_T86_the_proof_notices_a_server_that_acknowledges_before_it_stores(house, killed_under_load, send):
    acknowledged, _ = killed_under_load(BROKEN, send, kills=3, **NO_PACE)
    assert set(acknowledged) - set(stored(house)) != set()
