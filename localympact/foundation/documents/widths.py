"""How wide the columns of a table stand on paper: numbers take what they need, words share the rest."""

from localympact.foundation.documents.cells import Hidden
from localympact.foundation.documents.document import DataTable
from localympact.foundation.documents.fonts.letters import text_width

WIDEST_COLUMN = 190.0
MOST_FOR_NUMBERS = 0.75


def letter_size(table: DataTable) -> float:
    """The more columns, the smaller the letters."""
    return 9 if len(table.header) < 7 else 8 if len(table.header) < 9 else 7.2


def column_widths(table: DataTable, total: float) -> list[float]:
    """The width of each column in points; together they fill the total."""
    size = letter_size(table)
    asked = [_asked(table, column, size) for column in range(len(table.header))]
    fixed = [side == "right" for side in table.alignments]
    taken = sum(width for width, is_fixed in zip(asked, fixed, strict=True) if is_fixed)
    if all(fixed) or taken > total * MOST_FOR_NUMBERS:
        fixed, taken = [False] * len(asked), 0.0
    shared = sum(width for width, is_fixed in zip(asked, fixed, strict=True) if not is_fixed)
    rest = (total - taken) / shared
    return [round(width if is_fixed else width * rest, 1) for width, is_fixed in zip(asked, fixed, strict=True)]


def _asked(table: DataTable, column: int, size: float) -> float:
    """The width that a column asks for: its longest line within reason, its longest word in the header."""
    lines = [row[column] for row in table.rows if not isinstance(row[column], Hidden)]
    alone = [row[column] for row in table.rows if sum(isinstance(value, Hidden) for value in row) == 1]
    words = [word for value in [table.header[column], *lines, *alone] for word in str(value).split()]
    line = max((text_width(str(text), size) for text in lines), default=0)
    word = max((text_width(text, size, "semibold") for text in words), default=0)
    return max(14.0, min(word, WIDEST_COLUMN), min(line, WIDEST_COLUMN)) + 9
