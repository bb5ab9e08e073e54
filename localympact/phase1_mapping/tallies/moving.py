"""What moved from one survey to the next: reckoned from what both already show, so it tells nothing new of anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from localympact.foundation.documents.cells import Hidden, number_text
from localympact.foundation.documents.document import Alignment, Cell, DataTable
from localympact.phase1_mapping.tallies import gaps
from localympact.phase1_mapping.tallies.comparing import MUNICIPALITY, ORGANISATIONS, SIDES, Asked, side_name

MOST = 14
ALIGNED: tuple[Alignment, ...] = ("left", "right", "right", "right", "right", "right", "right")


@dataclass(frozen=True)
class Moved:
    """One statement in two surveys, and how far the gap between the sides moved."""

    before: Asked
    after: Asked
    change: gaps.Gap


def moved(before: Iterable[Asked], after: Iterable[Asked]) -> list[Moved]:
    """The statements that both sides answered twice: first those whose gap surely moved, the widest move first."""
    earlier = {one.name: one for one in before}
    pairs = [(earlier[one.name], one) for one in after if one.measure == "scale0_10" and one.name in earlier]
    known = [Moved(one, other, found) for one, other in pairs if (found := _change(one, other))]
    return gaps.ordered(known, lambda row: row.change)


def _change(before: Asked, after: Asked) -> gaps.Gap | None:
    k = max(tally.k for one in (before, after) for tally in one.tallies.values())
    return gaps.change(_summaries(before), _summaries(after), k)


def _summaries(one: Asked) -> tuple[gaps.Summary | None, gaps.Summary | None]:
    return _summary(one, MUNICIPALITY), _summary(one, ORGANISATIONS)


def _summary(one: Asked, side: str) -> gaps.Summary | None:
    tally = one.tallies.get(side)
    if tally is None or tally.mean is None or tally.n is None:
        return None
    return gaps.Summary(tally.n, tally.mean, (tally.spread or 0) ** 2, tally.spread is not None)


def moved_table(rows: Sequence[Moved], *, language: str, caption: str, example: bool) -> DataTable:
    """Both means of both sides, then and now, and the change of the gap with its likely range."""
    header = [_("Statement")]
    for side in SIDES:
        header += [_("%(side)s, before") % {"side": side_name(side)}, _("now")]
    header += [_("change of the gap"), _("likely range")]
    note = _("Municipality less organisations, now less before. Where the range includes zero, it may be chance.")
    cells = tuple(_row(row, language) for row in rows[:MOST])
    return DataTable(tuple(header), cells, ALIGNED, caption, note, example)


def _row(row: Moved, language: str) -> tuple[Cell, ...]:
    means = [one.mean(side) for side in SIDES for one in (row.before, row.after)]
    change = row.change
    likely: Cell = Hidden(_("not shown"))
    if change.low is not None and change.high is not None:
        ends = {"low": number_text(change.low, language, 1), "high": number_text(change.high, language, 1)}
        likely = _("%(low)s to %(high)s") % ends
    shown = tuple(number_text(mean or 0, language, 1) for mean in means)
    return (row.after.title, *shown, number_text(change.difference, language, 1), likely)
