"""Jobs wait, run, end; a schedule remembers which of its slots was taken."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from localympact.foundation.core.rows import Installation

LEASE = timedelta(seconds=15)
PAUSES = [timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1)]


class LeaseLost(Exception):
    """Another worker holds this job now; what this one did must not be written."""


class JobRows(models.QuerySet["Job"]):
    def due(self) -> Self:
        """Jobs to start now: waiting ones whose time has come, running ones whose worker went silent."""
        open_ = self.filter(state__in=[Job.State.WAITING, Job.State.RUNNING])
        return open_.filter(due_at__lte=timezone.now()).order_by("due_at", "id")

    def take(self) -> "Job | None":
        """Give the oldest due job to the caller, for one lease."""
        if not self.due().exists():  # an idle look takes no write lock
            return None
        with transaction.atomic():
            job = self.due().select_for_update(skip_locked=True).first()
            if job:
                job.state, job.attempts = Job.State.RUNNING, job.attempts + 1
                job.started_at, job.due_at = timezone.now(), timezone.now() + LEASE
                job.save()
        return job


class Job(Installation):
    """One thing to do later, by whichever worker comes first."""

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    name = models.CharField(max_length=100)
    args = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    progress = models.JSONField(default=dict)
    error = models.TextField(default="")
    attempts = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)  # waiting: when to start; running: when the lease ends
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    objects = JobRows.as_manager()

    class Meta:
        indexes = [models.Index("due_at", name="jobs_due", condition=Q(state__in=["waiting", "running"]))]
        constraints = [
            models.UniqueConstraint("name", "key", name="jobs_one_waiting_per_key", condition=Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk} ({self.state})"

    def renew(self) -> None:
        """Keep the job for another lease; the number of attempts is the fence."""
        self._update(due_at=timezone.now() + LEASE)

    def report(self, **progress: Any) -> None:
        """Show how far the job has come."""
        self._update(due_at=timezone.now() + LEASE, progress=progress)
        self.progress = progress

    def finish(self) -> None:
        """End the job; called inside the effect's own transaction, the effect happens exactly once."""
        self._update(state=Job.State.DONE, finished_at=timezone.now(), error="")
        self.state = Job.State.DONE

    def give_back(self, error: str, *, attempts: int) -> None:
        """Keep a failed job for another attempt, or for good when it had its attempts."""
        if self.attempts >= attempts:
            self._update(state=Job.State.FAILED, finished_at=timezone.now(), error=error)
        else:
            pause = PAUSES[min(self.attempts, len(PAUSES)) - 1]
            again = {"state": Job.State.WAITING, "due_at": timezone.now() + pause, "error": error}
            twin_waits = Job.objects.filter(name=self.name, key=self.key, state=Job.State.WAITING).exists()
            self._update(**again, **({"key": None} if twin_waits else {}))

    def _update(self, **fields: Any) -> None:
        with transaction.atomic():
            ours = Job.objects.filter(pk=self.pk, state=Job.State.RUNNING, attempts=self.attempts)
            if not ours.update(**fields):
                raise LeaseLost(str(self))


class Schedule(Installation):
    """Which slot of a repeated job was taken last, so that one worker of many takes the next."""

    name = models.CharField(max_length=100, unique=True)
    last_slot = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.last_slot:%Y-%m-%d %H:%M:%S}"

    @classmethod
    def take_slot(cls, name: str, slot: datetime) -> bool:
        """Whether the caller is the first to take this slot; a new schedule begins with the next one."""
        with transaction.atomic():
            _, new = cls.objects.get_or_create(name=name, defaults={"last_slot": slot})
            return not new and bool(cls.objects.filter(name=name, last_slot__lt=slot).update(last_slot=slot))
