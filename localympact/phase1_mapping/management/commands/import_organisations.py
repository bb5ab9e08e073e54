"""`localympact import-organisations FILE --workspace SLUG`: a list of organisations into a place's directory."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.imports.changes import import_file
from localympact.phase1_mapping.imports.mapping import known_headings
from localympact.phase1_mapping.imports.queries import report_on
from localympact.phase1_mapping.imports.reading import read_table

COUNTED = ("new", "same", "changed", "duplicates", "refused")


class Command(BaseCommand):
    help = "Reads a list of organisations; new and changed rows are taken over, possible duplicates are not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, TSV, XLSX, XLS or ODS")
        parser.add_argument("--workspace", required=True, metavar="SLUG", help="the place that lists them")
        parser.add_argument("--language", default="", help="language of the descriptions; else the place's first")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
        parser.add_argument("--json", action="store_true", help="the whole reading as JSON, row by row")

    def handle(self, **options: Any) -> None:
        workspace = Workspace.objects.filter(slug=options["workspace"]).first()
        if workspace is None:
            raise CommandError(f"There is no place with the address “{options['workspace']}”.")
        try:
            data, name = options["file"].read_bytes(), options["file"].name
            with inside(workspace):
                report = report_on(data, name, workspace.country)
            refuse_without_headings(data, name)
            if not options["dry_run"]:
                by = system("import-organisations")
                import_file(workspace, data=data, filename=name, language=options["language"], by=by)
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be read: {error.strerror}.") from error
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) if options["json"] else in_words(report))


def refuse_without_headings(data: bytes, name: str) -> None:
    """Nobody is here to say which column is which, as on the page of an import."""
    if not known_headings(read_table(data, name).header):
        raise CommandError(
            f"No row of headings was found in {name}, so nothing was taken over. "
            "Import it in the browser: there you can say which column is which."
        )


def in_words(report: dict[str, Any]) -> str:
    """What was found in the file, for somebody who reads it in a terminal."""
    lines = [f"{report['file']}: {report['encoding'] or report['sheet']}, headings in row {report['header_row']}"]
    lines += [f"{word}: {report[word]}" for word in COUNTED]
    for row in report["rows"]:
        if row["verdict"] in ("refused", "possible_duplicate"):
            lines.append(f"row {row['row']}, {row['verdict']}: {'; '.join(row['reasons'])}")
    return "\n".join(lines)
