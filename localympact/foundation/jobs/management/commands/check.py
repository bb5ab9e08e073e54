"""`localympact check`: Django's checks and ours, with a summary in plain words."""

import sqlite3
from typing import Any

from django.conf import settings
from django.core.management.commands import check
from django.db import connection


class Command(check.Command):
    help = "Looks at settings, durability, mail and the database, and says what was found."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        options["databases"] = options["databases"] or ["default"]
        database = f"SQLite {sqlite3.sqlite_version}" if connection.vendor == "sqlite" else "PostgreSQL"
        self.stdout.write(f"Data folder   {settings.LOCALYMPACT_DATA}")
        self.stdout.write(f"Address       {settings.BASE_URL}")
        self.stdout.write(f"Database      {database}")
        self.stdout.write(f"Mail          {'mail server' if settings.EMAIL_URL else 'files in the data folder'}")
        super().handle(*app_labels, **options)
