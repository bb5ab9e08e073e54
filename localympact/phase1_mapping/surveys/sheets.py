"""The sheets of a questionnaire file, read in a child with limits: a stranger's table can abort its reader."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 20_000, 400, 20_000

_CHILD = """
import json, resource, sys, datetime
resource.setrlimit(resource.RLIMIT_AS, (768 << 20,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from python_calamine import CalamineWorkbook
def text(cell):
    if isinstance(cell, bool): return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell == int(cell) and abs(cell) < 1e15: return str(int(cell))
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell)
book, found = CalamineWorkbook.from_path(sys.argv[1]), {}
for name in book.sheet_names:
    if name.strip().lower() in sys.argv[4:]:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height > int(sys.argv[2]) or sheet.total_width > int(sys.argv[3]):
            sys.exit(3)
        found[name.strip().lower()] = [[text(c) for c in row] for row in sheet.to_python(skip_empty_area=False)]
json.dump({"names": book.sheet_names, "sheets": found}, sys.stdout)
"""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a questionnaire, and in which cell."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.sheet, str(self.row or ""), self.column) if part)
        return f"{place}: {self.message}" if place else self.message


class QuestionnaireRefused(Exception):
    """A questionnaire that cannot be used as it is; every problem names its place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def read_sheets(path: Path | str) -> dict[str, list[dict[str, str]]]:
    """Sheet name → its rows as column → text: of an XLSX, XLS or ODS file, or of a folder with survey.csv and so on."""
    path = Path(path)
    tables = _csv_folder(path) if path.is_dir() else _workbook(path)
    return {name: _rows(name, cells) for name, cells in tables.items()}


def _workbook(path: Path) -> dict[str, list[list[str]]]:
    limits = [str(path.resolve()), str(MOST_ROWS), str(MOST_COLUMNS), *SHEETS]
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _CHILD, *limits],
            capture_output=True,
            timeout=30,
            env={"RUST_BACKTRACE": "0"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _refused("", _("This file takes too long to read.")) from None
    if done.returncode == 3:
        raise _refused("", _("A sheet of this file is too large for a questionnaire."))
    if done.returncode:
        raise _refused("", _("This file cannot be read as a table."))
    read = json.loads(done.stdout)
    if "survey" not in read["sheets"]:
        raise _refused("survey", _("The file has no sheet named “survey”."))
    return dict(read["sheets"])


def _csv_folder(path: Path) -> dict[str, list[list[str]]]:
    tables = {}
    for name in SHEETS:
        file = path / f"{name}.csv"
        if file.exists():
            with file.open(encoding="utf-8-sig", newline="") as lines:
                tables[name] = list(csv.reader(lines))
    if "survey" not in tables:
        raise _refused("survey", _("The file has no sheet named “survey”."))
    return tables


def _rows(sheet: str, cells: list[list[str]]) -> list[dict[str, str]]:
    header = [heading.strip() for heading in cells[0]] if cells else []
    _refuse_doubles(sheet, header)
    rows = [_row(sheet, number, header, line) for number, line in enumerate(cells[1:], 2)]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _refuse_doubles(sheet: str, header: list[str]) -> None:
    for place, heading in enumerate(header):
        if heading and heading in header[:place]:
            message = _("The column “%(column)s” is there twice.") % {"column": heading}
            raise QuestionnaireRefused([Problem(sheet, 1, heading, message)])


def _row(sheet: str, number: int, header: list[str], line: list[str]) -> dict[str, str]:
    row = {heading: cell.strip() for heading, cell in zip(header, line, strict=False) if heading and cell.strip()}
    for heading, cell in row.items():
        if len(cell) > LONGEST_CELL:
            raise QuestionnaireRefused([Problem(sheet, number, heading, _("This text is too long."))])
    return row


def _refused(sheet: str, message: str) -> QuestionnaireRefused:
    return QuestionnaireRefused([Problem(sheet, 0, "", message)])
