"""Workbooks of strangers: checked first, then read in a child process that may die without harm."""

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.files.gates import check_archive, content_of, refuse_damaged
from localympact.foundation.files.sheet_child import TOO_LARGE

CHILD = Path(__file__).with_name("sheet_child.py")
MAX_FILE = 50 * 1024 * 1024
MAX_COLUMNS = 500
MAX_ROWS = 1_048_576
PATIENCE = 30
CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
OVERWHELMED = (b"MemoryError", b"capacity overflow", b"allocation", b"overflow")
WORKBOOKS = {"xlsx": (".xlsx",), "xls": (".xls",), "ods": (".ods",)}

Cell = str | int | float | bool


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from the first row of the file, and its merged ranges (top, left, bottom, right), from 0."""

    name: str
    rows: list[list[Cell]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def read_sheets(path: Path | str | bytes, filename: str = "") -> dict[str, list[list[Cell]]]:
    """The rows of every sheet by its name; empty cells are empty text, days are ISO text."""
    return {sheet.name: sheet.rows for sheet in read_workbook(path, filename)}


def read_workbook(path: Path | str | bytes, filename: str = "") -> list[Sheet]:
    """Every sheet of an XLSX, XLS or ODS file, or a refusal that says what is wrong with the file."""
    data, filename = bytes_of(path, filename)
    content = content_of(data)
    refuse_wrong_content(content, filename)
    if content not in WORKBOOKS:
        raise Refused(_("“%(file)s” is not a workbook. Choose an XLSX, XLS or ODS file.") % {"file": filename})
    if content != "xls":
        check_archive(data, filename)
    return _read_in_child(data, filename, content)


def bytes_of(path: Path | str | bytes, filename: str) -> tuple[bytes, str]:
    """The bytes of a file that is small enough, and the name to call it by."""
    if isinstance(path, bytes):
        data, name = path, filename or _("the file")
    else:
        path = Path(path)
        name = filename or path.name
        data = b"" if path.stat().st_size > MAX_FILE else path.read_bytes()
        if not data and path.stat().st_size:
            _refuse_heavy(name)
    if len(data) > MAX_FILE:
        _refuse_heavy(name)
    return data, name


def _refuse_heavy(filename: str) -> NoReturn:
    raise Refused(
        _("“%(file)s” is larger than %(limit)d MB. Split it into several files.")
        % {"file": filename, "limit": MAX_FILE // 1024**2}
    )


def refuse_wrong_content(content: str, filename: str) -> None:
    """Refuse what is no table at all, and what its name wrongly claims to be."""
    sentences = {
        "xlsm": _("“%(file)s” is a workbook with macros. Save it as a plain workbook (.xlsx) without macros."),
        "protected": _("“%(file)s” is protected with a password. Save a copy without a password."),
        "html": _("“%(file)s” is really a web page. Open it in a spreadsheet program and save it as .xlsx or CSV."),
        "picture": _("“%(file)s” is really a picture. Choose a table: XLSX, XLS, ODS or CSV."),
        "pdf": _("“%(file)s” is really a PDF. Ask for the table itself: XLSX, XLS, ODS or CSV."),
        "xml": _("“%(file)s” is an XML file. Open it in a spreadsheet program and save it as .xlsx or CSV."),
        "document": _("“%(file)s” is a document, not a table. Copy its table into a spreadsheet and save it as .xlsx."),
        "archive": _("“%(file)s” is an archive, not a table. Unpack it and choose the table inside."),
    }
    if content in sentences:
        raise Refused(sentences[content] % {"file": filename})
    if content == "damaged":
        refuse_damaged(filename)
    suffix = Path(filename).suffix.lower()
    claimed = next((kind for kind, suffixes in WORKBOOKS.items() if suffix in suffixes), "text")
    if suffix in (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt", ".tab") and claimed != content:
        true_suffix = WORKBOOKS.get(content, (".csv",))[0]
        raise Refused(
            _(
                "“%(file)s” is not what its name says: its content is %(content)s. "
                "Rename it to %(suffix)s and try again."
            )
            % {"file": filename, "content": content.upper(), "suffix": true_suffix}
        )


def _read_in_child(data: bytes, filename: str, content: str) -> list[Sheet]:
    command = [sys.executable, "-I", str(CHILD)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        _refuse_endless(data, filename, content, error)
    if done.returncode == TOO_LARGE or done.returncode < 0 or any(mark in done.stderr for mark in OVERWHELMED):
        _refuse_endless(data, filename, content, None)
    if done.returncode:
        refuse_damaged(filename)
    return _sheets(done.stdout)


def _sheets(output: bytes) -> list[Sheet]:
    sheets: list[Sheet] = []
    for line in output.splitlines():
        value = json.loads(line)
        if isinstance(value, dict):
            sheets.append(Sheet(value["sheet"], [], [tuple(box) for box in value["merged"]]))
        else:
            sheets[-1].rows.append(value)
    return sheets


def _refuse_endless(data: bytes, filename: str, content: str, cause: Exception | None) -> NoReturn:
    """Name the cell that lies too far out, if one does."""
    cell = _cell_far_out(data) if content == "xlsx" else ""
    if cell:
        raise Refused(
            _(
                "“%(file)s” has something in cell %(cell)s, far outside the table; at most %(limit)d columns are read. "
                "Delete what lies outside the table and save again."
            )
            % {"file": filename, "cell": cell, "limit": MAX_COLUMNS}
        ) from cause
    raise Refused(
        _("“%(file)s” is too large to be read in one go. Delete empty rows and columns, or save the table as CSV.")
        % {"file": filename}
    ) from cause


def _cell_far_out(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                for column, row in CELL.findall(archive.read(name)):
                    if _column_number(column) > MAX_COLUMNS or int(row) >= MAX_ROWS:
                        return (column + row).decode()
    return ""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
