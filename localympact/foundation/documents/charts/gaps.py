"""The picture of perception gaps: two means with their intervals and the distance between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.documents.cells import Hidden, number_text
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.drawing import (
    AXIS,
    BANDS,
    BLOCK,
    FILLS,
    GRID,
    INK,
    LEADING,
    QUIET,
    WORDS,
    Drawing,
    Look,
)
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

TOP_OF_SCALE = 10
LANES: tuple[tuple[Look, float], ...] = (("municipality", -8), ("organisations", 8))


@dataclass(frozen=True)
class Mean:
    """The mean of one side with its interval, where that may be shown, and how many answered."""

    value: float
    low: float | None
    high: float | None
    n: int

    @property
    def ends(self) -> tuple[float, float]:
        """Where the interval begins and ends; the mean itself where none is shown."""
        return (self.value, self.value) if self.low is None or self.high is None else (self.low, self.high)


@dataclass(frozen=True)
class Difference:
    """Municipality less organisations, with Welch's interval where that may be shown."""

    value: float
    low: float | None
    high: float | None

    @property
    def may_be_chance(self) -> bool:
        return self.low is None or self.high is None or self.low <= 0 <= self.high


@dataclass(frozen=True)
class Gap:
    """One mirrored statement; a side that may not be shown is Hidden, and then there is no difference."""

    label: str
    municipality: Mean | Hidden
    organisations: Mean | Hidden
    difference: Difference | None = None

    @property
    def hidden(self) -> Hidden | None:
        """Why this statement is not shown; one hidden side hides both."""
        return next((side for side in (self.municipality, self.organisations) if isinstance(side, Hidden)), None)


def gap_chart(
    gaps: Sequence[Gap],
    *,
    title: str,
    language: str,
    low_end: str = "",
    high_end: str = "",
    note: str = "",
    example: bool = False,
) -> Chart:
    """Widest gap first as given; each side in its own lane, the gap as a grey block, its number at the right."""
    with override(language):
        table = _table(gaps, title, note, example, language)
        description = _words(gaps, language)
        legend: Legend = (("municipality", _side(gaps, 0, language)), ("organisations", _side(gaps, 1, language)))

    def draw(drawing: Drawing, frame: Frame, top: float) -> float:
        y = _axis(drawing, frame, top, low_end, high_end, language)
        for gap in gaps:
            y = _row(drawing, frame, y, gap, language)
        return y

    return chart(draw, title=title, description=description, table=table, language=language, legend=legend)


def _side(gaps: Sequence[Gap], place: int, language: str) -> str:
    """The name of a side with the most answers that one statement had."""
    name = (_("Municipality"), _("Organisations"))[place]
    counts = [side.n for gap in gaps if isinstance(side := (gap.municipality, gap.organisations)[place], Mean)]
    return f"{name}, n = {number_text(max(counts), language)}" if counts else name


def _words(gaps: Sequence[Gap], language: str) -> str:
    """The widest clear gap in a sentence, for those who do not see the picture."""
    clear = [gap for gap in gaps if gap.difference and not gap.difference.may_be_chance]
    if not clear:
        return _("No gap is clear: all of them may be chance or are not shown.")
    widest = max(clear, key=lambda gap: abs(gap.difference.value) if gap.difference else 0)
    size = number_text(abs(widest.difference.value), language, 1) if widest.difference else ""
    return _("%(clear)s of %(all)s gaps are clear. The widest is %(gap)s points: %(label)s.") % {
        "clear": number_text(len(clear), language),
        "all": number_text(len(gaps), language),
        "gap": size,
        "label": widest.label,
    }


def reading(gap: Gap) -> str:
    """What a gap lets one say, in words."""
    if gap.hidden:
        return _("not shown")
    if not gap.difference:
        return _("too few answers to compare")
    if gap.difference.low is None:
        return f"{_('likely range')}: {_('not shown')}"
    return _("may be chance") if gap.difference.may_be_chance else _("clear gap")


