"""Whether this installation can do its work now: each part says why not, in a sentence."""

from collections.abc import Callable

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from localympact.foundation.jobs import worker

Ask = Callable[[], str]
PARTS: dict[str, Ask] = {}


def readiness(part: str) -> Callable[[Ask], Ask]:
    """Declare a part: its function gives a sentence when something is missing, else nothing."""

    def register(ask: Ask) -> Ask:
        PARTS[part] = ask
        return ask

    return register


def what_is_missing() -> dict[str, str]:
    """Every part that cannot do its work, with the reason."""
    missing = {}
    for part, ask in PARTS.items():
        try:
            reason = ask()
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
        if reason:
            missing[part] = reason
    return missing


@readiness("database")
def database_answers() -> str:
    """Whether the database gives an answer at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return "" if cursor.fetchone() == (1,) else "The database does not answer."


@readiness("migrations")
def tables_are_current() -> str:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    open_ = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(open_)} migrations have not been applied; run: localympact migrate" if open_ else ""


@readiness("worker")
def worker_is_alive() -> str:
    """Whether some worker does the jobs."""
    return "" if worker.is_alive() else "No worker has given a sign of life lately; run: localympact serve"
