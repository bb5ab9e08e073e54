"""A table: the only definition of a row's public shape, and one writer for each kind of file."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from localympact.foundation.documents.cells import (
    Hidden,
    clean,
    is_formula_like,
    is_number,
    json_value,
    plain_text,
    shown,
)
from localympact.foundation.documents.example import EXAMPLE_SENTENCE, EXAMPLE_SHEET

__all__ = ["Column", "Hidden", "Table", "as_csv", "as_geojson", "as_json", "as_xlsx"]

Kind = Literal["text", "number", "date", "url", "coordinate"]
LONGEST_CELL = 32_000
LATITUDE, LONGITUDE = "lat", "lon"


@dataclass(frozen=True)
class Column:
    """One named value of every row; `value` is a callable, or a dotted path of attributes or keys."""

    name: str
    title: Any
    value: Callable[[Any], Any] | str = ""
    kind: Kind = "text"
    decimals: int | None = None

    @property
    def is_numeric(self) -> bool:
        """Whether readers compare its cells as numbers, so that they stand to the right."""
        return self.kind in ("number", "coordinate") or self.decimals is not None

    def of(self, row: Any) -> Any:
        """The value of this column in one row."""
        if callable(self.value):
            return self.value(row)
        found = row
        for part in (self.value or self.name).split("."):
            found = found.get(part) if isinstance(found, Mapping) else getattr(found, part, None)
        return found() if callable(found) else found


@dataclass(frozen=True)
class Table:
    """Rows with their columns; `example` marks every file that is written from it."""

    columns: tuple[Column, ...] | list[Column]
    rows: Iterable[Any]
    title: Any = ""
    note: Any = ""
    example: bool = False

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(set(names)) != len(names):
            raise ValueError("Two columns share a name.")

    def body(self) -> Iterator[list[Any]]:
        """The values of each row, in the order of the columns."""
        for row in self.rows:
            yield [column.of(row) for column in self.columns]

    def shown(self, language: str) -> Iterator[list[str | Hidden]]:
        """The rows as a reader of this language should see them; hidden cells stay marked."""
        for values in self.body():
            yield [
                value if isinstance(value, Hidden) else shown(value, language, column.decimals)
                for column, value in zip(self.columns, values, strict=True)
            ]


def as_csv(table: Table) -> bytes:
    """The table as CSV in UTF-8; text that a spreadsheet could run gets a leading apostrophe."""
    out = io.StringIO()
    out.write("\ufeff")
    if table.example:
        out.write(f"# {EXAMPLE_SENTENCE}\r\n")
    write = csv.writer(out)
    write.writerow([_safe(str(column.title)) for column in table.columns])
    for values in table.body():
        write.writerow([_csv_cell(column, value) for column, value in zip(table.columns, values, strict=True)])
    return out.getvalue().encode()


def _csv_cell(column: Column, value: Any) -> str:
    if is_number(value) and column.kind in ("number", "coordinate"):
        return str(value)
    return _safe(plain_text(value))


def _safe(text: str) -> str:
    text = clean(text)
    return f"'{text}" if is_formula_like(text) else text


def as_xlsx(table: Table) -> bytes:
    """The table as an Excel sheet with a fixed header row, and a second sheet that says what it is."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": clean(table.title), "comments": str(EXAMPLE_SENTENCE) if table.example else ""})
    sheet = book.add_worksheet(_sheet_name(table.title))
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    first = 1 if table.example else 0
    if table.example:
        sheet.write_string(0, 0, str(EXAMPLE_SENTENCE), book.add_format({"italic": True}))
    for place, column in enumerate(table.columns):
        sheet.write_string(first, place, clean(column.title), head)
        sheet.set_column(place, place, 40 if column.kind == "text" else 16)
    for line, values in enumerate(table.body(), start=first + 1):
        for place, value in enumerate(values):
            _xlsx_cell(sheet, line, place, value, day, moment)
    sheet.freeze_panes(first + 1, 1)
    _about_sheet(book, table)
    book.close()
    return out.getvalue()


def _xlsx_cell(sheet: Worksheet, line: int, place: int, value: Any, day: Any, moment: Any) -> None:
    if value is None:
        return
    if is_number(value):
        sheet.write_number(line, place, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(line, place, value.replace(tzinfo=None), moment)
    elif isinstance(value, date) and value.year >= 1900:
        sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), day)
    else:
        text = plain_text(value)
        sheet.write_string(line, place, text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + " …")


def _about_sheet(book: xlsxwriter.Workbook, table: Table) -> None:
    """Says in words what the first sheet holds, so that a lone file still explains itself."""
    name = str(EXAMPLE_SHEET) if table.example else _("About")
    sheet = book.add_worksheet(_sheet_name(name, taken=_sheet_name(table.title)))
    sheet.set_column(0, 0, 100)
    lines = [table.title, table.note, EXAMPLE_SENTENCE if table.example else ""]
    for line, text in enumerate(clean(text) for text in lines if str(text)):
        sheet.write_string(line, 0, text)


def _sheet_name(title: Any, taken: str = "") -> str:
    name = re.sub(r"[\[\]:*?/\\']", " ", clean(title)).strip()[:28].strip() or _("Table")
    return f"{name} 2" if name.casefold() == taken.casefold() else name


def as_json(table: Table, *, count: int | None = None, next: str | None = None) -> str:
    """The table as the public list: `count`, `next` and one item for each row."""
    items = [_named(table, values) for values in table.body()]
    listed: dict[str, Any] = {"count": len(items) if count is None else count, "next": next, "items": items}
    if table.example:
        listed["example"] = str(EXAMPLE_SENTENCE)
    return json.dumps(listed, ensure_ascii=False, allow_nan=False)


def _named(table: Table, values: list[Any]) -> dict[str, Any]:
    return {column.name: json_value(value) for column, value in zip(table.columns, values, strict=True)}


def as_geojson(table: Table) -> str:
    """Rows with `lat` and `lon` as points; the others are counted in `without_place`."""
    features, without = [], 0
    for values in table.body():
        named = _named(table, values)
        lat, lon = named.pop(LATITUDE, None), named.pop(LONGITUDE, None)
        if not _on_earth(lat, lon):
            without += 1
            continue
        feature: dict[str, Any] = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}}
        feature |= {"id": named["id"]} if "id" in named else {}
        features.append(feature | {"properties": named})
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features, "without_place": without}
    if table.example:
        collection["example"] = str(EXAMPLE_SENTENCE)
    return json.dumps(collection, ensure_ascii=False, allow_nan=False)


def _on_earth(lat: Any, lon: Any) -> bool:
    return is_number(lat) and is_number(lon) and -90 <= lat <= 90 and -180 <= lon <= 180
