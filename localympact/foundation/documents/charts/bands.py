"""Shares of the answers on an ordered scale, as bands that fill the width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.documents.cells import Hidden, number_text, percent_text
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.drawing import FILLS, GRID, INK, LEADING, QUIET, SURFACE, Drawing, Look
from localympact.foundation.documents.charts.frames import (
    Frame,
    chart,
    hidden_height,
    hidden_row,
    label_height,
    row_label,
)
from localympact.foundation.documents.fonts.letters import text_width, wrapped
from localympact.foundation.documents.tables import Column, Table

HEIGHT = 26.0
ON_FULL: dict[Look, str] = {
    "municipality": "var(--ds-color-municipality-base-contrast-default, #ffffff)",
    "organisations": "var(--ds-color-organisations-base-contrast-default, #0e0f12)",
    "plain": SURFACE,
}


@dataclass(frozen=True)
class Band:
    """How often each option was chosen in one row, in the order of the options; `look` tells whose answers."""

    label: str
    counts: tuple[int, ...] | Hidden
    look: Look = "plain"

    @property
    def n(self) -> int:
        """How many answered."""
        return 0 if isinstance(self.counts, Hidden) else sum(self.counts)

    def percent(self, option: int) -> float | Hidden:
        """The share of one option, from 0 to 100."""
        if isinstance(self.counts, Hidden):
            return self.counts
        return 100 * self.counts[option] / self.n if self.n else 0.0


def stacked_bands(
    bands: Sequence[Band],
    options: Sequence[str],
    *,
    title: str,
    language: str,
    note: str = "",
    example: bool = False,
) -> Chart:
    """One row per question or side; the options go from the faintest to the fullest band."""

    def draw(drawing: Drawing, frame: Frame, top: float) -> float:
        y = _options(drawing, frame, top, options)
        for band in bands:
            y = _row(drawing, frame, y, band, len(options), language)
        return y

    with override(language):
        table = _table(bands, options, title, note, example)
        words = ". ".join(_words(band, options, language) for band in bands)
    return chart(draw, title=title, description=words, table=table, language=language)


def _words(band: Band, options: Sequence[str], language: str) -> str:
    if isinstance(band.counts, Hidden):
        return f"{band.label}: {band.counts}"
    most = max(range(len(options)), key=lambda option: band.counts[option])  # type: ignore[index]
    share = percent_text(band.counts[most] / (band.n or 1), language)
    return _("%(label)s: most chose %(option)s, %(share)s") % {
        "label": band.label,
        "option": options[most],
        "share": share,
    }


def _table(bands: Sequence[Band], options: Sequence[str], title: str, note: str, example: bool) -> Table:
    columns = [Column("label", _("What"), "label")]
    columns += [Column(f"option_{n + 1}", f"{words}, %", _share(n), "number", 0) for n, words in enumerate(options)]
    columns.append(
        Column("n", "n", lambda band: band.counts if isinstance(band.counts, Hidden) else band.n, "number", 0)
    )
    return Table(tuple(columns), bands, title, note, example)


def _share(option: int) -> Callable[[Band], float | Hidden]:
    return lambda band: band.percent(option)


def _n(band: Band) -> int | Hidden:
    return band.counts if isinstance(band.counts, Hidden) else band.n


def opacity(option: int, count: int) -> float:
    """Fainter to fuller along the scale."""
    return round(0.18 + 0.82 * option / max(1, count - 1), 2)


def _options(drawing: Drawing, frame: Frame, top: float, options: Sequence[str]) -> float:
    """The options with their shades, wrapped over the whole width."""
    x, y = frame.left, top + 10
    for option, words in enumerate(options):
        lines = wrapped(words, frame.right - frame.left - 24, frame.small)
        width = 20 + max(text_width(line, frame.small) for line in lines)
        if x > frame.left and x + width > frame.right:
            x, y = frame.left, y + frame.small * 1.7
        drawing.rect(x, y - 6, 13, 13, FILLS["plain"], fill_opacity=opacity(option, len(options)))
        drawing.text(x + 20, y + frame.small * 0.36, lines, size=frame.small)
        y += (len(lines) - 1) * frame.small * LEADING
        x += width + 18
    drawing.line(frame.left, y + 18, frame.right, y + 18, GRID)
    return y + 18


def _row(drawing: Drawing, frame: Frame, top: float, band: Band, count: int, language: str) -> float:
    label, end, lane = label_height(frame, band.label), frame.right - 62, HEIGHT
    if isinstance(band.counts, Hidden):
        lane = max(HEIGHT, hidden_height(frame, str(band.counts), end))
    if frame.labels:
        height = max(label, lane) + 18
        row_label(drawing, frame, top, height, band.label)
        y = top + (height - lane) / 2
    else:
        row_label(drawing, frame, top + 6, 0, band.label)
        y, height = top + label + 12, label + lane + 24
    if isinstance(band.counts, Hidden):
        hidden_row(drawing, frame, y, lane, str(band.counts), end)
    else:
        _shares(drawing, frame, y, end, band, count, language)
        words = f"n = {number_text(band.n, language)}"
        drawing.text(frame.right, y + 18, words, size=frame.small, fill=QUIET, anchor="end")
    drawing.line(frame.left, top + height, frame.right, top + height, GRID)
    return top + height


def _shares(drawing: Drawing, frame: Frame, y: float, end: float, band: Band, count: int, language: str) -> None:
    x = frame.plot
    for option in range(count):
        percent = band.percent(option)
        width = (end - frame.plot) * float(percent) / 100 if not isinstance(percent, Hidden) else 0
        if not width:
            continue
        shade = opacity(option, count)
        drawing.rect(x, y, width, HEIGHT, FILLS[band.look], fill_opacity=shade, stroke=SURFACE, stroke_width=1)
        words = percent_text(float(percent) / 100, language)  # type: ignore[arg-type]
        if text_width(words, frame.small, "semibold") + 6 <= width:
            fill = ON_FULL[band.look] if shade > 0.62 else INK
            drawing.text(x + width / 2, y + 18, words, size=frame.small, fill=fill, face="semibold", anchor="middle")
        x += width
