"""Runs as a process of its own: reads a workbook from standard input, writes its sheets as JSON lines.

The reader ends the whole process on some small hostile files, so it never runs inside the product.
"""

import datetime
import io
import json
import resource
import sys

from python_calamine import CalamineWorkbook, SheetTypeEnum

MEMORY = 768 * 1024 * 1024
SECONDS = 20
MAX_CELLS = 5_000_000
TOO_LARGE = 3


def plain(value: object) -> object:
    """A cell as JSON can carry it: whole numbers without a point, days and times as ISO text."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value) if isinstance(value, datetime.timedelta) else value


def main() -> int:
    """Write one line per sheet, then one per row."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    cells = 0
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        cells += sheet.total_height * sheet.total_width
        if cells > MAX_CELLS:
            return TOO_LARGE
        merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or []]
        print(json.dumps({"sheet": about.name, "merged": merged}))
        for row in sheet.to_python(skip_empty_area=False):
            print(json.dumps([plain(cell) for cell in row], ensure_ascii=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
