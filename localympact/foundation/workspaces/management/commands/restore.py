"""`localympact restore FILE`: bring a backup back onto an empty installation; who was erased since stays erased."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from localympact.foundation.core.refused import Refused
from localympact.foundation.jobs.backup import restore_backup
from localympact.foundation.jobs.erasures import add_erasures, kept_in, read_erasures
from localympact.foundation.workspaces.administration.own_data import erase_again


class Command(BaseCommand):
    help = "Restores a backup onto an empty data folder, after comparing every file with its manifest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--erasures",
            type=Path,
            action="append",
            default=[],
            help="erasures.jsonl of the lost data folder: who was erased after the backup is erased again",
        )

    def handle(self, *, file: Path, erasures: list[Path], **options: Any) -> None:
        try:
            for one in [*erasures, *filter(Path.exists, [kept_in()])]:
                read_erasures(one)
            manifest = restore_backup(file)
            for one in erasures:
                add_erasures(one)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        except OSError as error:
            raise CommandError(f"{error.filename or file} cannot be restored: {error.strerror or error}.") from error
        self.stdout.write(f"Restored {sum(manifest['rows'].values())} rows and {len(manifest['files'])} files.")
        self._erase_again()
        self.stdout.write("The search index is built anew when you start: localympact serve")

    def _erase_again(self) -> None:
        noted = read_erasures(kept_in()) if kept_in().exists() else {}
        if not noted:
            self.stdout.write("No list of erasures was given. If people were erased since, erase them again.")
            return
        call_command("migrate", verbosity=0, skip_checks=True)  # an older backup may lack what erasure asks for
        self.stdout.write(f"Erased again, as after the backup was made: {erase_again(noted)}.")
