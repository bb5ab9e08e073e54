"""SQLite whose writers wait fairly."""

from django.db.backends.sqlite3.base import *  # noqa: F403
