"""Tables as offices keep them: which sheet, where the heading stands, which rows hold records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.files.delimited import MAX_FIELD, read_text_table, refuse_wide
from localympact.foundation.files.gates import content_of
from localympact.foundation.files.sheets import (
    MAX_COLUMNS,
    Cell,
    Sheet,
    bytes_of,
    read_workbook,
    refuse_wrong_content,
)

DEEPEST_HEADING = 40
MOST_ROWS = 200_000
Box = tuple[int, int, int, int]
# How many different fields a row would name, if it were the heading.
Understood = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Record:
    """One row below the heading: its number in the file, its cells, and whether it is one merged line across."""

    row: int
    cells: list[str]
    is_line_across: bool


@dataclass(frozen=True)
class RawTable:
    """A table as it was read; nothing is interpreted yet. Row numbers count from 1, as a spreadsheet shows them."""

    filename: str
    encoding: str
    separator: str
    sheet: str
    rows: list[list[str]]
    header_rows: tuple[int, ...] = ()
    header: tuple[str, ...] = ()
    lines_across: frozenset[int] = frozenset()

    @property
    def header_row(self) -> int:
        """The row right above the records, 0 when the table has no heading."""
        return self.header_rows[-1] if self.header_rows else 0

    def records(self) -> Iterator[Record]:
        """Every row below the heading that holds something, without repeated headings."""
        headings = [[cell.strip() for cell in self.rows[number - 1]] for number in self.header_rows]
        for number, row in enumerate(self.rows[self.header_row :], self.header_row + 1):
            cells = [cell.strip() for cell in row]
            if any(cells) and cells not in headings:
                yield Record(number, cells, number in self.lines_across)

    def sample(self, size: int = 200) -> list[list[str]]:
        """The first records, for judging columns by their values."""
        chosen: list[list[str]] = []
        for record in self.records():
            if len(chosen) == size:
                break
            if not record.is_line_across:
                chosen.append(record.cells)
        return chosen


def read_table(path_or_bytes: Path | str | bytes, filename: str, understood: Understood) -> RawTable:
    """Read a CSV, TSV, XLSX, XLS or ODS file, or refuse it with a sentence that names the place and the way out."""
    data, name = bytes_of(path_or_bytes, filename)
    if not data.strip():
        raise Refused(_("“%(file)s” is empty.") % {"file": name})
    content = content_of(data)
    refuse_wrong_content(content, name)
    if content == "text":
        text = read_text_table(data, name)
        return _with_heading(RawTable(name, text.encoding, text.separator, "", text.rows), [], understood)
    tables = [_of_sheet(sheet, name, understood) for sheet in read_workbook(data, name) if _is_filled(sheet)]
    if not tables:
        raise Refused(_("“%(file)s” has no filled sheet.") % {"file": name})
    # The sheet whose heading is understood best; of equals the longest.
    return max(tables, key=lambda table: (understood(table.header), len(table.rows)))


def _is_filled(sheet: Sheet) -> bool:
    return any(cell != "" for row in sheet.rows for cell in row)


def _of_sheet(sheet: Sheet, filename: str, understood: Understood) -> RawTable:
    rows = [_texts(row, number, sheet.name, filename) for number, row in enumerate(sheet.rows, 1)]
    return _with_heading(RawTable(filename, "", "", sheet.name, rows), sheet.merged, understood)


def _texts(row: list[Cell], number: int, sheet: str, filename: str) -> list[str]:
    texts = ["" if cell is None else str(cell) for cell in row]
    while texts and not texts[-1].strip():
        texts.pop()
    if len(texts) > MAX_COLUMNS:
        refuse_wide(filename, number, len(texts))
    for cell in texts:
        if len(cell) > MAX_FIELD:
            raise Refused(
                _("“%(file)s”, sheet “%(sheet)s”, row %(row)d: a cell is longer than %(limit)d characters. Shorten it.")
                % {"file": filename, "sheet": sheet, "row": number, "limit": MAX_FIELD}
            )
    return texts


def _with_heading(table: RawTable, merged: list[Box], understood: Understood) -> RawTable:
    rows = table.rows
    if len(rows) > MOST_ROWS:
        raise Refused(
            _("“%(file)s” has %(rows)d rows; at most %(limit)d are read at once. Split it into several files.")
            % {"file": table.filename, "rows": len(rows), "limit": MOST_ROWS}
        )
    width = max((len(row) for row in rows), default=0)
    padded = [row + [""] * (width - len(row)) for row in rows]
    numbers = header_rows(padded, merged, understood)
    across = {top + 1 for top, left, bottom, right in merged if top == bottom and right - left + 1 >= max(2, width)}
    return replace(
        table,
        rows=padded,
        header_rows=numbers,
        header=tuple(_headings(padded, numbers, width)),
        lines_across=frozenset(across - set(numbers)),
    )


def header_rows(rows: list[list[str]], merged: list[Box], understood: Understood) -> tuple[int, ...]:
    """The numbers of the one or two rows that name the columns; none when a bare list has no heading."""
    top = rows[:DEEPEST_HEADING]
    named = [understood(row) for row in top]
    best = max(range(len(top)), key=lambda i: (named[i], -i), default=0)
    if not top or not named[best]:
        return _unknown_heading(top)
    if best and _is_group_row(top[best - 1], top[best], best - 1, merged):
        return best, best + 1
    if best + 1 < len(top) and named[best + 1] and _is_group_row(top[best], top[best + 1], best, merged):
        return best + 1, best + 2
    return (best + 1,)


def _unknown_heading(top: list[list[str]]) -> tuple[int, ...]:
    """No word is known: the first row that is as wide as the table; a single column has no heading at all."""
    filled = [sum(1 for cell in row if cell.strip()) for row in top]
    widest = max(filled, default=0)
    return (filled.index(widest) + 1,) if widest > 1 else ()


def _is_group_row(upper: list[str], lower: list[str], index: int, merged: list[Box]) -> bool:
    """Whether the upper row groups the columns of the lower one, rather than being a title."""
    filled = [i for i, cell in enumerate(upper) if cell.strip()]
    if len(filled) < 2:
        return False
    if any(top == bottom == index and left < right < len(upper) for top, left, bottom, right in merged):
        return True
    gaps = [i for i, cell in enumerate(upper) if not cell.strip() and i > filled[0]]
    return bool(gaps) and all(lower[i].strip() for i in gaps) and not any(_is_number(upper[i]) for i in filled)


def _is_number(text: str) -> bool:
    return text.strip().replace(",", "").replace(".", "").lstrip("-").isdigit()


def _headings(rows: list[list[str]], numbers: tuple[int, ...], width: int) -> list[str]:
    """The text above each column; under a group it reads “group / column”."""
    if not numbers:
        return [""] * width
    lower = [" ".join(cell.split()) for cell in rows[numbers[-1] - 1]]
    if len(numbers) == 1:
        return lower
    group, headings = "", []
    for above, below in zip(rows[numbers[0] - 1], lower, strict=True):
        group = " ".join(above.split()) or group
        headings.append(" / ".join(part for part in (group, below) if part))
    return headings
