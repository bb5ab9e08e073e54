"""SQLite for many writers: Django's backend, with a fairer queue for the one write lock."""

import random
import sqlite3
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

SHORTEST_PAUSE, LONGEST_PAUSE = 0.0005, 0.003


class DatabaseWrapper(base.DatabaseWrapper):
    """Knocks at the write lock every few milliseconds instead of SQLite's growing pauses, in which a waiter loses."""

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        self.connection.execute("PRAGMA busy_timeout=0")
        try:
            while True:
                try:
                    return super()._start_transaction_under_autocommit()  # type: ignore[misc]
                except OperationalError as error:
                    if not is_busy(error) or time.monotonic() > until:
                        raise
                    time.sleep(random.uniform(SHORTEST_PAUSE, LONGEST_PAUSE))
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")


def is_busy(error: OperationalError) -> bool:
    """Whether another writer holds the lock, which is the one error worth waiting for."""
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    return code is not None and code & 0xFF == sqlite3.SQLITE_BUSY
