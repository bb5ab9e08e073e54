"""The cover of a report: two strands through the questions, as far apart as the answers of the two sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from localympact.foundation.documents.cells import number_text
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.drawing import FILLS, INK, Drawing, Look
from localympact.foundation.documents.charts.pictures import for_print
from localympact.foundation.documents.fonts.letters import Face, wrapped
from localympact.foundation.documents.tables import Column, Table

WIDTH = 620.0
LEFT, RIGHT = 40.0, 400.0
STEP = 4.0
WIDE_GAP = 1.5

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Strand:
    """One statement of a cover portrait: the means of the two sides, None when not shown."""

    label: str
    municipality: float | None
    organisations: float | None


def portrait(strands: Sequence[Strand], language: str = "en") -> Chart | None:
    """The strands from the first statement to the last; None when fewer than three can be shown."""
    known = [strand for strand in strands if None not in (strand.municipality, strand.organisations)]
    if len(known) < 3:
        return None
    title = _("The answers of the two sides to %(count)s statements, drawn as two strands") % {
        "count": number_text(len(known), language)
    }
    row = min(84.0, 560.0 / len(known))
    places = [(_x(strand.municipality), _x(strand.organisations), 34 + row * n) for n, strand in enumerate(known)]
    drawing = Drawing(WIDTH)
    sides = [_curve([(place[side], place[2]) for place in places]) for side in (0, 1)]
    _weave(drawing, *sides)
    _strands(drawing, sides)
    for strand, (blue, amber, y) in zip(known, places, strict=True):
        drawing.mark("organisations", amber, y, 13)
        drawing.mark("municipality", blue, y, 12)
        _label(drawing, strand, max(blue, amber), y)
    svg = drawing.svg(70 + row * (len(known) - 1), title, title, fixed=True)
    return Chart(svg, title, title, _table(known, title), svg, for_print(svg))


def _x(mean: float | None) -> float:
    return LEFT + (RIGHT - LEFT) * (mean or 0) / 10


def _curve(points: Points) -> Points:
    """A calm line through the points, as many short steps."""
    curve: Points = []
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        steps = max(2, int((y2 - y1) / STEP))
        for step in range(steps):
            t = step / steps
            curve.append((x1 + (x2 - x1) * t * t * (3 - 2 * t), y1 + (y2 - y1) * t))
    return [*curve, points[-1]]


def _weave(drawing: Drawing, blue: Points, amber: Points) -> None:
    """Horizontal threads between the strands: the ribbon is as wide as the distance."""
    threads = (f"M{a:.1f} {y:.1f}H{b:.1f}" for (a, y), (b, _same) in list(zip(blue, amber, strict=True))[::2])
    drawing.shape("path", d="".join(threads), stroke=INK, stroke_opacity=0.4, stroke_width=1.4, fill="none")


def _strands(drawing: Drawing, sides: Iterable[Points]) -> None:
    looks: tuple[Look, Look] = ("municipality", "organisations")
    for look, curve in reversed(list(zip(looks, sides, strict=True))):
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in curve)
        drawing.shape("path", d=path, stroke=FILLS[look], stroke_width=5, stroke_linecap="round", fill="none")


def _label(drawing: Drawing, strand: Strand, x: float, y: float) -> None:
    wide = abs((strand.municipality or 0) - (strand.organisations or 0)) >= WIDE_GAP
    face: Face = "narrow" if wide else "regular"
    lines = wrapped(strand.label, WIDTH - x - 20, 15, face)[:3]
    drawing.text(x + 16, y + 5 - (len(lines) - 1) * 9.5, lines, size=15, face=face)


def _table(strands: Sequence[Strand], title: str) -> Table:
    columns = (
        Column("statement", _("Statement"), "label"),
        Column("municipality", _("Municipality"), "municipality", "number", 1),
        Column("organisations", _("Organisations"), "organisations", "number", 1),
    )
    return Table(columns, strands, title)
