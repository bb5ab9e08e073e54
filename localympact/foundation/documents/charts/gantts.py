"""An action plan over time: two strands per action, solid where worked on, stitched where still to come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from babel import dates as babel_dates
from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.documents.cells import date_text, locale_of
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.drawing import (
    ACTION,
    FILLS,
    GRID,
    INK,
    LEADING,
    QUIET,
    STITCH,
    SURFACE,
    WORDS,
    Drawing,
    Look,
)
from localympact.foundation.documents.charts.frames import Frame, chart
from localympact.foundation.documents.fonts.letters import balanced, text_width, wrapped
from localympact.foundation.documents.tables import Column, Table

State = Literal["open", "in_work", "done", "stopped"]
LANES: tuple[tuple[Look, float], ...] = (("municipality", -7), ("organisations", 7))


@dataclass(frozen=True)
class Progress:
    """What one side says about an action, and since when."""

    state: State = "open"
    since: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class Strip:
    """One action between its first day and its deadline; a side that takes no part is None.

    A label or group in another language than the picture's says which.
    """

    label: str
    begins: date
    deadline: date
    municipality: Progress | None = Progress()
    organisations: Progress | None = Progress()
    who: str = ""
    group: str = ""
    label_language: str = ""
    group_language: str = ""

    @property
    def sides(self) -> dict[Look, Progress]:
        """What each side that takes part says."""
        both: dict[Look, Progress | None] = {"municipality": self.municipality, "organisations": self.organisations}
        return {look: progress for look, progress in both.items() if progress}

    @property
    def is_done(self) -> bool:
        """Whether every side that takes part says done."""
        return bool(self.sides) and all(progress.state == "done" for progress in self.sides.values())

    @property
    def sides_differ(self) -> bool:
        return len({progress.state for progress in self.sides.values()}) > 1


@dataclass(frozen=True)
class Span:
    """The days that a picture covers, and where they stand."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day stands; days outside stand at the edge."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))


def gantt(
    strips: Sequence[Strip], *, today: date, title: str, language: str, note: str = "", example: bool = False
) -> Chart:
    """Actions in the order given, under the headings of their groups."""
    first = min((strip.begins for strip in strips), default=today).replace(day=1)
    last = max([today, *(strip.deadline for strip in strips)]) + timedelta(days=10)

    def draw(drawing: Drawing, frame: Frame, top: float) -> float:
        left = frame.left + (frame.width * 0.48 if frame.labels else 8)
        span = Span(first, last, left, frame.right - 12)
        y = _months(drawing, frame, top, span, language)
        group = ""
        for strip in strips:
            if strip.group != group:
                group = strip.group
                y = _group(drawing, frame, y, group, strip.group_language)
            y = _row(drawing, frame, y, strip, span, today)
        return _key(drawing, frame, y, today, language)

    with override(language):
        table = _table(strips, title, note, example)
        words = _words(strips)
    return chart(draw, title=title, description=words, table=table, language=language)


def state_words(state: State) -> str:
    """A state as readers call it."""
    return {"open": _("not begun"), "in_work": _("in work"), "done": _("done"), "stopped": _("stopped")}[state]


def _words(strips: Sequence[Strip]) -> str:
    return _("%(all)s actions: %(done)s done as every side says, %(differ)s where the sides differ.") % {
        "all": len(strips),
        "done": sum(strip.is_done for strip in strips),
        "differ": sum(strip.sides_differ for strip in strips),
    }


def _table(strips: Sequence[Strip], title: str, note: str, example: bool) -> Table:
    def said(progress: Progress | None) -> str:
        return state_words(progress.state) if progress else _("takes no part")

    columns = (
        Column("action", _("Action"), "label"),
        Column("who", _("Who"), "who"),
        Column("begins", _("Begins"), "begins", "date"),
        Column("deadline", _("Deadline"), "deadline", "date"),
        Column("municipality", _("Municipality says"), lambda strip: said(strip.municipality)),
        Column("organisations", _("Organisations say"), lambda strip: said(strip.organisations)),
    )
    return Table(columns, strips, title, note, example)


def _ticks(span: Span) -> Iterator[date]:
    """The first days of months, quarters or years, never more than fit."""
    most = (span.right - span.left) // 58
    months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60) if months / step <= most), 120)
    for month in range(0, months, step):
        year, place = divmod(span.first.year * 12 + span.first.month - 1 + month, 12)
        yield date(year, place + 1, 1)


def _months(drawing: Drawing, frame: Frame, top: float, span: Span, language: str) -> float:
    y = top + frame.small + 4
    locale = locale_of(language)
    free = span.left
    for day in _ticks(span):
        pattern = "y" if day.month == 1 or (day == span.first and frame.labels) else "LLL"
        words = babel_dates.format_skeleton("yMMM", day, locale=locale) if pattern == "y" and day == span.first else ""
        words = words or babel_dates.format_date(day, pattern, locale=locale)
        if span.x(day) >= free:
            drawing.text(span.x(day) + 3, y, words[:9], size=frame.small, fill=QUIET)
            free = span.x(day) + 12 + text_width(words[:9], frame.small)
    if frame.labels:
        drawing.text(frame.left, y, _("Action"), size=frame.small, fill=QUIET)
        drawing.text(_states_x(frame), y, _("Where it stands"), size=frame.small, fill=QUIET)
    drawing.line(frame.left, y + 9, frame.right, y + 9, INK, 1.2)
    return y + 9


