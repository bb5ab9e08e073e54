"""Four threads that read and write without pause for some seconds, and count the errors: `writers.py SECONDS`."""

import os
import sys
import threading
import time

import django
from django.conf import settings

if os.environ.get("BROKEN") == "deferred":
    settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] = None
django.setup()

from django.db import OperationalError, transaction  # noqa: E402 - settings first
from django.utils import timezone  # noqa: E402

from localympact.foundation.jobs.models import Job  # noqa: E402


def write(until, counts):
    while time.monotonic() < until:
        began = time.monotonic()
        try:
            with transaction.atomic():
                number = Job.objects.filter(state=Job.State.WAITING).count()
                Job.objects.create(name="written", args={"seen": number}, state="done", finished_at=timezone.now())
            counts["written"] += 1
        except OperationalError as error:
            counts["errors"] += 1
            counts["last"] = str(error)
        counts["longest"] = max(counts["longest"], time.monotonic() - began)


def main():
    until = time.monotonic() + float(sys.argv[1])
    counts = [{"written": 0, "errors": 0, "last": "", "longest": 0.0} for _ in range(4)]
    threads = [threading.Thread(target=write, args=[until, count]) for count in counts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sum(c["written"] for c in counts), sum(c["errors"] for c in counts), max(c["longest"] for c in counts))


main()
