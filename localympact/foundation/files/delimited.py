"""Text tables of strangers: CSV, TSV and their relatives, in whatever encoding and with whatever separator."""

import csv
import io
from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.files.encodings import decode
from localympact.foundation.files.sheets import MAX_COLUMNS

SEPARATORS = ";,\t|"
MAX_FIELD = 100_000
SAMPLE_LINES = 200


@dataclass(frozen=True)
class TextTable:
    """A table as it stands in a text file; a row's place in the list plus one is its number."""

    encoding: str
    separator: str
    rows: list[list[str]]


def read_text_table(data: bytes, filename: str) -> TextTable:
    """The rows of a text table, or a refusal that names the row at fault."""
    decoded = decode(data, filename)
    text = decoded.text
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise Refused(
            _("“%(file)s”, line %(row)d: there is a NUL character, which no table holds. Save the table again.")
            % {"file": filename, "row": row}
        )
    declared, text = _declared_separator(text)
    separator = declared or separator_of(text)
    rows = _rows(text, separator, filename)
    _check_last_quote(rows, text, filename)
    return TextTable(decoded.encoding, separator, [[], *rows] if declared else rows)


def _declared_separator(text: str) -> tuple[str, str]:
    """Some programs write "sep=;" as the first line."""
    first, _line_end, rest = text.partition("\n")
    first = first.strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], rest
    return "", text


def separator_of(text: str) -> str:
    """The character that cuts most lines into the same number of columns."""
    sample = "".join(text[:400_000].splitlines(keepends=True)[:SAMPLE_LINES])
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        score = _evenness(sample, separator)
        if score > best_score:
            best, best_score = separator, score
    return best


def _evenness(sample: str, separator: str) -> float:
    if separator not in sample:
        return 0.0
    try:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row)
    except csv.Error:
        return 0.0
    total = sum(widths.values())
    cut = {width: count for width, count in widths.items() if width > 1}
    if not cut:
        return 0.0
    width, count = max(cut.items(), key=lambda item: (item[1], item[0]))
    return (count / total) ** 2 * min(width, 12) ** 0.5


def _rows(text: str, separator: str, filename: str) -> list[list[str]]:
    """Every record, checked for width and length; one field may not swallow the file."""
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if len(row) > MAX_COLUMNS:
                refuse_wide(filename, len(rows) + 1, len(row))
            rows.append(row)
    except csv.Error as error:
        raise Refused(
            _(
                "“%(file)s”, row %(row)d: a field is longer than %(limit)d characters, "
                "perhaps because a quotation mark is not closed. Correct that row and save again."
            )
            % {"file": filename, "row": len(rows) + 1, "limit": MAX_FIELD}
        ) from error
    return rows


def _check_last_quote(rows: list[list[str]], text: str, filename: str) -> None:
    """A quotation mark that is never closed would hide every row after it in one field."""
    if rows and text.count('"') % 2 and any("\n" in field for field in rows[-1]):
        raise Refused(
            _("“%(file)s”, row %(row)d: a quotation mark is opened and never closed. Close it and save again.")
            % {"file": filename, "row": len(rows)}
        )


def refuse_wide(filename: str, row: int, columns: int) -> None:
    """Refuse a row that is wider than any table people keep."""
    raise Refused(
        _(
            "“%(file)s”, row %(row)d has %(columns)d columns; at most %(limit)d are read. "
            "Delete what lies beside the table and save again."
        )
        % {"file": filename, "row": row, "columns": columns, "limit": MAX_COLUMNS}
    )
