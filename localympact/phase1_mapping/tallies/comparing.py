"""Both sides of one question next to each other, and the pictures of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Any

from django.utils.translation import gettext as _

from localympact.foundation.documents.cells import Hidden
from localympact.foundation.documents.charts import (
    Band,
    Bar,
    Chart,
    Difference,
    Mean,
    bar_chart,
    gap_chart,
    stacked_bands,
)
from localympact.foundation.documents.charts import Gap as GapRow
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.tallies.gaps import one_decimal, student_t
from localympact.phase1_mapping.tallies.tally import BANDS3, TOO_FEW_ANSWERS, Cell, Tally
from localympact.phase1_mapping.tallies.tally import cell as cell_of
from localympact.phase1_mapping.tallies.words import REASONS

MUNICIPALITY, ORGANISATIONS = Side.MUNICIPALITY.value, Side.ORGANISATIONS.value
SIDES = (MUNICIPALITY, ORGANISATIONS)
MOST_BARS = 14


@dataclass(frozen=True)
class Asked:
    """One question as both sides answered it; `rows` are the stored tallies, `labels` the words of the codes."""

    name: str
    title: str
    measure: str
    tallies: Mapping[str, Tally]
    rows: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def mean(self, side: str) -> float | None:
        """The mean of one side, None when it is not shown."""
        return self.tallies[side].mean if side in self.tallies else None

    def label(self, cell: Cell) -> str:
        """A shown count in words."""
        return cell_label(cell, self.labels)

    @property
    def is_shown(self) -> bool:
        """Whether any side has a figure."""
        return any(tally.shows_a_figure for tally in self.tallies.values())


def cell_label(cell: Cell, labels: Mapping[str, str]) -> str:
    """The words of a count: an option, several options, or the name of their group."""
    of_a_scale = len(cell.codes) > 1 and all(code.isdigit() for code in cell.codes)
    if of_a_scale and cell.label != "+".join(cell.codes):
        return cell.label
    if cell.share_percent is None and cell.label in labels:
        return _("%(group)s, added up") % {"group": labels[cell.label]}
    return " / ".join(labels.get(code, code) for code in cell.codes)


def at_one_grain(*several: Asked) -> list[Asked]:
    """Both sides, in all places, in the same options: where one had to merge neighbours, the others are added up."""
    cells = [cell for one in several for tally in one.tallies.values() for cell in tally.shown]
    if any(one.measure not in ("single", "band") for one in several):
        return list(several)
    groups: list[tuple[str, ...]] = []
    for cell in cells:
        touched = [group for group in groups if set(group) & set(cell.codes)]
        whole = tuple(dict.fromkeys(code for group in (*touched, cell.codes) for code in group))
        groups = [*(group for group in groups if group not in touched), whole]
    return [
        replace(one, tallies={side: _added_up(tally, groups) for side, tally in one.tallies.items()}) for one in several
    ]


def _added_up(tally: Tally, groups: Sequence[tuple[str, ...]]) -> Tally:
    cells = []
    for group in groups:
        inside = [cell for cell in tally.shown if set(cell.codes) <= set(group)]
        codes = tuple(dict.fromkeys(code for cell in inside for code in cell.codes))
        if inside and tally.n:
            cells.append(cell_of(codes, sum(cell.count for cell in inside), tally.n))
    return replace(tally, shown=tuple(cells))


def why_hidden(tally: Tally | None) -> Hidden:
    """Why a figure of one side is not shown, in a few words."""
    reasons = [reason for _what, reason in tally.withheld] if tally else [TOO_FEW_ANSWERS]
    if not reasons or reasons[0] == TOO_FEW_ANSWERS:
        return Hidden(_("too few answers"))
    return Hidden(_("not shown, so that nobody is recognised"))


def reason_words(tally: Tally) -> list[str]:
    """Each reason for what is not shown, once."""
    return [str(REASONS[reason]) for reason in dict.fromkeys(reason for _what, reason in tally.withheld)]


def mean_of(tally: Tally | None) -> Mean | Hidden:
    """The mean of a side with the 95 % interval that its own published spread gives (Student's t)."""
    if tally is None or tally.mean is None or tally.n is None:
        return why_hidden(tally)
    if tally.spread is None or tally.n < 2:
        return Mean(tally.mean, None, None, tally.n)
    half = student_t(0.975, tally.n - 1) * tally.spread / sqrt(tally.n)
    return Mean(
        tally.mean, max(0.0, one_decimal(tally.mean - half)), min(10.0, one_decimal(tally.mean + half)), tally.n
    )


def gap_rows(asked: Iterable[Asked], gaps: Mapping[str, Any]) -> list[GapRow]:
    """The rows of a gap chart: those with a gap in the order of the gaps, then those that cannot be compared."""
    known = sorted(asked, key=lambda one: gaps[one.name].position if one.name in gaps else 10_000)
    return [
        GapRow(one.title, mean_of(one.tallies.get(MUNICIPALITY)), mean_of(one.tallies.get(ORGANISATIONS)), difference)
        for one in known
        for difference in [_difference(gaps.get(one.name))]
    ]


def _difference(gap: Any) -> Difference | None:
    return Difference(gap.difference, gap.low, gap.high) if gap is not None else None


def gaps_picture(
    asked: Sequence[Asked], gaps: Mapping[str, Any], *, title: str, language: str, example: bool = False
) -> Chart:
    """The two sides of every statement, the widest clear gap first."""
    return gap_chart(gap_rows(asked, gaps), title=title, language=language, example=example)


def means_picture(asked: Sequence[Asked], *, title: str, language: str, example: bool = False) -> Chart:
    """The means of both sides, the highest first."""
    bars = [
        Bar(
            one.title,
            municipality=_mean_bar(one, MUNICIPALITY),
            organisations=_mean_bar(one, ORGANISATIONS),
            municipality_n=_n(one, MUNICIPALITY),
            organisations_n=_n(one, ORGANISATIONS),
        )
        for one in sorted(asked, key=_highest)
    ]
    return bar_chart(
        bars, title=title, language=language, decimals=1, top=10, value_title=_("mean of 0 to 10"), example=example
    )


def _highest(one: Asked) -> tuple[float, str]:
    return -sum(one.mean(side) or 0 for side in SIDES), one.name


def _mean_bar(one: Asked, side: str) -> float | Hidden | None:
    if side not in one.tallies:
        return None
    mean = one.mean(side)
    return why_hidden(one.tallies[side]) if mean is None else mean


def _n(one: Asked, side: str) -> int | None:
    return one.tallies[side].n if side in one.tallies else None


def picture_of(one: Asked, *, language: str, example: bool = False) -> Chart | None:
    """The picture of one question: bands for a scale, bars for choices, none for written answers."""
    if not any(tally.shown for tally in one.tallies.values()):
        return None
    if one.measure == "scale0_10":
        return _bands(one, language, example)
    return _bars(one, language, example)


def _bands(one: Asked, language: str, example: bool) -> Chart:
    full = next((t for t in one.tallies.values() if t.level == BANDS3), None)
    pattern = full or next(t for t in one.tallies.values() if t.shown)
    codes = [c.codes for c in pattern.shown]
    bands = []
    for side, tally in sorted(one.tallies.items()):
        same = [c.codes for c in tally.shown] == codes
        counts = tuple(c.count for c in tally.shown) if same else why_hidden(tally)
        bands.append(Band(side_name(side), counts, side))  # type: ignore[arg-type]
    return stacked_bands(bands, [c.label for c in pattern.shown], title=one.title, language=language, example=example)


def side_name(side: str) -> str:
    """The name of a side at the beginning of a row."""
    return _("Municipality") if side == MUNICIPALITY else _("Organisations")


def _bars(one: Asked, language: str, example: bool) -> Chart:
    [one] = at_one_grain(one)
    keys = list(dict.fromkeys(c.codes for t in one.tallies.values() for c in t.shown if c.share_percent is not None))
    shares = {side: {c.codes: c.share_percent for c in t.shown} for side, t in one.tallies.items()}
    words = {c.codes: one.label(c) for t in one.tallies.values() for c in t.shown}
    keys.sort(key=lambda codes: -sum(shares[side].get(codes) or 0 for side in shares))
    bars = [
        Bar(
            words[codes],
            municipality=_share(one, MUNICIPALITY, shares, codes),
            organisations=_share(one, ORGANISATIONS, shares, codes),
            municipality_n=_n(one, MUNICIPALITY),
            organisations_n=_n(one, ORGANISATIONS),
        )
        for codes in keys[:MOST_BARS]
    ]
    note = _("The %(count)s most frequent answers.") % {"count": MOST_BARS} if len(keys) > MOST_BARS else ""
    return bar_chart(bars, title=one.title, language=language, unit="%", top=100, note=note, example=example)


def _share(
    one: Asked, side: str, shares: Mapping[str, Mapping[Any, int | None]], codes: tuple[str, ...]
) -> float | Hidden | None:
    tally = one.tallies.get(side)
    if tally is None:
        return None
    share = shares[side].get(codes)
    if share is not None:
        return float(share)
    return 0.0 if tally.definition == "public" else why_hidden(tally)
