"""How a chart stands on a wide page, on a phone and on paper: its columns, its head and its three drawings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.drawing import LEADING, QUIET, SURFACE, WORDS, Drawing, Look
from localympact.foundation.documents.charts.pictures import for_print
from localympact.foundation.documents.example import EXAMPLE_TAG
from localympact.foundation.documents.fonts.letters import Face, balanced, text_width, wrapped
from localympact.foundation.documents.tables import Table

FLASK = "M5 1h4M6 1v4L2.5 11.2Q2 12.5 3.5 12.5h7Q12 12.5 11.5 11.2L8 5V1M4.2 8.5h5.6"


@dataclass(frozen=True)
class Frame:
    """The measures of one drawing; `labels` is the width of the label column, 0 puts labels above their row."""

    width: float
    labels: float
    text: float
    small: float
    pad: float = 0

    @property
    def left(self) -> float:
        return self.pad

    @property
    def right(self) -> float:
        return self.width - self.pad

    @property
    def plot(self) -> float:
        """Where the plot begins."""
        return self.pad + (self.labels + 18 if self.labels else 0)

    @property
    def label_space(self) -> float:
        return self.labels or self.width - 2 * self.pad

    def label(self, words: str, face: Face = "semibold", space: float = 0) -> list[str]:
        """A label in the lines that it needs here."""
        return balanced(words, space or self.label_space, self.text, face)


WIDE = Frame(width=880, labels=240, text=15, small=13)
PHONE = Frame(width=360, labels=0, text=15, small=13)
PAPER = Frame(width=640, labels=170, text=13, small=11.5)
INSET = 16.0

Legend = Sequence[tuple[Look, str]]
Draw = Callable[[Drawing, Frame, float], float]


def chart(draw: Draw, *, title: str, description: str, table: Table, language: str, legend: Legend = ()) -> Chart:
    """The three drawings of one chart; `draw` gets where it may begin and tells where it ended."""
    with override(language):
        pictures = [_drawn(draw, frame, title, description, table.example, legend) for frame in (WIDE, PHONE, PAPER)]
    return Chart(pictures[0], title, description, table, pictures[1], for_print(pictures[2]))


def _drawn(draw: Draw, frame: Frame, title: str, description: str, example: bool, legend: Legend) -> str:
    inset = INSET if example else 0
    inner = Frame(frame.width, frame.labels, frame.text, frame.small, inset + 2)
    drawing = Drawing(frame.width)
    top = _head(drawing, inner, inset, example, legend)
    bottom = draw(drawing, inner, top) + inset + 2
    if example:
        drawing.frame(1, 1, frame.width - 2, bottom - 2, 8)
    return drawing.svg(bottom, title, description, fixed=frame is PAPER)


def _head(drawing: Drawing, frame: Frame, top: float, example: bool, legend: Legend) -> float:
    """The legend to the left, the example tag to the right or above it."""
    top += 4
    space = frame.right
    if example:
        begins = _tag(drawing, frame, top)
        if frame.labels:
            space = begins - 12
        else:
            top += 36
    x, y = frame.left, top + 12
    for look, words in legend:
        width = 18 + text_width(words, frame.text, "semibold")
        if x > frame.left and x + width > space:
            x, y = frame.left, y + frame.text * 1.6
        drawing.mark(look, x + 6, y)
        drawing.text(x + 18, y + frame.text * 0.36, words, size=frame.text, fill=WORDS[look], face="semibold")
        x += width + 24
    if not legend:
        return top + (38 if example and frame.labels else 0)
    return max(y + 22, top + (38 if example and frame.labels else 0))


def _tag(drawing: Drawing, frame: Frame, top: float) -> float:
    """The sign of generated content; tells where it begins."""
    words = str(EXAMPLE_TAG)
    width = text_width(words, frame.small, "semibold") + 42
    x = frame.right - width if frame.labels else frame.left
    drawing.rect(x, top, width, 26, SURFACE, rx=4, stroke=QUIET, stroke_dasharray="4 3")
    drawing.shape("path", d=FLASK, transform=f"translate({x + 9:.1f} {top + 6:.1f})", fill="none", stroke=QUIET)
    drawing.text(x + 30, top + 13 + frame.small * 0.36, words, size=frame.small, face="semibold")
    return x


def row_label(drawing: Drawing, frame: Frame, top: float, height: float, words: str, face: Face = "semibold") -> None:
    """A label in the middle of its row, or above it on a phone."""
    lines = frame.label(words, face)
    block = len(lines) * frame.text * LEADING
    start = top + (max(0.0, height - block) / 2 if frame.labels else 0) + frame.text
    drawing.text(frame.left, start, lines, size=frame.text, face=face)


def label_height(frame: Frame, words: str, face: Face = "semibold") -> float:
    """How high a label stands in its lines."""
    return len(frame.label(words, face)) * frame.text * LEADING


def _reason(frame: Frame, reason: str, right: float) -> list[str]:
    return wrapped(reason, right - frame.plot - 100, frame.small)


def hidden_height(frame: Frame, reason: str, right: float) -> float:
    """How high a hatch stands so that its reason fits inside."""
    return len(_reason(frame, reason, right)) * frame.small * LEADING + 10


def hidden_row(drawing: Drawing, frame: Frame, y: float, height: float, reason: str, right: float) -> None:
    """A hatch with the reason in words, never an empty place."""
    words = _reason(frame, reason, right)
    width = max(text_width(line, frame.small) for line in words) + 20
    block = len(words) * frame.small * LEADING
    drawing.hatch(frame.plot, y, right - frame.plot, height)
    x = frame.plot + (right - frame.plot - width) / 2
    drawing.rect(x, y + (height - block) / 2 - 3, width, block + 6, SURFACE)
    drawing.text(x + 10, y + (height - block) / 2 + frame.small, words, size=frame.small, fill=QUIET)


def sides() -> Legend:
    """The legend of the two sides."""
    return (("municipality", _("Municipality")), ("organisations", _("Organisations")))
