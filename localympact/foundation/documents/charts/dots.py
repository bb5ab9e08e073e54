"""Dots: one dot is one thing, up to about sixty; above that a bar."""

from collections.abc import Sequence

from django.utils.translation import override

from localympact.foundation.documents.cells import Hidden, number_text
from localympact.foundation.documents.charts.bars import (
    Bar,
    Value,
    bar_chart,
    bar_legend,
    bar_table,
    lane_title,
    used_looks,
)
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.drawing import GRID, QUIET, WORDS, Drawing, Look
from localympact.foundation.documents.charts.frames import (
    Frame,
    chart,
    hidden_height,
    hidden_row,
    label_height,
    row_label,
)

MOST_DOTS = 60
PITCH, LINE = 14.0, 16.0


def dot_rows(
    rows: Sequence[Bar],
    *,
    title: str,
    language: str,
    value_title: str = "",
    note: str = "",
    example: bool = False,
) -> Chart:
    """Counted things as dots, each side in its own line; too many things for dots become bars."""
    looks = used_looks(rows)
    counts = [value for row in rows for look in looks if isinstance(value := row.of(look), int | float)]
    if max(counts, default=0) > MOST_DOTS:
        return bar_chart(rows, title=title, language=language, value_title=value_title, note=note, example=example)

    def draw(drawing: Drawing, frame: Frame, y: float) -> float:
        for row in rows:
            y = _row(drawing, frame, y, row, looks, language)
        return y

    with override(language):
        table = bar_table(rows, looks, title, "", 0, value_title, note, example)
        legend = bar_legend(rows, looks, language)
        words = "; ".join(_words(row, looks, language) for row in rows)
    return chart(draw, title=title, description=words, table=table, language=language, legend=legend)


def _words(row: Bar, looks: Sequence[Look], language: str) -> str:
    """A row in words."""
    values = []
    for look in looks:
        value = row.of(look)
        said = number_text(value, language) if isinstance(value, int | float) else str(value or "0")
        values.append(said if look == "plain" else f"{lane_title(look)} {said}")
    return f"{row.label}: {', '.join(values)}"


def _lines(frame: Frame, value: Value) -> int:
    per_line = max(1, int((frame.right - frame.plot - 40) // PITCH))
    if isinstance(value, Hidden):
        return max(1, -(-int(hidden_height(frame, str(value), frame.right)) // int(LINE)))
    return max(1, -(-int(value) // per_line)) if isinstance(value, int | float) else 1


def _row(drawing: Drawing, frame: Frame, top: float, row: Bar, looks: Sequence[Look], language: str) -> float:
    label = label_height(frame, row.label)
    block = sum(_lines(frame, row.of(look)) * LINE + 4 for look in looks)
    if frame.labels:
        height = max(label, block) + 14
        row_label(drawing, frame, top, height, row.label)
        y = top + (height - block) / 2 + 2
    else:
        row_label(drawing, frame, top + 6, 0, row.label)
        y, height = top + label + 10, label + block + 20
    for look in looks:
        y = _lane(drawing, frame, y, look, row.of(look), language)
    drawing.line(frame.left, top + height, frame.right, top + height, GRID)
    return top + height


def _lane(drawing: Drawing, frame: Frame, y: float, look: Look, value: Value, language: str) -> float:
    lines = _lines(frame, value)
    if isinstance(value, Hidden):
        hidden_row(drawing, frame, y, lines * LINE, str(value), frame.right)
        return y + lines * LINE + 4
    count = int(value or 0)
    per_line = -(-count // lines) if count else 1
    for dot in range(count):
        line, place = divmod(dot, per_line)
        drawing.mark(look, frame.plot + 7 + place * PITCH, y + LINE / 2 + line * LINE, 10)
    x = frame.plot + 7 + (min(count, per_line) * PITCH if count else 0)
    words = number_text(count, language)
    fill = WORDS[look] if count else QUIET
    drawing.text(x, y + LINE / 2 + frame.small * 0.36, words, size=frame.small, fill=fill, face="semibold")
    return y + lines * LINE + 4
