"""`localympact keep-index`: let the search index of this machine follow the history."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, connection

from localympact.foundation.search.indexer import catch_up

log = logging.getLogger(__name__)
LOOK = 0.5
WHEN_DATABASE_IS_AWAY = 2.0


class Command(BaseCommand):
    help = "Keeps the search index of this machine true, until it is told to stop; serve starts it."

    def handle(self, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            try:
                if not catch_up():
                    stop.wait(LOOK)
            except (OperationalError, InterfaceError):
                log.exception("The database is away")
                connection.close()
                stop.wait(WHEN_DATABASE_IS_AWAY)
