"""One small server or many: two web processes and two workers on one PostgreSQL do nothing twice."""

import json
import threading
import time
from uuid import uuid4

import pytest

from tests.house import Server
from tests.proofs.test_kill_server import NO_PACE, OPEN, PRODUCT, stored
from tests.proofs.test_kill_worker import PATIENCE, until

pytestmark = [pytest.mark.proof, pytest.mark.both, pytest.mark.postgres]
JOBS, ANSWERS = 40, 30
ENQUEUE = (
    f"from localympact.foundation.jobs.models import Job; [Job.objects.create(name='quick') for _ in range({JOBS})]"
)


def answered_by_two_workers(house, broken=""):
    """How many effects the jobs had that two workers did side by side."""
    house.run(ENQUEUE)
    for _ in range(2):
        house.start("tests/proofs/one_worker.py", BROKEN=broken)
    waits = "SELECT id FROM jobs_job WHERE name = 'quick' AND state <> 'done'"
    assert until(lambda: house.column(waits) == [], PATIENCE)
    time.sleep(1)
    return len(house.column("SELECT id FROM jobs_job WHERE name = 'effect'"))


def test_two_workers_do_every_job_once(house):
    assert answered_by_two_workers(house) == JOBS


def test_the_proof_notices_jobs_that_are_taken_without_a_lock(house):
    assert answered_by_two_workers(house, "no lock") > JOBS


def test_two_web_processes_keep_every_answer_once(house):
    wave, key = house.run(OPEN).split()
    servers = [Server(house, PRODUCT, **NO_PACE) for _ in range(2)]
    ids, statuses = [str(uuid4()) for _ in range(ANSWERS)], []

    def send(server):
        for instance_id in ids:
            body = json.dumps({"instance_id": instance_id, "answers": {"Q1": "time"}, "language": "en"})
            path = f"/en/aldea/surveys/{wave}/{key}/responses/"
            statuses.append(server.request("POST", path, body, {"Content-Type": "application/json"})[0])

    for server in servers:
        server.start()
    senders = [threading.Thread(target=send, args=[server]) for server in servers * 2]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(PATIENCE)
    assert sorted(statuses) == [200] * (ANSWERS * 3) + [201] * ANSWERS
    assert len(stored(house)) == ANSWERS