def _table(gaps: Sequence[Gap], title: str, note: str, example: bool, language: str) -> Table:
    columns = [Column("statement", _("Statement"), "label")]
    for name, words in (("municipality", _("Municipality")), ("organisations", _("Organisations"))):
        columns += [
            Column(name, words, _part(name, "value"), "number", 1),
            Column(f"{name}_range", _("likely range"), _range(name, language), decimals=1),
            Column(f"{name}_n", "n", _part(name, "n"), "number", 0),
        ]
    columns += [
        Column("gap", _("Gap"), _gap_value, "number", 1),
        Column("gap_range", _("likely range"), _range("difference", language), decimals=1),
        Column("reading", _("Reading"), reading),
    ]
    return Table(tuple(columns), gaps, title, note, example)


def _gap_value(gap: Gap) -> float | Hidden | None:
    return gap.hidden or (gap.difference.value if gap.difference else None)


def _part(side: str, part: str) -> Callable[[Gap], float | Hidden | None]:
    def value(gap: Gap) -> float | Hidden | None:
        return gap.hidden or getattr(getattr(gap, side), part)

    return value


def _range(part: str, language: str) -> Callable[[Gap], str | Hidden]:
    def words(gap: Gap) -> str | Hidden:
        interval = getattr(gap, part)
        if gap.hidden or interval is None or interval.low is None:
            return gap.hidden or ""
        return range_words(interval.low, interval.high, language)

    return words


def range_words(low: float, high: float, language: str) -> str:
    """An interval in words: a dash between numbers could be read as a minus."""
    return _("%(low)s to %(high)s") % {"low": number_text(low, language, 1), "high": number_text(high, language, 1)}


def _plot_end(frame: Frame) -> float:
    return frame.right - (frame.width * 0.19 if frame.labels else 4)


def _words_from(frame: Frame) -> float:
    """Where the column of the gap begins, when it has one."""
    return _plot_end(frame) + 22


def _x(frame: Frame, value: float) -> float:
    begin = frame.plot + 6
    return begin + (_plot_end(frame) - begin) * value / TOP_OF_SCALE


def _axis(drawing: Drawing, frame: Frame, top: float, low_end: str, high_end: str, language: str) -> float:
    y = top + frame.small + 4
    ends = {0: ("start", low_end), 5: ("middle", ""), 10: ("end", high_end)}
    for value, (anchor, words) in ends.items():
        number = number_text(value, language)
        parts = [number, words] if value == 0 else [words, number]
        said = "  ".join(part for part in parts if part)
        drawing.text(_x(frame, value), y, said, size=frame.small, fill=QUIET, anchor=anchor)  # type: ignore[arg-type]
    if frame.labels:
        drawing.text(frame.left, y, _("Statement"), size=frame.small, fill=QUIET)
        drawing.text(_words_from(frame), y, _("Gap"), size=frame.small, fill=QUIET)
    drawing.line(frame.left, y + 8, frame.right, y + 8)
    return y + 8


def _row(drawing: Drawing, frame: Frame, top: float, gap: Gap, language: str) -> float:
    label = label_height(frame, gap.label)
    plot = 46.0
    if gap.hidden:
        plot = max(plot, hidden_height(frame, str(gap.hidden), _plot_end(frame)) + 4)
    if frame.labels:
        plot += max(len(_said_beside(frame, gap, language)) - 1, 0) * frame.small * LEADING
        height = max(label + 14, plot + 6)
        row_label(drawing, frame, top, height, gap.label)
        middle = top + height / 2
    else:
        row_label(drawing, frame, top + 8, 0, gap.label)
        middle = top + 8 + label + plot / 2
        height = 8 + label + plot + (frame.small * LEADING + 8 if not gap.hidden else 6)
    for value in range(0, TOP_OF_SCALE + 1, 2):
        x = _x(frame, value)
        drawing.line(x, middle - plot / 2 + 2, x, middle + plot / 2 - 2)
    if gap.hidden:
        hidden_row(drawing, frame, middle - plot / 2 + 3, plot - 6, str(gap.hidden), _plot_end(frame))
    else:
        _sides(drawing, frame, middle, gap, language)
        _gap_words(drawing, frame, middle, gap, language)
    drawing.line(frame.left, top + height, frame.right, top + height, GRID)
    return top + height


