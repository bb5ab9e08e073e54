"""Tables of organisations, read with the words that stand above their columns."""

from pathlib import Path

from localympact.foundation.files import tables
from localympact.foundation.files.tables import RawTable
from localympact.phase1_mapping.imports.mapping import known_headings


def read_table(path_or_bytes: Path | str | bytes, filename: str = "") -> RawTable:
    """Read a CSV, TSV, XLSX, XLS or ODS file, or refuse it with a sentence that names the place and the way out."""
    return tables.read_table(path_or_bytes, filename, known_headings)
