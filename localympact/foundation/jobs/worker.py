"""One process that does one job after another, and gives up its job rather than do it twice."""

import contextvars
import logging
import os
import signal
import threading
import time
import traceback

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from localympact.foundation.jobs.models import LEASE, Job, LeaseLost, Schedule
from localympact.foundation.jobs.registry import TASKS, enqueue_what_is_due

log = logging.getLogger(__name__)
POLL = 0.25
SILENT = 2 * LEASE
WHEN_DATABASE_IS_AWAY = 2.0


class Worker:
    """Takes due jobs until it is told to stop."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.holding: tuple[Job, float] | None = None  # the job in hand and when its limit passes

    def run(self) -> None:
        """Work until TERM or INT; the job in hand is finished first."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())
        threading.Thread(target=self.watch, daemon=True).start()
        seen: dict = {}
        while not self.stop.is_set():
            try:
                enqueue_what_is_due(seen)
                if not self.do_one():
                    self.stop.wait(POLL)
            except (OperationalError, InterfaceError):
                log.exception("The database is away")
                connection.close()
                self.stop.wait(WHEN_DATABASE_IS_AWAY)

    def do_one(self) -> bool:
        """Do the oldest due job, if there is one that this version knows."""
        job = Job.objects.filter(name__in=TASKS).take()
        if job is None:
            return False
        task = TASKS[job.name]
        self.holding = (job, time.monotonic() + task.limit.total_seconds())
        try:
            if job.attempts > task.attempts:
                job.give_back(job.error or "Its worker ended each time.", attempts=task.attempts)
            else:
                contextvars.copy_context().run(task.do, job, **job.args)
                if job.state == Job.State.RUNNING:
                    job.finish()
        except LeaseLost:
            log.warning("Job %s was given to another worker", job)
        except Exception as error:
            log.exception("Job %s failed", job)
            if isinstance(error, (OperationalError, InterfaceError)):
                connection.close()
            job.give_back(traceback.format_exc(limit=-5), attempts=task.attempts)
        finally:
            self.holding = None
        return True

    def watch(self) -> None:
        """Renew the lease of the job in hand; end the whole process when it is lost or the limit passes."""
        while True:
            try:
                beat()
                self.keep()
            except (OperationalError, InterfaceError):
                connection.close()
            time.sleep(LEASE.total_seconds() / 3)

    def keep(self) -> None:
        """Renew what is held, or end: a thread cannot stop the job that runs in the other one."""
        held = self.holding
        if held is None:
            return
        job, until = held
        if time.monotonic() > until:
            die(f"{job} took longer than its limit")
        try:
            job.renew()
        except LeaseLost:
            if self.holding is held:
                die(f"{job} was given to another worker")


def die(why: str) -> None:
    """End this process at once, as a crash would; whoever started it starts a new one."""
    log.error("Worker ends: %s", why)
    os.kill(os.getpid(), signal.SIGKILL)


def beat() -> None:
    """Leave a sign of life for the readiness page."""
    now = timezone.now()
    with transaction.atomic():
        Schedule.objects.update_or_create(name="worker", defaults={"last_slot": now})


def is_alive() -> bool:
    """Whether some worker gave a sign of life lately."""
    return Schedule.objects.filter(name="worker", last_slot__gt=timezone.now() - SILENT).exists()


def run() -> None:
    """Work until told to stop."""
    Worker().run()
