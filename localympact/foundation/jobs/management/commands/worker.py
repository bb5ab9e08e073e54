"""`localympact worker`: do what waits in the queue."""

from typing import Any

from django.core.management.base import BaseCommand

from localympact.foundation.jobs import worker


class Command(BaseCommand):
    help = "Does the jobs that wait, one after another, until it is told to stop."

    def handle(self, **options: Any) -> None:
        worker.run()
