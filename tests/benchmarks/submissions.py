"""How many answers per second are stored for good, beside bare commits of one row with the same settings."""

import sqlite3
import time
from uuid import uuid4

from django.conf import settings
from django.db import connection

from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.phase1_mapping.responses.changes import receive_response
from tests.proofs.open_wave import open_survey

GOAL = 0.7
ROUNDS, SECONDS = 5, 3.0
BODY = '{"Q1": "time"}'


def rate(do, seconds):
    """How often per second something can be done."""
    until, done = time.perf_counter() + seconds, 0
    began = time.perf_counter()
    while time.perf_counter() < until:
        do()
        done += 1
    return done / (time.perf_counter() - began)


class Bare:
    """One row per commit, in a file beside the product's own and with the same settings."""

    def __init__(self):
        self.database = sqlite3.connect(settings.LOCALYMPACT_DATA / "bare.sqlite3", isolation_level=None)
        self.database.executescript(settings.SQLITE_OPTIONS["init_command"])
        self.database.execute("CREATE TABLE IF NOT EXISTS answer (id TEXT PRIMARY KEY, day TEXT, body TEXT)")

    def write(self):
        self.database.execute("BEGIN IMMEDIATE")
        self.database.execute("INSERT INTO answer VALUES (?, ?, ?)", (uuid4().hex, "2026-03-01", BODY))
        self.database.execute("COMMIT")


def measure():
    """Rates of both, alternating, so that a busy moment of the machine hits both."""
    side, bare = open_survey(), Bare()
    rates = {"answers": [], "bare commits": []}
    for _ in range(ROUNDS):
        rates["bare commits"].append(rate(bare.write, SECONDS))
        rates["answers"].append(
            rate(lambda: receive_response(side, instance_id=uuid4(), answers={"Q1": "time"}, by=RESPONDENT), SECONDS)
        )
    assert connection.vendor == "sqlite"
    return rates