def _sides(drawing: Drawing, frame: Frame, middle: float, gap: Gap, language: str) -> None:
    means = {"municipality": gap.municipality, "organisations": gap.organisations}
    xs = sorted(_x(frame, mean.value) for mean in means.values() if isinstance(mean, Mean))
    if gap.difference and gap.difference.may_be_chance:
        drawing.rect(xs[0], middle - 8, xs[1] - xs[0], 16, "none", stroke=AXIS, stroke_dasharray="4 3")
    elif gap.difference:
        drawing.rect(xs[0], middle - 8, xs[1] - xs[0], 16, BLOCK)
    for look, shift in LANES:
        mean = means[look]
        other = means["organisations" if look == "municipality" else "municipality"]
        if isinstance(mean, Mean) and isinstance(other, Mean):
            _lane(drawing, frame, middle + shift, look, mean, mean.value >= other.value, language)


def _lane(drawing: Drawing, frame: Frame, y: float, look: Look, mean: Mean, is_higher: bool, language: str) -> None:
    """One side: pale band, line of its interval, mark, and the value outside the interval."""
    low, high = _x(frame, max(0, mean.ends[0])), _x(frame, min(TOP_OF_SCALE, mean.ends[1]))
    drawing.rect(low, y - 3.5, high - low, 7, BANDS[look], rx=2)
    drawing.line(low, y, high, y, FILLS[look], 2)
    drawing.mark(look, _x(frame, mean.value), y)
    words = number_text(mean.value, language, 1)
    width = text_width(words, frame.small, "semibold") + 8
    after = high + width < _plot_end(frame) + 10 if is_higher else low - width < frame.plot
    x, anchor = (high + 7, "start") if after else (low - 7, "end")
    drawing.text(x, y + frame.small * 0.36, words, size=frame.small, fill=WORDS[look], face="semibold", anchor=anchor)  # type: ignore[arg-type]


def _said(gap: Gap, language: str) -> str:
    """What stands beside the number of a gap: its likely range, or why it says little."""
    if not gap.difference:
        return ""
    if gap.difference.low is None or gap.difference.high is None:
        return f"{_('likely range')}: {_('not shown')}"
    low, high = gap.difference.low, gap.difference.high
    if gap.difference.may_be_chance:
        return _("may be chance")
    return range_words(*((low, high) if gap.difference.value >= 0 else (-high, -low)), language)


def _said_beside(frame: Frame, gap: Gap, language: str) -> list[str]:
    """The same in lines that fit the column of the gap."""
    return wrapped(_said(gap, language), frame.right - _words_from(frame), frame.small)


def _gap_words(drawing: Drawing, frame: Frame, middle: float, gap: Gap, language: str) -> None:
    """The number of the gap and its likely range; quiet when it may be chance."""
    if not gap.difference:
        return
    number = number_text(abs(gap.difference.value), language, 1)
    fill = QUIET if gap.difference.may_be_chance else INK
    if frame.labels:
        x, lines = _words_from(frame), _said_beside(frame, gap, language)
        y = middle + 4 - (len(lines) - 1) * frame.small * LEADING / 2
        drawing.text(x, y, number, size=frame.text * 1.5, fill=fill, face="narrow")
        drawing.text(x, y + frame.small * 1.4, lines, size=frame.small, fill=QUIET)
    else:
        y = middle + 23 + frame.small
        words = _("Gap %(gap)s, %(range)s") % {"gap": number, "range": _said(gap, language)}
        drawing.text(frame.left, y, words, size=frame.text, fill=fill, face="narrow")
