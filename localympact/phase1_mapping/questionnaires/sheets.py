"""The sheets of a questionnaire: a workbook or a folder of CSV files as rows of named cells."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.files.sheets import Cell
from localympact.foundation.files.sheets import read_sheets as read_workbook

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
MOST_ROWS, LONGEST_CELL = 20_000, 20_000


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


class QuestionnaireRefused(Refused):
    """A questionnaire that cannot be used as it is; every problem names its place."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


def read_sheets(path: Path | str | bytes, filename: str = "") -> dict[str, list[dict[str, str]]]:
    """Sheet name → its rows as column → text: of an XLSX, XLS or ODS file, or of a folder with survey.csv and so on."""
    is_folder = not isinstance(path, bytes) and Path(path).is_dir()
    tables = _csv_folder(Path(path)) if is_folder else _workbook(path, filename)  # type: ignore[arg-type]
    if "survey" not in tables:
        raise QuestionnaireRefused([Problem("survey", 0, "", _("The file has no sheet named “survey”."))])
    return {name: _rows(name, cells) for name, cells in tables.items()}


def _workbook(path: Path | str | bytes, filename: str) -> dict[str, list[list[str]]]:
    tables = {name.strip().lower(): rows for name, rows in read_workbook(path, filename).items()}
    return {name: [[_text(cell) for cell in row] for row in tables[name]] for name in SHEETS if name in tables}


def _text(cell: Cell) -> str:
    """A cell as XLSForm writes it."""
    return str(cell).upper() if isinstance(cell, bool) else str(cell)


def _csv_folder(path: Path) -> dict[str, list[list[str]]]:
    tables = {}
    for name in SHEETS:
        file = path / f"{name}.csv"
        if file.exists():
            with file.open(encoding="utf-8-sig", newline="") as lines:
                tables[name] = list(csv.reader(lines))
    return tables


def _rows(sheet: str, cells: list[list[str]]) -> list[dict[str, str]]:
    header = [heading.strip() for heading in cells[0]] if cells else []
    _refuse_doubles(sheet, header)
    if len(cells) > MOST_ROWS:
        raise QuestionnaireRefused([Problem(sheet, MOST_ROWS, "", _("This sheet is too long for a questionnaire."))])
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
