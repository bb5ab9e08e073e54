"""How a mean moved from one wave to the next, each side a line with its intervals."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.documents.cells import Hidden, number_text
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.drawing import (
    BANDS,
    FILLS,
    GRID,
    LEADING,
    QUIET,
    STITCH,
    WORDS,
    Drawing,
    Look,
)
from localympact.foundation.documents.charts.frames import Frame, chart
from localympact.foundation.documents.charts.gaps import Mean, range_words
from localympact.foundation.documents.fonts.letters import wrapped
from localympact.foundation.documents.tables import Column, Table

HEIGHT = 220.0
Point = Mean | Hidden | None


@dataclass(frozen=True)
class Line:
    """One line; a point that was not asked is None, one that may not be shown is Hidden."""

    title: str
    points: tuple[Point, ...]
    look: Look = "plain"


def line_chart(
    lines: Sequence[Line],
    moments: Sequence[str],
    *,
    title: str,
    language: str,
    top: float = 10,
    note: str = "",
    example: bool = False,
) -> Chart:
    """Moments from left to right on the full scale from zero; a missing moment is bridged by a stitch."""

    def draw(drawing: Drawing, frame: Frame, y: float) -> float:
        y = _grid(drawing, frame, y, top, language)
        for line in lines:
            _line(drawing, frame, y, line, len(moments), top, language)
        bottom = _moments(drawing, frame, y + HEIGHT, moments)
        return _reasons(drawing, frame, bottom, lines, moments)

    with override(language):
        table = _table(lines, moments, title, note, example, language)
        words = ". ".join(_words(line, moments, language) for line in lines)
    legend = tuple((line.look, line.title) for line in lines)
    return chart(draw, title=title, description=words, table=table, language=language, legend=legend)


def _words(line: Line, moments: Sequence[str], language: str) -> str:
    """From where to where a line went."""
    known = [(moment, point) for moment, point in zip(moments, line.points, strict=True) if isinstance(point, Mean)]
    if not known:
        return _("%(line)s: nothing may be shown") % {"line": line.title}
    parts = [f"{moment} {number_text(point.value, language, 1)}" for moment, point in known]
    return f"{line.title}: {', '.join(parts)}"


def _table(lines: Sequence[Line], moments: Sequence[str], title: str, note: str, example: bool, language: str) -> Table:
    columns = (
        Column("line", _("Who"), lambda row: row[0].title),
        Column("moment", _("When"), lambda row: row[1]),
        Column("mean", _("Mean"), lambda row: _part(row[2], "value"), "number", 1),
        Column("range", _("likely range"), lambda row: _range(row[2], language), decimals=1),
        Column("n", "n", lambda row: _part(row[2], "n"), "number", 0),
    )
    rows = [(line, moment, point) for line in lines for moment, point in zip(moments, line.points, strict=True)]
    return Table(columns, rows, title, note, example)


def _part(point: Point, part: str) -> float | Hidden | str:
    if isinstance(point, Hidden):
        return point
    return _("not asked") if point is None else getattr(point, part)


def _range(point: Point, language: str) -> str | Hidden:
    if isinstance(point, Mean):
        return range_words(*point.ends, language) if point.low is not None else ""
    return point or ""


def _x(frame: Frame, place: int, count: int) -> float:
    left, right = frame.left + 64, frame.right - 44
    return (left + right) / 2 if count == 1 else left + (right - left) * place / (count - 1)


def _y(top: float, value: float, scale: float) -> float:
    return top + HEIGHT * (1 - value / scale)


def _grid(drawing: Drawing, frame: Frame, top: float, scale: float, language: str) -> float:
    top += 14
    for value in (0, scale / 2, scale):
        y = _y(top, value, scale)
        drawing.line(frame.left + 26, y, frame.right, y, GRID)
        drawing.text(frame.left + 18, y + 4, number_text(value, language), size=frame.small, fill=QUIET, anchor="end")
    return top


def _line(drawing: Drawing, frame: Frame, top: float, line: Line, count: int, scale: float, language: str) -> None:
    shift = {"municipality": -4.0, "organisations": 4.0, "plain": 0.0}[line.look]
    before: tuple[int, float, float] | None = None
    known = [(place, point) for place, point in enumerate(line.points) if isinstance(point, Mean)]
    for place, point in known:
        x, y = _x(frame, place, count) + shift, _y(top, point.value, scale)
        high, low = _y(top, min(scale, point.ends[1]), scale), _y(top, max(0, point.ends[0]), scale)
        drawing.rect(x - 3.5, high, 7, low - high, BANDS[line.look], rx=2)
        drawing.line(x, high, x, low, FILLS[line.look], 2)
        if before:
            dash = "" if place == before[0] + 1 else STITCH
            drawing.line(before[1], before[2], x, y, FILLS[line.look], 3, dash)
        before = (place, x, y)
    for place, point in known:
        x, y = _x(frame, place, count) + shift, _y(top, point.value, scale)
        drawing.mark(line.look, x, y, 12)
        above = line.look != "organisations"
        end = min(scale, point.ends[1]) if above else max(0, point.ends[0])
        words, y = number_text(point.value, language, 1), _y(top, end, scale) + (-7 if above else frame.small + 3)
        drawing.text(x, y, words, size=frame.small, fill=WORDS[line.look], face="semibold", anchor="middle")


def _moments(drawing: Drawing, frame: Frame, top: float, moments: Sequence[str]) -> float:
    space = (frame.right - frame.left - 20) / max(1, len(moments)) - 10
    deepest, last = top, len(moments) - 1
    for place, moment in enumerate(moments):
        lines = wrapped(moment, space, frame.small)
        x, anchor = _x(frame, place, len(moments)), "middle"
        if last and place in (0, last):
            x, anchor = (frame.left + 20, "start") if place == 0 else (frame.right, "end")
        drawing.text(x, top + 20, lines, size=frame.small, anchor=anchor)  # type: ignore[arg-type]
        deepest = max(deepest, top + 20 + len(lines) * frame.small * LEADING)
    return deepest


def _reasons(drawing: Drawing, frame: Frame, top: float, lines: Sequence[Line], moments: Sequence[str]) -> float:
    """Why a point is missing, in words below the picture."""
    for line in lines:
        for moment, point in zip(moments, line.points, strict=True):
            if isinstance(point, Hidden):
                words = wrapped(f"{line.title}, {moment}: {point}", frame.right - frame.left - 40, frame.small)
                drawing.hatch(frame.left, top, 28, 14)
                drawing.text(frame.left + 36, top + 11, words, size=frame.small, fill=QUIET)
                top += 8 + len(words) * frame.small * LEADING
    return top
