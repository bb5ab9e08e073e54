"""0–10 items and other scales: mean, bands and spread, in total and by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor, sqrt

import numpy as np

from . import guards
from .tally import (
    ALIKE_OR_EXTREME,
    BANDS2,
    BANDS3,
    MEAN,
    SMALL_CELLS,
    TOO_FEW,
    TOO_FEW_ANSWERS,
    Breakdown,
    Cell,
    Tally,
    cell,
    n_only,
    too_few,
)

Band = tuple[int, int]
ZERO_TO_TEN: tuple[Band, ...] = ((0, 3), (4, 6), (7, 10))

# What a scale question may show, richest first: which bands, and whether the mean stands beside them.
LADDER = ((BANDS3, True), (BANDS2, True), (MEAN, True), (BANDS3, False), (BANDS2, False))


@dataclass(frozen=True)
class Sheet:
    """How many of each group gave each answer on a scale with declared bands."""

    parts: tuple[str, ...]
    counts: guards.Counts
    bands: Sequence[Band]
    k: int

    @property
    def answers(self) -> range:
        """All answers the scale knows."""
        return range(self.bands[0][0], self.bands[-1][1] + 1)

    @property
    def all(self) -> np.ndarray:
        """How many gave each answer, all groups together."""
        return self.counts.sum(axis=0)

    def alone(self, i: int) -> Sheet:
        """The sheet of one group."""
        return Sheet(self.parts[i : i + 1], self.counts[i : i + 1], self.bands, self.k)

    def together(self) -> Sheet:
        """The same ratings without their groups."""
        return Sheet(("",), self.all[None, :], self.bands, self.k)

    def moments(self) -> tuple[int, int, int]:
        """How many, the sum, and the sum of squares."""
        weights = np.array(self.answers)
        return int(self.all.sum()), int(self.all @ weights), int(self.all @ weights**2)


def sheet_of(values_by_group: Mapping[str, Iterable[int | None]], bands: Sequence[Band], k: int) -> Sheet:
    """The counted ratings; who cannot say is left out, and a group without ratings too."""
    answers = range(bands[0][0], bands[-1][1] + 1)
    counted = {name: Counter(values) for name, values in values_by_group.items()}
    if any(value is not None and value not in answers for counts in counted.values() for value in counts):
        raise ValueError("an answer lies outside the scale")
    rows = {name: [counts[value] for value in answers] for name, counts in counted.items()}
    rows = {name: row for name, row in rows.items() if any(row)}
    counts = np.array(list(rows.values()), dtype=int).reshape(len(rows), len(answers))
    return Sheet(tuple(rows), counts, tuple(bands), k)


def bands_at(level: str, bands: Sequence[Band]) -> tuple[Band, ...]:
    """The bands of a level: the declared ones, the two (all but the last put together), or none."""
    if level == BANDS3:
        return tuple(bands)
    return ((bands[0][0], bands[-2][1]), bands[-1]) if level == BANDS2 else ()


def shown_mean(total: int, n: int) -> float:
    """The mean as it is published: one decimal, halves upwards, by whole numbers only."""
    return (20 * total + n) // (2 * n) / 10


def shown_spread(n: int, total: int, squares: int) -> float:
    """The standard deviation (n - 1) as it is published: one decimal."""
    return floor(10 * sqrt((n * squares - total * total) / (n * (n - 1))) + 0.5) / 10


def tally_at(level: str, with_mean: bool, sheet: Sheet) -> Tally | None:
    """The tally of all on the sheet at just this level; None when its own numbers forbid it."""
    k, (n, total, _squares) = sheet.k, sheet.moments()
    counts = [(band, int(sheet.all @ _weights(sheet, _inside(band)))) for band in bands_at(level, sheet.bands)]
    if counts and not (guards.enough_for_counts(n, k) and guards.has_no_small_cell((c for _, c in counts), k)):
        return None
    if n < k or (with_mean and guards.nearly_alike(sheet.all, k)):
        return None
    mean = shown_mean(total, n) if with_mean else None
    return Tally("scale", level, k, n, tuple(_band_cell(band, count, n) for band, count in counts), mean)


def _band_cell(band: Band, count: int, n: int) -> Cell:
    low, high = band
    return cell(tuple(str(v) for v in range(low, high + 1)), count, n, f"{low}–{high}" if low < high else str(low))


def leaves_doubt(sheet: Sheet, views: Mapping[tuple[str, ...], Tally], with_squares: bool = False) -> bool:
    """Whether these tallies, each over some groups, with exact sums for their means, leave each small count open.

    `with_squares` gives the reader the exact sum of squares of all besides, and with it every spread and interval.
    """
    statements = [row for parts, tally in views.items() for row in _statements(sheet, parts, tally)]
    if with_squares:
        statements.append(_row(sheet, sheet.parts, lambda v: v * v))
    unions = [(v, v) for v in sheet.answers] + list(sheet.bands)
    sensitive = [_row(sheet, parts, _inside(union)) for parts in views for union in unions]
    # Below 2k bands are refused whatever they hold, so a missing band tells nothing.
    levels = (BANDS3, BANDS2) if guards.enough_for_counts(sheet.moments()[0], sheet.k) else ()
    bands = {band for level in levels for band in bands_at(level, sheet.bands)}
    judged = [_row(sheet, sheet.parts, _inside(band)) for band in sorted(bands)]
    return guards.leaves_doubt(
        sheet.counts,
        np.array(statements),
        np.array(sensitive),
        np.array(judged).reshape(len(judged), sheet.counts.size),
        sheet.k,
    )


def _statements(sheet: Sheet, parts: tuple[str, ...], tally: Tally) -> Iterable[np.ndarray]:
    yield _row(sheet, parts, lambda _v: 1)
    for band in bands_at(tally.level, sheet.bands):
        yield _row(sheet, parts, _inside(band))
    if tally.mean is not None:
        yield _row(sheet, parts, lambda v: v)


def _inside(band: Band) -> Callable[[int], int]:
    return lambda v: int(band[0] <= v <= band[1])


def _weights(sheet: Sheet, weight: Callable[[int], int]) -> np.ndarray:
    return np.array([weight(v) for v in sheet.answers])


def _row(sheet: Sheet, parts: Iterable[str], weight: Callable[[int], int]) -> np.ndarray:
    return np.concatenate([_weights(sheet, weight) * (part in parts) for part in sheet.parts])


def count_scale(values: Iterable[int | None], k: int, bands: Sequence[Band] = ZERO_TO_TEN) -> Tally:
    """A 0–10 item: n, mean and three bands, else two, else the mean; "cannot say" (None) is outside all of it."""
    return break_down_scale({"": values}, k, bands).total


def break_down_scale(
    values_by_group: Mapping[str, Iterable[int | None]], k: int, bands: Sequence[Band] = ZERO_TO_TEN
) -> Breakdown:
    """A 0–10 item by group: every group shows the same, no more than the total shows, or no group shows anything.

    Whoever answered without a group is a group of its own, else the total less the groups would show them.
    The total may be poorer than without groups; it is the one to show beside them.
    """
    sheet = sheet_of(values_by_group, bands, k)
    total = _total(sheet.together())
    if total.level == TOO_FEW:
        return Breakdown(total, withheld=TOO_FEW_ANSWERS)
    groups = _groups(sheet, total)
    total = _with_spread(total, sheet, groups)
    few = bool((sheet.counts.sum(axis=1) < k).any())
    return Breakdown(total, groups, "" if groups else TOO_FEW_ANSWERS if few else SMALL_CELLS)


def _total(sheet: Sheet) -> Tally:
    n = sheet.moments()[0]
    if n < sheet.k:
        return too_few("scale", sheet.k)
    for level, with_mean in LADDER:
        found = tally_at(level, with_mean, sheet)
        if found and leaves_doubt(sheet, {("",): found}):
            return replace(found, withheld=tuple(_withheld(found)))
    reason = SMALL_CELLS if guards.enough_for_counts(n, sheet.k) else ALIKE_OR_EXTREME
    return n_only("scale", sheet.k, n, reason, "mean and distribution")


def _withheld(found: Tally) -> Iterable[tuple[str, str]]:
    if found.mean is None:
        yield "mean", ALIKE_OR_EXTREME
    if found.level == BANDS2:
        yield "three bands", SMALL_CELLS
    if found.level == MEAN:
        yield "distribution", SMALL_CELLS if guards.enough_for_counts(found.n or 0, found.k) else TOO_FEW_ANSWERS


def _groups(sheet: Sheet, total: Tally) -> dict[str, Tally]:
    for level, with_mean in LADDER:
        if with_mean != (total.mean is not None) or len(bands_at(level, sheet.bands)) > len(total.shown):
            continue
        found = {name: tally_at(level, with_mean, sheet.alone(i)) for i, name in enumerate(sheet.parts)}
        groups = {name: tally for name, tally in found.items() if tally}
        if guards.is_whole(groups, sheet.parts) and leaves_doubt(sheet, _views(sheet, total, groups)):
            return groups
    return {}


def _views(sheet: Sheet, total: Tally, groups: Mapping[str, Tally]) -> dict[tuple[str, ...], Tally]:
    return {tuple(sheet.parts): total} | {(name,): tally for name, tally in groups.items()}


def _with_spread(total: Tally, sheet: Sheet, groups: Mapping[str, Tally]) -> Tally:
    few = not guards.enough_for_counts(total.n or 0, total.k)
    seen = sheet if groups else sheet.together()
    if total.mean is not None and not few and leaves_doubt(seen, _views(seen, total, groups), with_squares=True):
        return replace(total, spread=shown_spread(*sheet.moments()))
    reason = TOO_FEW_ANSWERS if few else ALIKE_OR_EXTREME
    return replace(total, withheld=(*total.withheld, ("spread", reason)))
