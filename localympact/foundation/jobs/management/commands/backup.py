"""`localympact backup FILE`: everything this installation keeps, in one archive."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localympact.foundation.core.refused import Refused
from localympact.foundation.jobs.backup import make_backup
from localympact.foundation.jobs.erasures import kept_in


class Command(BaseCommand):
    help = "Writes database and files into one archive (tar.gz); safe while the pages are served."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            manifest = make_backup(file)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror or error}.") from error
        rows, files = sum(manifest["rows"].values()), len(manifest["files"])
        self.stdout.write(f"{file}: {rows} rows in {len(manifest['rows'])} tables and {files} files.")
        self.stdout.write(
            f"Who is erased after this stands in {kept_in()}: keep a copy of that list beside your backups."
        )
