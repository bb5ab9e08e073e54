"""T86: a server killed under load loses nothing that it acknowledged."""

from uuid import uuid4

import pytest

from tests.proofs.conftest import FULL

pytestmark = pytest.mark.proof
NAMES = (
    "from localympact.foundation.jobs.models import Schedule; print(*Schedule.objects.values_list('name', flat=True))"
)


def post_an_id(server):
    name = uuid4().hex
    return name if server.request("POST", f"/keep/{name}")[0] == 201 else None


def lost(house, acknowledged):
    return set(acknowledged) - set(house.column("SELECT name FROM jobs_schedule"))


def test_T86_nothing_acknowledged_is_lost_when_the_server_is_killed(house, killed_under_load):
    acknowledged = killed_under_load("tests.proofs.small_site:application", post_an_id, kills=30 if FULL else 5)
    assert lost(house, acknowledged) == set()


def test_T86_the_proof_notices_a_server_that_acknowledges_before_it_stores(house, killed_under_load):
    acknowledged = killed_under_load(
        "tests.proofs.small_site:application", post_an_id, kills=3, BROKEN="acknowledge first"
    )
    assert lost(house, acknowledged) != set()
