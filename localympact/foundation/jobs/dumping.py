"""A consistent copy of the database while others write, and back again; SQLite and PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from localympact.foundation.core.refused import Refused

Rows = dict[str, int]


def dump(into: Path) -> Rows:
    """Copy the database as it is at one moment; returns the number of rows of each table."""
    return _dump_sqlite(into) if connection.vendor == "sqlite" else _dump_postgresql(into)


def load(dumped: Path) -> Rows:
    """Bring a copy back in place of a database that nobody uses; returns the number of rows of each table."""
    connection.close()
    if connection.vendor == "sqlite":
        for left in ("-wal", "-shm"):
            Path(f"{database_file()}{left}").unlink(missing_ok=True)
        shutil.copyfile(dumped, database_file())
    else:
        _run_postgresql(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--exit-on-error", "--dbname", "", str(dumped)
        )
    connection.close()
    return _count(connection.introspection.table_names())


def is_empty() -> bool:
    """Whether nothing was ever stored here."""
    if connection.vendor == "sqlite":
        return not database_file().exists() or not database_file().stat().st_size
    return not connection.introspection.table_names()


def is_unused() -> bool:
    """Whether nobody ever came in: at the most there are the tables, and what is shipped."""
    if is_empty():
        return True
    people = get_user_model()
    return people._meta.db_table in connection.introspection.table_names() and not people._base_manager.exists()


def database_file() -> Path:
    """Where SQLite keeps its data."""
    return Path(settings.DATABASES["default"]["NAME"])


def _dump_sqlite(into: Path) -> Rows:
    with sqlite3.connect(f"file:{database_file()}?mode=ro", uri=True) as live, sqlite3.connect(into) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        names = [name for (name,) in tables.fetchall()]
        return {name: copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in sorted(names)}


def _dump_postgresql(into: Path) -> Rows:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        _run_postgresql("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={into}")
        return _count(connection.introspection.table_names(cursor))


def _count(tables: list[str]) -> Rows:
    with connection.cursor() as cursor:
        counts = {}
        for name in sorted(tables):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")
            counts[name] = cursor.fetchone()[0]
    return counts


def _run_postgresql(program: str, *arguments: str) -> None:
    database = settings.DATABASES["default"]
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    settings_ = {variable: str(database[key]) for key, variable in names.items() if database.get(key)}
    line = [_program(program), *(a or str(database["NAME"]) for a in arguments)]
    done = subprocess.run(line, env=os.environ | settings_, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refused(f"{program} failed: {done.stderr.strip()[:500]}")


def _program(name: str) -> str:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    found = next((str(path) for path in installed), None) or shutil.which(name)
    if not found:
        raise Refused(f"{name} is not installed; on Debian: apt install postgresql-client")
    return found
