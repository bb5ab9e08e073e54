"""Bars for counts and shares, one lane for each side, with the value at the end of each bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.documents.cells import Hidden, number_text, percent_text
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.drawing import AXIS, FILLS, GRID, LEADING, QUIET, WORDS, Drawing, Look
from localympact.foundation.documents.charts.frames import (
    Frame,
    Legend,
    chart,
    hidden_height,
    hidden_row,
    label_height,
    row_label,
)
from localympact.foundation.documents.fonts.letters import text_width, wrapped
from localympact.foundation.documents.tables import Column, Table

LANE, LANE_GAP, HATCH_WIDTH = 16.0, 6.0, 44.0
LOOKS: tuple[Look, ...] = ("municipality", "organisations", "plain")
Value = float | Hidden | None
Unit = Literal["", "%"]


@dataclass(frozen=True)
class Bar:
    """One row: what the two sides say, or one value that belongs to neither; percentages go from 0 to 100."""

    label: str
    municipality: Value = None
    organisations: Value = None
    plain: Value = None
    municipality_n: int | None = None
    organisations_n: int | None = None
    n: int | None = None

    def of(self, look: Look) -> Value:
        """The value in one lane."""
        return {"municipality": self.municipality, "organisations": self.organisations, "plain": self.plain}[look]

    def n_of(self, look: Look) -> int | None:
        """How many answered in one lane."""
        return {"municipality": self.municipality_n, "organisations": self.organisations_n, "plain": self.n}[look]


def bar_chart(
    bars: Sequence[Bar],
    *,
    title: str,
    language: str,
    unit: Unit = "",
    decimals: int = 0,
    top: float | None = None,
    value_title: str = "",
    note: str = "",
    example: bool = False,
) -> Chart:
    """Rows in the order given, bars from zero; `top` is the end of the scale, else the largest value."""
    looks = used_looks(bars)
    largest = max(
        (value for bar in bars for look in looks if isinstance(value := bar.of(look), int | float)), default=0
    )
    scale = top or largest or 1

    def said(value: float) -> str:
        return percent_text(value / 100, language, decimals) if unit else number_text(value, language, decimals)

    def draw(drawing: Drawing, frame: Frame, y: float) -> float:
        for bar in bars:
            y = _row(drawing, frame, y, bar, looks, scale, said)
        return y

    with override(language):
        table = bar_table(bars, looks, title, unit, decimals, value_title, note, example)
        words = _words(bars, looks, said)
        legend = bar_legend(bars, looks, language)
    return chart(draw, title=title, description=words, table=table, language=language, legend=legend)


def used_looks(bars: Sequence[Bar]) -> tuple[Look, ...]:
    """The lanes that any row has."""
    return tuple(look for look in LOOKS if any(bar.of(look) is not None for bar in bars))


def lane_title(look: Look, value_title: str = "") -> str:
    """What a lane is called in the table."""
    names = {
        "municipality": _("Municipality"),
        "organisations": _("Organisations"),
        "plain": value_title or _("Number"),
    }
    return names[look]


def bar_legend(bars: Sequence[Bar], looks: Sequence[Look], language: str) -> Legend:
    """The sides with the most answers that one row had; a single value needs no legend."""
    legend = []
    for look in looks:
        counts = [n for bar in bars if (n := bar.n_of(look)) is not None]
        count = f", n = {number_text(max(counts), language)}" if counts else ""
        if look != "plain":
            legend.append((look, lane_title(look) + count))
    return tuple(legend)


def bar_table(
    bars: Sequence[Bar],
    looks: Sequence[Look],
    title: str,
    unit: Unit,
    decimals: int,
    value_title: str,
    note: str,
    example: bool,
) -> Table:
    """The same rows as a table, with how many answered."""
    columns = [Column("label", _("What"), "label")]
    for look in looks:
        words = lane_title(look, value_title) + (f", {unit}" if unit else "")
        columns.append(Column(look, words, _value_of(look), "number", decimals))
        if any(bar.n_of(look) is not None for bar in bars):
            columns.append(Column(f"{look}_n", "n", _n_of(look), "number", 0))
    return Table(tuple(columns), bars, title, note, example)


def _value_of(look: Look) -> Callable[[Bar], Value]:
    return lambda bar: bar.of(look)


def _n_of(look: Look) -> Callable[[Bar], Value]:
    def count(bar: Bar) -> Value:
        value = bar.of(look)
        return value if isinstance(value, Hidden) else bar.n_of(look)

    return count


def _words(bars: Sequence[Bar], looks: Sequence[Look], said: Callable[[float], str]) -> str:
    """The largest value of each lane in words."""
    parts = []
    for look in looks:
        known = [(value, bar.label) for bar in bars if isinstance(value := bar.of(look), int | float)]
        if known:
            value, label = max(known)
            parts.append(
                _("%(lane)s: most %(label)s, %(value)s")
                % {"lane": lane_title(look), "label": label, "value": said(value)}
            )
    return ". ".join(parts) + "." if parts else _("No value may be shown.")


def _row(
    drawing: Drawing,
    frame: Frame,
    top: float,
    bar: Bar,
    looks: Sequence[Look],
    scale: float,
    said: Callable[[float], str],
) -> float:
    label = label_height(frame, bar.label)
    lanes = sum(_lane_height(frame, bar.of(look)) + LANE_GAP for look in looks) - LANE_GAP
    reason = _only_reason(bar, looks)
    if reason:
        lanes = max(lanes, hidden_height(frame, reason, frame.right))
    if frame.labels:
        height = max(label, lanes) + 16
        row_label(drawing, frame, top, height, bar.label)
        y = top + (height - lanes) / 2
    else:
        row_label(drawing, frame, top + 6, 0, bar.label)
        y = top + label + 12
        height = label + lanes + 22
    if reason:
        hidden_row(drawing, frame, y, lanes, reason, frame.right)
    else:
        drawing.line(frame.plot, y - 4, frame.plot, y + lanes + 4, AXIS)
        for look in looks:
            _lane(drawing, frame, y, look, bar.of(look), scale, said)
            y += _lane_height(frame, bar.of(look)) + LANE_GAP
    drawing.line(frame.left, top + height, frame.right, top + height, GRID)
    return top + height


def _only_reason(bar: Bar, looks: Sequence[Look]) -> str:
    """Why nothing of a row may be shown; empty when something may."""
    values = [bar.of(look) for look in looks if bar.of(look) is not None]
    return str(values[0]) if values and all(isinstance(value, Hidden) for value in values) else ""


def _reason(frame: Frame, value: Value) -> list[str]:
    return wrapped(str(value), frame.right - frame.plot - HATCH_WIDTH - 10, frame.small)


def _lane_height(frame: Frame, value: Value) -> float:
    """A reason in words may need more lines than a bar is high."""
    if not isinstance(value, Hidden):
        return LANE
    return max(LANE, len(_reason(frame, value)) * frame.small * LEADING)


def _lane(
    drawing: Drawing,
    frame: Frame,
    y: float,
    look: Look,
    value: Value,
    scale: float,
    said: Callable[[float], str],
) -> None:
    if isinstance(value, Hidden):
        drawing.hatch(frame.plot, y, HATCH_WIDTH, _lane_height(frame, value))
        x = frame.plot + HATCH_WIDTH + 8
        drawing.text(x, y + frame.small - 1, _reason(frame, value), size=frame.small, fill=QUIET)
    elif value is not None:
        words = said(value)
        room = frame.right - frame.plot - text_width(words, frame.text, "semibold") - 10
        width = max(1.5, room * min(1.0, value / scale)) if value else 0
        drawing.rect(frame.plot, y, width, LANE, FILLS[look], rx=1)
        drawing.text(frame.plot + width + 7, y + 13, words, size=frame.text, fill=WORDS[look], face="semibold")
