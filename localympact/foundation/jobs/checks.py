"""What `localympact check` looks at besides Django's own checks: durability, mail, the SQLite version."""

import os
import sqlite3
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection

SAFE_SQLITE = (3, 51, 3)


@register(Tags.database)
def writes_are_durable(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """What is acknowledged must be on disk: an answer lost after "thank you" ends the trust."""
    if not databases:
        return []
    wanted, found = WANTED[connection.vendor], durability()
    return [
        Error(f"{name} is {found[name]}, it must be {must}.", hint="Acknowledged answers can be lost.", id="jobs.E001")
        for name, (_, must) in wanted.items()
        if found[name] != must
    ]


WANTED = {
    "sqlite": {
        "journal_mode": ("PRAGMA journal_mode", "wal"),
        "synchronous": ("PRAGMA synchronous", "2"),
        "foreign_keys": ("PRAGMA foreign_keys", "1"),
    },
    "postgresql": {
        "synchronous_commit": ("SHOW synchronous_commit", "on"),
        "fsync": ("SHOW fsync", "on"),
        "full_page_writes": ("SHOW full_page_writes", "on"),
    },
}


def durability() -> dict[str, str]:
    """What the database is set to."""
    with connection.cursor() as cursor:
        return {name: _ask(cursor, question) for name, (question, _must) in WANTED[connection.vendor].items()}


def _ask(cursor: Any, question: str) -> str:
    cursor.execute(question)
    return str(cursor.fetchone()[0])


@register(Tags.database)
def sqlite_is_safe(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Versions below 3.51.3 can, very rarely, lose what was just written when the log is reset."""
    if not databases or connection.vendor != "sqlite" or sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return []
    hint = "Rare; keep backups, and use a newer Python or PostgreSQL (DATABASE_URL) for a busy installation."
    return [Warning(f"SQLite {sqlite3.sqlite_version} is older than 3.51.3.", hint=hint, id="jobs.W001")]


@register(Tags.security, deploy=True)
def mail_leaves_the_house(**kwargs: Any) -> list[CheckMessage]:
    """Without a mail server nobody can sign in from elsewhere."""
    if settings.EMAIL_URL:
        return []
    hint = "Set EMAIL_URL, e.g. smtp+tls://user:password@mail.example.org:587"
    return [Warning("No mail server is set; letters stay in the data folder.", hint=hint, id="jobs.W002")]


@register(Tags.files)
def data_folder_takes_files(**kwargs: Any) -> list[CheckMessage]:
    """Database, files and letters lie in the data folder."""
    if os.access(settings.LOCALYMPACT_DATA, os.W_OK):
        return []
    return [Error(f"The data folder {settings.LOCALYMPACT_DATA} cannot be written.", id="jobs.E002")]
