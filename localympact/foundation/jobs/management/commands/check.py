"""`localympact check`: Django's checks and ours, with a summary in plain words."""

import sqlite3
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.commands import check
from django.db import connection

from localympact.foundation.core.loopback import is_own_name
from localympact.foundation.jobs.checks import durability


class Command(check.Command):
    help = "Looks at settings, durability, mail and the database, and says what was found."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        options["databases"] = options["databases"] or ["default"]
        # What is meant for others is looked at more strictly than a trial on one's own machine.
        options["deploy"] = options["deploy"] or not is_own_name(urlsplit(settings.BASE_URL).netloc)
        database = f"SQLite {sqlite3.sqlite_version}" if connection.vendor == "sqlite" else "PostgreSQL"
        kept = f"none set (EMAIL_URL); letters are kept in {settings.LOCALYMPACT_DATA / 'letters'}"
        self.stdout.write(f"Data folder   {settings.LOCALYMPACT_DATA}")
        self.stdout.write(f"Address       {settings.BASE_URL}")
        self.stdout.write(f"Database      {database}")
        self.stdout.write(f"Durability    {', '.join(f'{name} {found}' for name, found in durability().items())}")
        self.stdout.write(f"Mail server   {settings.EMAIL_HOST if settings.EMAIL_URL else kept}")
        super().handle(*app_labels, **options)