def _states_x(frame: Frame) -> float:
    return frame.left + frame.width * 0.3


def _group(drawing: Drawing, frame: Frame, top: float, words: str, lang: str) -> float:
    lines = wrapped(words, frame.right - frame.left, frame.text * 1.15, "narrow")
    drawing.text(frame.left, top + 30, lines, size=frame.text * 1.15, face="narrow", lang=lang)
    bottom = top + 18 + len(lines) * frame.text * 1.15 * LEADING
    drawing.line(frame.left, bottom, frame.right, bottom, GRID)
    return bottom


def _row(drawing: Drawing, frame: Frame, top: float, strip: Strip, span: Span, today: date) -> float:
    space = frame.width * 0.28 if frame.labels else frame.right - frame.left
    label = balanced(strip.label, space, frame.text, "semibold")
    who = wrapped(strip.who, space, frame.small) if strip.who else []
    words = _state_lines(strip)
    y = top + 8 + frame.text
    drawing.text(frame.left, y, label, size=frame.text, face="semibold", lang=strip.label_language)
    y += (len(label) - 1) * frame.text * LEADING + frame.small * LEADING + 2
    drawing.text(frame.left, y, who, size=frame.small, fill=QUIET)
    y += len(who) * frame.small * LEADING - frame.small * 0.6
    if frame.labels:
        _states(drawing, frame, _states_x(frame), top + 8 + frame.small, words)
        height = max(y - top, len(words) * frame.small * LEADING + 12, 40) + 6
        middle = top + height / 2
    else:
        _states(drawing, frame, frame.left, y + frame.small * 0.7, words)
        middle = y + len(words) * frame.small * LEADING + 24
        height = middle - top + 26
    for day in _ticks(span):
        drawing.line(span.x(day), middle - 18, span.x(day), middle + 18)
    drawing.line(span.x(today), middle - 20, span.x(today), middle + 20, INK, 1.5)
    _strands(drawing, middle, strip, span, today)
    drawing.line(frame.left, top + height, frame.right, top + height, GRID)
    return top + height


def _state_lines(strip: Strip) -> list[tuple[Look | None, str]]:
    lines: list[tuple[Look | None, str]] = [(look, state_words(side.state)) for look, side in strip.sides.items()]
    return [*lines, (None, _("the sides differ"))] if strip.sides_differ else lines


def _states(drawing: Drawing, frame: Frame, x: float, y: float, words: list[tuple[Look | None, str]]) -> None:
    for place, (look, said) in enumerate(words):
        line = y + place * frame.small * LEADING
        if look:
            drawing.mark(look, x + 5, line - frame.small * 0.36, 10)
        else:
            drawing.text(x, line, "≠", size=frame.small, fill=ACTION, face="semibold")
        drawing.text(x + 17, line, said, size=frame.small, fill=WORDS[look] if look else ACTION, face="narrow")


def _strands(drawing: Drawing, middle: float, strip: Strip, span: Span, today: date) -> None:
    for look, shift in LANES:
        if look in strip.sides:
            _strand(drawing, middle + shift, look, strip.sides[look], strip, span, today)
    fill = ACTION if strip.is_done else SURFACE
    drawing.diamond(span.x(strip.deadline), middle, 8, fill, ACTION)


def _strand(drawing: Drawing, y: float, look: Look, side: Progress, strip: Strip, span: Span, today: date) -> None:
    begins, deadline = span.x(side.since or strip.begins), span.x(strip.deadline)
    if side.state in ("open", "stopped"):
        drawing.line(begins, y, max(begins, deadline), y, FILLS[look], 2, STITCH)
        return
    until = span.x(side.done_on or strip.deadline) if side.state == "done" else max(begins, span.x(today))
    drawing.line(begins, y, max(begins + 3, until), y, FILLS[look], 4)
    if side.state == "done":
        drawing.mark(look, max(begins + 3, until), y, 11)
    elif deadline > until:
        drawing.line(until, y, deadline, y, FILLS[look], 2, STITCH)


def _key(drawing: Drawing, frame: Frame, top: float, today: date, language: str) -> float:
    """What each sign means, below the picture."""
    signs = [
        ("solid", _("worked on")),
        ("stitch", _("still to come, or not begun")),
        ("marks", _("this side says done")),
        ("diamond", _("deadline, filled when all say done")),
        ("today", _("today, %(day)s") % {"day": date_text(today, language)}),
    ]
    x, y = frame.left, top + 22
    for sign, words in signs:
        width = 44 + text_width(words, frame.small)
        if x > frame.left and x + width > frame.right:
            x, y = frame.left, y + frame.small * 1.8
        _sign(drawing, sign, x, y)
        drawing.text(x + 38, y + frame.small * 0.36, words, size=frame.small)
        x += width + 16
    return y + 12


def _sign(drawing: Drawing, sign: str, x: float, y: float) -> None:
    if sign == "solid":
        drawing.line(x, y, x + 30, y, INK, 4)
    elif sign == "stitch":
        drawing.line(x, y, x + 30, y, INK, 2, STITCH)
    elif sign == "marks":
        drawing.mark("municipality", x + 8, y, 11)
        drawing.mark("organisations", x + 24, y, 11)
    elif sign == "diamond":
        drawing.diamond(x + 15, y, 7, SURFACE, ACTION)
    else:
        drawing.line(x + 15, y - 8, x + 15, y + 8, INK, 1.5)
