"""Which jobs there are: a name, the function that does it, how long it may take, when it repeats."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from localympact.foundation.jobs.models import Job, Schedule

Work = Callable[..., None]


@dataclass(frozen=True)
class Task:
    """A registered job: its function is called as `do(job, **args)`."""

    name: str
    do: Work
    attempts: int
    limit: timedelta
    every: timedelta | None
    daily_at: time | None

    def slot(self, now: datetime) -> datetime | None:
        """The latest moment at which the job was to start, in the installation's time zone."""
        if self.every:
            return now - (now - datetime(2000, 1, 1, tzinfo=now.tzinfo)) % self.every
        if self.daily_at:
            today = now.astimezone(ZoneInfo(settings.TIME_ZONE))
            slot = datetime.combine(today, self.daily_at, tzinfo=today.tzinfo)
            return slot if slot <= now else datetime.combine(today - timedelta(days=1), self.daily_at, today.tzinfo)
        return None


TASKS: dict[str, Task] = {}


def job(
    name: str,
    *,
    attempts: int = 5,
    limit: timedelta = timedelta(minutes=15),
    every: timedelta | None = None,
    daily_at: time | None = None,
) -> Callable[[Work], Work]:
    """Register a function as a job; with `every` or `daily_at` it also starts by itself."""

    def register(do: Work) -> Work:
        if name in TASKS and TASKS[name].do.__module__ != do.__module__:
            raise ValueError(f"Two jobs are called {name}.")
        TASKS[name] = Task(name, do, attempts, limit, every, daily_at)
        return do

    return register


def enqueue(name: str, key: str | None = None, due_at: datetime | None = None, **args: Any) -> None:
    """Leave a job in the caller's transaction; while one with the same key waits, no second is added."""
    if name not in TASKS:
        raise KeyError(f"No job is called {name}.")
    row = Job(name=name, key=key, due_at=due_at or timezone.now(), args=args)
    with transaction.atomic():
        Job.objects.bulk_create([row], ignore_conflicts=True)


def enqueue_what_is_due(seen: dict[str, datetime]) -> None:
    """Enqueue every repeated job whose slot nobody took yet; `seen` spares a look at the database."""
    now = timezone.now()
    for task in TASKS.values():
        slot = task.slot(now)
        if slot is None or seen.get(task.name) == slot:
            continue
        with transaction.atomic():
            if Schedule.take_slot(task.name, slot):
                enqueue(task.name, key="scheduled")
        seen[task.name] = slot
