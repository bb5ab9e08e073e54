"""T80: many writers at once on SQLite meet no "database is locked"."""

import pytest

from tests.house import FULL

pytestmark = pytest.mark.proof


def sixteen_writers(house, seconds, **environment):
    """Written rows, errors and the longest wait of 16 writers in 4 processes."""
    processes = [house.start("tests/proofs/writers.py", str(seconds), **environment) for _ in range(4)]
    counted = [process.communicate(timeout=seconds + 60)[0].split() for process in processes]
    written, errors, longest = zip(*counted, strict=True)
    return sum(map(int, written)), sum(map(int, errors)), max(map(float, longest))


def test_T80_sixteen_writers_meet_no_locked_database(house):
    written, errors, longest = sixteen_writers(house, 60 if FULL else 20)
    assert (errors, written > 100, longest < 20) == (0, True, True)
    assert house.column("SELECT count(*) FROM jobs_job") == [written]


def test_T80_the_proof_notices_transactions_that_take_the_lock_too_late(house):
    _, errors, _ = sixteen_writers(house, 3, BROKEN="deferred")
    assert errors > 0
