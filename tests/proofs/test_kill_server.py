"""T86: a server killed under load loses no answer that it acknowledged, and keeps each of them once."""

from uuid import UUID, uuid4

import pytest

from tests.house import FULL

pytestmark = pytest.mark.proof
SITE = "tests.proofs.small_site:application"
OPEN = "from tests.proofs.open_wave import open_survey; print(open_survey().pk)"


@pytest.fixture
def send(house):
    """Post one new answer; its id when it was acknowledged."""
    side = house.run(OPEN)

    def post(server):
        instance_id = uuid4()
        return instance_id if server.request("POST", f"/answer/{side}/{instance_id}")[0] == 201 else None

    post.side = side
    return post


def stored(house):
    return [UUID(found) for found in house.column("SELECT instance_id FROM mapping_response")]


def test_T86_no_acknowledged_answer_is_lost_when_the_server_is_killed(house, killed_under_load, send):
    acknowledged, server = killed_under_load(SITE, send, kills=100 if FULL else 10)
    kept = stored(house)
    assert set(acknowledged) - set(kept) == set()
    assert len(kept) == len(set(kept))
    server.start()
    again = [server.request("POST", f"/answer/{send.side}/{known}")[0] for known in acknowledged[:50]]
    assert again == [200] * len(again)
    assert house.column("PRAGMA integrity_check") == ["ok"]


def test_T86_the_proof_notices_a_server_that_acknowledges_before_it_stores(house, killed_under_load, send):
    acknowledged, _ = killed_under_load(SITE, send, kills=3, BROKEN="acknowledge first")
    assert set(acknowledged) - set(stored(house)) != set()
