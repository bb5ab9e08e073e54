"""`localympact restore FILE`: bring a backup back onto an empty installation."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localympact.foundation.core.refused import Refused
from localympact.foundation.jobs.backup import restore_backup


class Command(BaseCommand):
    help = "Restores a backup onto an empty data folder, after comparing every file with its manifest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            manifest = restore_backup(file)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        except OSError as error:
            raise CommandError(f"{file} cannot be restored: {error.strerror or error}.") from error
        self.stdout.write(f"Restored {sum(manifest['rows'].values())} rows and {len(manifest['files'])} files.")
        self.stdout.write("The search index is built anew when you start: localympact serve")
