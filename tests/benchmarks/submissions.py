"""How many answers per second are stored for good, beside bare commits of one row with the same settings."""

from uuid import uuid4

from django.db import connection, transaction

from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.phase1_mapping.responses.changes import receive_response
from tests.benchmarks.rates import rates
from tests.proofs.open_wave import open_survey

NAME, UNIT, GOAL = "answers stored for good, to bare commits of one row", "per second", 0.7
BODY = '{"Q1": "time"}'


class Bare:
    """One row per commit through the product's own connection, so with the same settings and the same queue."""

    def __init__(self):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS bare (id VARCHAR(32) PRIMARY KEY, day VARCHAR(10), body TEXT)")

    def write(self):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bare VALUES (%s, %s, %s)", (uuid4().hex, "2026-03-01", BODY))


def measure():
    """Rates of answers and of bare commits, in turns."""
    side, bare = open_survey(), Bare()

    def answer():
        receive_response(side, instance_id=uuid4(), answers={"Q1": "time"}, by=RESPONDENT)

    return rates(answer, bare.write)
