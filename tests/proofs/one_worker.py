"""A worker with one slow job whose effect is a row; leases last two seconds, so that the proof does too."""

import os
import time
from datetime import timedelta

import django

django.setup()

from django.db import transaction  # noqa: E402 - settings first
from django.db.models import Q  # noqa: E402
from django.utils import timezone  # noqa: E402

from localympact.foundation.jobs import models, registry, worker  # noqa: E402
from localympact.foundation.jobs.models import Job, JobRows  # noqa: E402

models.LEASE = worker.LEASE = timedelta(seconds=2)


@registry.job("slow")
def slow(job):
    """Two seconds of work, then the effect and the end of the job in one transaction."""
    for step in range(10):
        time.sleep(0.2)
        if step < 8:
            job.report(step=step)
    with transaction.atomic():
        Job.objects.create(name="effect", state="done")
        job.finish()


@registry.job("quick")
def quick(job):
    """The same, at once."""
    with transaction.atomic():
        Job.objects.create(name="effect", state="done")
        job.finish()


def take_without_lock(self):
    job = self.due().first()
    if job:
        time.sleep(0.01)
        self.filter(pk=job.pk).update(state="running", attempts=1, due_at=timezone.now() + models.LEASE)
        job.attempts, job.state = 1, "running"
    return job


def update_without_fence(self, **fields):
    with transaction.atomic():
        Job.objects.filter(pk=self.pk).update(**fields)


def only_waiting(self):
    return self.filter(Q(state="waiting"), due_at__lte=timezone.now()).order_by("due_at", "id")


if os.environ.get("BROKEN") in ("no fence", "no lock"):
    Job._update = update_without_fence
if os.environ.get("BROKEN") == "no lock":
    JobRows.take = take_without_lock
if os.environ.get("BROKEN") == "no lease":
    JobRows.due = only_waiting
worker.run()
