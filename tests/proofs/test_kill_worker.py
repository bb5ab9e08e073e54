"""T94: a worker that is killed or frozen inside a job costs time, never an effect and never a second one."""

import os
import signal
import time

import pytest

from tests.house import FULL, kill

# On PostgreSQL with FULL=1 only: what is killed is ours, the same on both.
pytestmark = [pytest.mark.proof, *([pytest.mark.both] if FULL else [])]
PATIENCE = 120  # a busy machine needs a while to start a process
ENQUEUE = "from localympact.foundation.jobs.models import Job; [Job.objects.create(name='slow', args={{}}) for _ in range({})]"


def states(house):
    return house.column("SELECT state FROM jobs_job WHERE name = 'slow'")


def effects(house):
    return len(house.column("SELECT id FROM jobs_job WHERE name = 'effect'"))


def until(asked, seconds):
    """Whether something became true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if asked():
            return True
        time.sleep(0.05)
    return False


def worker(house, broken=""):
    return house.start("tests/proofs/one_worker.py", BROKEN=broken)


def test_T94_a_job_whose_worker_is_killed_is_done_once(house):
    jobs = 4 if FULL else 2
    house.run(ENQUEUE.format(jobs))
    first = worker(house)
    assert until(lambda: "running" in states(house), PATIENCE)
    kill(first)
    worker(house)
    assert until(lambda: states(house) == ["done"] * jobs, PATIENCE)
    assert effects(house) == jobs


def test_T94_the_proof_notices_a_queue_without_leases(house):
    house.run(ENQUEUE.format(1))
    first = worker(house, "no lease")
    assert until(lambda: "running" in states(house), PATIENCE)
    kill(first)
    worker(house, "no lease")
    assert not until(lambda: states(house) == ["done"], 10)


def freeze(process, house):
    """Stop a process outside a transaction: SQLite's one write lock would freeze with it."""
    while True:
        os.killpg(process.pid, signal.SIGSTOP)
        if house.can_be_written():
            return
        os.killpg(process.pid, signal.SIGCONT)
        time.sleep(0.05)


def frozen_and_woken(house, broken=""):
    """One worker is frozen inside its job, another does the job, the first wakes; the number of effects."""
    house.run(ENQUEUE.format(1))
    first = worker(house, broken)
    assert until(lambda: states(house) == ["running"], PATIENCE)
    freeze(first, house)
    worker(house, broken)
    assert until(lambda: states(house) == ["done"], PATIENCE)
    os.killpg(first.pid, signal.SIGCONT)
    until(lambda: effects(house) > 1, 6)
    return effects(house)


def test_T94_a_frozen_worker_that_wakes_leaves_no_second_effect(house):
    assert frozen_and_woken(house) == 1


def test_T94_the_proof_notices_a_queue_without_a_fence(house):
    assert frozen_and_woken(house, "no fence") == 2
