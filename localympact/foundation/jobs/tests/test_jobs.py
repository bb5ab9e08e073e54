"""A job is done once, later, by whoever comes first; what fails is tried again."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from localympact.foundation.jobs.models import Job, LeaseLost, Schedule
from localympact.foundation.jobs.registry import TASKS, enqueue, enqueue_what_is_due, job
from localympact.foundation.jobs.worker import Worker, beat, is_alive

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def done():
    """What the jobs of a test did, in order."""
    names = set(TASKS)
    did = []

    @job("note", attempts=3)
    def note(job, word):
        did.append(word)

    @job("stumble", attempts=2)
    def stumble(job):
        did.append("stumbled")
        raise ValueError("a stone")

    yield did
    for name in set(TASKS) - names:
        del TASKS[name]


def pass_time(job_, by):
    Job.objects.filter(pk=job_.pk).update(due_at=timezone.now() - by)


def test_a_job_is_done_once(done):
    enqueue("note", word="tere")
    worker = Worker()
    assert (worker.do_one(), worker.do_one(), done) == (True, False, ["tere"])
    assert Job.objects.get().state == Job.State.DONE


def test_a_job_waits_until_it_is_due(done):
    enqueue("note", due_at=timezone.now() + timedelta(hours=1), word="later")
    assert not Worker().do_one()


def test_a_job_goes_with_its_transaction(done):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("note", word="never")
        raise ZeroDivisionError
    assert not Job.objects.exists()


def test_five_enqueues_with_one_key_are_one_job(done):
    for _ in range(5):
        enqueue("note", key="one", word="once")
    assert Job.objects.count() == 1


def test_an_unknown_name_is_refused_when_enqueued(done):
    with pytest.raises(KeyError, match="No job is called nothing"):
        enqueue("nothing")


def test_a_failing_job_comes_back_and_then_stays_failed(done):
    enqueue("stumble")
    worker = Worker()
    worker.do_one()
    waiting = Job.objects.get()
    assert (waiting.state, waiting.attempts) == (Job.State.WAITING, 1)
    assert waiting.due_at > timezone.now() + timedelta(seconds=5)
    pass_time(waiting, timedelta(0))
    worker.do_one()
    failed = Job.objects.get()
    assert (failed.state, failed.attempts, done) == (Job.State.FAILED, 2, ["stumbled", "stumbled"])
    assert "ValueError: a stone" in failed.error


def test_a_failed_job_does_not_stumble_over_its_waiting_twin(done):
    enqueue("stumble", key="same")
    taken = Job.objects.take()
    enqueue("stumble", key="same")
    taken.give_back("a stone", attempts=2)
    assert Job.objects.filter(state=Job.State.WAITING).count() == 2


def test_a_job_whose_worker_went_silent_is_taken_again(done):
    enqueue("note", word="again")
    first = Job.objects.take()
    assert Job.objects.take() is None
    pass_time(first, timedelta(seconds=1))
    second = Job.objects.take()
    assert (second.pk, second.attempts) == (first.pk, 2)


def test_a_worker_that_lost_its_lease_leaves_no_effect(done):
    enqueue("note", word="effect")
    frozen = Job.objects.take()
    pass_time(frozen, timedelta(seconds=1))
    Job.objects.take()
    with pytest.raises(LeaseLost), transaction.atomic():
        enqueue("note", word="the effect of the frozen worker")
        frozen.finish()
    assert Job.objects.count() == 1
    with pytest.raises(LeaseLost):
        frozen.renew()


def test_a_job_whose_worker_ends_each_time_is_given_up(done):
    enqueue("note", word="deadly")
    for _ in range(3):
        pass_time(Job.objects.take(), timedelta(seconds=1))
    Worker().do_one()
    assert (Job.objects.get().state, done) == (Job.State.FAILED, [])


def test_progress_can_be_seen_while_a_job_runs(done):
    enqueue("note", word="slow")
    taken = Job.objects.take()
    taken.report(done=3, of=10)
    assert Job.objects.get().progress == {"done": 3, "of": 10}


def test_a_repeated_job_runs_once_per_slot(done):
    @job("tick", every=timedelta(hours=1))
    def tick(job):
        done.append("tick")

    enqueue_what_is_due({})
    assert Job.objects.filter(name="tick").count() == 0
    Schedule.objects.filter(name="tick").update(last_slot=timezone.now() - timedelta(hours=2))
    for _ in range(3):
        enqueue_what_is_due({})
    assert Job.objects.filter(name="tick").count() == 1


def test_a_worker_gives_signs_of_life():
    assert not is_alive()
    beat()
    assert is_alive()
    Schedule.objects.update(last_slot=timezone.now() - timedelta(minutes=1))
    assert not is_alive()
