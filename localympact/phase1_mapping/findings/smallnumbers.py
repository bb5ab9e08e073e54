"""The small-number rule: what of a question may be shown so that nobody's answer can be worked out.

The reasons for each limit, and the attacks they answer, are in docs/decisions/0020-small-numbers.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from math import floor, sqrt

from .tally import (
    ALIKE_OR_EXTREME,
    BANDS2,
    BANDS3,
    FULL,
    MEAN,
    MERGED,
    N_ONLY,
    PUBLIC_METHOD,
    SMALL_CELLS,
    TOO_FEW_ANSWERS,
    Cell,
    Tally,
    cell,
    n_only,
    too_few,
)

Band = tuple[int, int]
Bands = Sequence[Band]
Partition = tuple[tuple[str, ...], ...]

K, K_CAREFUL = 5, 10
SMALL_PLACE = 2000
ZERO_TO_TEN: tuple[Band, ...] = ((0, 3), (4, 6), (7, 10))

# What a scale question may show, richest first: which bands, and whether the mean stands beside them.
SCALE_LADDER = ((BANDS3, True), (BANDS2, True), (MEAN, True), (BANDS3, False), (BANDS2, False))


def threshold(residents: int | None, may_include_minors: bool) -> int:
    """The k of a wave: 10 where anybody under 18 may answer or fewer than 2,000 people live, else 5."""
    small = residents is not None and residents < SMALL_PLACE
    return K_CAREFUL if small or may_include_minors else K


def counter(n: int, k: int) -> int:
    """A running count of answers as it may be shown while a wave is open: it moves in steps of k."""
    return n // k * k


def count_text(n: int, k: int) -> Tally:
    """Open answers: how many there are; the words themselves only ever go through moderation."""
    return too_few("text", k) if n < k else Tally("text", N_ONLY, k, n)


def count_public(values: Iterable[str | Collection[str]]) -> Tally:
    """A declared public fact about the body itself: everything shows, since each respondent was told so before."""
    answers = [(v,) if isinstance(v, str) else tuple(sorted(set(v))) for v in values]
    counts = Counter(code for answer in answers for code in answer)
    n = len(answers)
    cells = tuple(cell((code,), counts[code], n) for code in sorted(counts))
    return Tally("public", FULL, 1, n, cells, method=PUBLIC_METHOD)


# --- guards: each answers one attack, and each can be switched off alone in the attacker's test ---


def has_no_small_cell(counts: Iterable[int], k: int) -> bool:
    """Every count is nobody or at least k."""
    return all(count == 0 or count >= k for count in counts)


def enough_for_counts(n: int, k: int) -> bool:
    """Below 2k a safe distribution can only say that all gave one answer, so none is shown."""
    return n >= 2 * k


def nearly_alike(values: Sequence[int], k: int) -> bool:
    """Fewer than 2k answers that differ by one point at most: their mean would give each of them away."""
    return len(values) < 2 * k and max(values) - min(values) <= 1


def has_room(low: int, high: int, least: int, most: int, k: int) -> bool:
    """The sum a mean gives away lies k points from both ends it could have, so answers could be placed otherwise."""
    return low - least >= k and most - high >= k


def spread_has_room(n: int, spread: float, k: int) -> bool:
    """A spread is shown from 2k answers on, and not when nearly all of them are the same."""
    return n >= 2 * k and spread >= 1.0


def sum_has_room(low: int, high: int, hidden: int, n: int, k: int) -> bool:
    """Options known to be hidden, with this sum (or between these), could each still have two counts."""
    ways = _reachable(hidden - 1, n, k)
    fits = [c for c in _hidden_counts(n, k) if any(low <= c + rest <= high for rest in ways)]
    return len(fits) >= 2


def all_groups_have(sizes: Iterable[int], k: int) -> bool:
    """A breakdown is whole or not there: one group below k would be the total less the others."""
    return all(size >= k for size in sizes)


def difference_may_show(frozen: Tally, added: Tally, fresh: Tally) -> bool:
    """Two counts of one wave show their difference: the answers in between must be fit to be shown in this shape."""
    shapes = {(t.level, t.mean is None, tuple(c.codes for c in t.shown)) for t in (frozen, added, fresh)}
    return len(shapes) == 1


def _hidden_counts(n: int, k: int) -> list[int]:
    # A hidden option has a small yes or a small no; whoever knows the rule knows that.
    return sorted({*range(1, k), *range(n - k + 1, n)})


def _reachable(options: int, n: int, k: int) -> set[int]:
    sums = {0}
    for _ in range(options):
        sums = {done + count for done in sums for count in _hidden_counts(n, k)}
    return sums


# --- 0 to 10 and other scales ---


def tenths(total: int, n: int) -> int:
    """The mean in tenths, halves upwards, by whole numbers only."""
    return (20 * total + n) // (2 * n)


def sums_behind(mean_tenths: int, n: int) -> tuple[int, int]:
    """The smallest and largest sum of n answers that a mean with one decimal can stand for."""
    lowest = -(-n * (2 * mean_tenths - 1) // 20)
    return lowest, -(-n * (2 * mean_tenths + 1) // 20) - 1


def half_points(values: Sequence[int]) -> float:
    """The standard deviation (n - 1) to the nearest half point, all that some tens of answers support."""
    n, total = len(values), sum(values)
    if n < 2:
        return 0.0
    return to_half(sqrt((n * sum(v * v for v in values) - total * total) / (n * (n - 1))))


def to_half(value: float) -> float:
    """To the nearest half, upwards in between."""
    return floor(2 * value + 0.5) / 2


def reach(filled: Sequence[tuple[Band, int]], known: Sequence[tuple[Band, int]] = ()) -> tuple[int, int]:
    """The smallest and largest sum of answers in these bands, when `known` bands inside them hold at most so many."""
    least = most = 0
    for (low, high), count in filled:
        inside = [(b, at_most) for b, at_most in sorted(known) if low <= b[0] and b[1] <= high] or [
            ((low, high), count)
        ]
        least += _fill(count, [(b[0], at_most) for b, at_most in inside])
        most += _fill(count, [(b[1], at_most) for b, at_most in reversed(inside)])
    return least, most


def _fill(count: int, places: Iterable[tuple[int, int]]) -> int:
    total = 0
    for value, at_most in places:
        taken = min(count, at_most)
        total, count = total + taken * value, count - taken
    return total


def bands_at(level: str, bands: Bands) -> tuple[Band, ...]:
    """The bands of a level: the declared ones, the two (all but the last put together), or the whole scale."""
    if level == BANDS3:
        return tuple(bands)
    return ((bands[0][0], bands[-2][1]), bands[-1]) if level == BANDS2 else ((bands[0][0], bands[-1][1]),)


def band_counts(values: Sequence[int], bands: Bands) -> list[tuple[Band, int]]:
    """How many answers lie in each band."""
    return [((low, high), sum(low <= v <= high for v in values)) for low, high in bands]


def mean_may_show(
    values: Sequence[int], filled: Sequence[tuple[Band, int]], k: int, known: Sequence[tuple[Band, int]] = ()
) -> bool:
    """Whether the mean, beside these band counts, leaves every answer open."""
    low, high = sums_behind(tenths(sum(values), len(values)), len(values))
    least, most = reach(filled, known)
    return not nearly_alike(values, k) and has_room(low, high, least, most, k)


def scale_at(
    level: str, with_mean: bool, values: Sequence[int], k: int, bands: Bands, known: Sequence[tuple[Band, int]] = ()
) -> Tally | None:
    """The tally at just this level, None when it is not safe; `known` are band counts a reader has anyway."""
    n, counts = len(values), band_counts(values, bands_at(level, bands))
    if level != MEAN and not (enough_for_counts(n, k) and has_no_small_cell((c for _, c in counts), k)):
        return None
    if with_mean and not mean_may_show(values, counts, k, known):
        return None
    cells = () if level == MEAN else tuple(_band_cell(band, count, n) for band, count in counts)
    mean = tenths(sum(values), n) / 10 if with_mean else None
    return Tally("scale", level, k, n, cells, mean)


def _band_cell(band: Band, count: int, n: int) -> Cell:
    low, high = band
    return cell(tuple(str(v) for v in range(low, high + 1)), count, n, f"{low}–{high}" if low < high else str(low))


def count_scale(values: Iterable[int | None], k: int, bands: Bands = ZERO_TO_TEN) -> Tally:
    """A 0–10 item: n, mean and three bands, else two, else the mean; "cannot say" (None) is outside all of it."""
    rated = [v for v in values if v is not None]
    if any(not bands[0][0] <= v <= bands[-1][1] for v in rated):
        raise ValueError("an answer lies outside the scale")
    if len(rated) < k:
        return too_few("scale", k)
    steps = (scale_at(level, with_mean, rated, k, bands) for level, with_mean in SCALE_LADDER)
    found = next((tally for tally in steps if tally), None)
    if found is None:
        reason = SMALL_CELLS if enough_for_counts(len(rated), k) else ALIKE_OR_EXTREME
        return n_only("scale", k, len(rated), reason, "mean and distribution")
    return _with_spread(found, rated, bands)


def _with_spread(found: Tally, values: Sequence[int], bands: Bands) -> Tally:
    spread, withheld = half_points(values), list(_withheld_from_scale(found))
    fine_scale = found.level == MEAN or bands[-1][1] - bands[0][0] >= 10
    if found.mean is not None and fine_scale and spread_has_room(len(values), spread, found.k):
        return Tally(**{**vars(found), "spread": spread, "withheld": tuple(withheld)})
    few = len(values) < 2 * found.k
    withheld.append(("spread", TOO_FEW_ANSWERS if few else ALIKE_OR_EXTREME))
    return Tally(**{**vars(found), "withheld": tuple(withheld)})


def _withheld_from_scale(found: Tally) -> Iterable[tuple[str, str]]:
    if found.mean is None:
        yield "mean", ALIKE_OR_EXTREME
    if found.level == BANDS2:
        yield "three bands", SMALL_CELLS
    if found.level == MEAN:
        yield "distribution", SMALL_CELLS if enough_for_counts(found.n or 0, found.k) else TOO_FEW_ANSWERS


# --- one choice ---


def partitions(options: Sequence[str], merge_order: Sequence[Sequence[str]]) -> Iterable[Partition]:
    """The options as they are, then with one declared merging after the other carried out."""
    parts: list[tuple[str, ...]] = [(option,) for option in options]
    yield tuple(parts)
    for merging in merge_order:
        joined = [part for part in parts if set(part) & set(merging)]
        parts = [part for part in parts if part not in joined]
        whole = tuple(option for option in options if any(option in part for part in joined))
        parts = sorted([*parts, whole], key=lambda part: options.index(part[0]))
        if len(parts) > 1:
            yield tuple(parts)


def single_at(parts: Partition, values: Sequence[str], k: int) -> Tally | None:
    """The distribution over just these merged options, None when it is not safe."""
    counts, n = Counter(values), len(values)
    sums = [sum(counts[code] for code in part) for part in parts]
    if not (enough_for_counts(n, k) and has_no_small_cell(sums, k)):
        return None
    level = MERGED if any(len(part) > 1 for part in parts) else FULL
    cells = tuple(cell(part, total, n) for part, total in zip(parts, sums, strict=True))
    withheld = (("single options", SMALL_CELLS),) if level == MERGED else ()
    return Tally("single", level, k, n, cells, withheld=withheld)


def count_single(
    values: Sequence[str], options_in_order: Sequence[str], k: int, merge_order: Sequence[Sequence[str]] = ()
) -> Tally:
    """One choice of several: the whole distribution, else merged in the declared order, else only n."""
    if not set(values) <= set(options_in_order):
        raise ValueError("an answer is not one of the options")
    n = len(values)
    if n < k:
        return too_few("single", k)
    steps = (single_at(parts, values, k) for parts in partitions(options_in_order, merge_order))
    found = next((tally for tally in steps if tally), None)
    return found or n_only("single", k, n, SMALL_CELLS if enough_for_counts(n, k) else TOO_FEW_ANSWERS)


# --- several choices ---


def count_multi(
    answers: Sequence[Collection[str]],
    options: Sequence[str],
    groups: Mapping[str, Sequence[str]],
    k: int,
    at_most: int | None = None,
) -> Tally:
    """Several choices: an option whose yes and no are each nobody or k, the rest as sums of their declared groups."""
    ticked = [set(answer) for answer in answers]
    if not set().union(*ticked) <= set(options):
        raise ValueError("an answer is not one of the options")
    members = [option for group in groups.values() for option in group]
    if len(members) != len(set(members)):
        raise ValueError("an option stands in two groups")
    n = len(ticked)
    if n < k:
        return too_few("multi", k)
    if not enough_for_counts(n, k):
        return n_only("multi", k, n, TOO_FEW_ANSWERS, "options")
    yes = {option: sum(option in answer for answer in ticked) for option in options}
    hidden = [option for option in options if not has_no_small_cell((yes[option], n - yes[option]), k)]
    sums = _sums_of_hidden(yes, hidden, groups, n, k)
    alone = [option for option in hidden if not any(option in s.codes for s in sums)]
    cells = (*(cell((o,), yes[o], n) for o in options if o not in hidden), *sums)
    if not cells or not _rest_is_open(cells, len(alone), n, k, at_most or len(options)):
        return n_only("multi", k, n, SMALL_CELLS, "options")
    withheld = tuple((f"option {option}", SMALL_CELLS) for option in hidden)
    return Tally("multi", MERGED if hidden else FULL, k, n, cells, withheld=withheld)


def _sums_of_hidden(
    yes: Mapping[str, int], hidden: Sequence[str], groups: Mapping[str, Sequence[str]], n: int, k: int
) -> list[Cell]:
    sums = []
    for label, members in groups.items():
        rest = [option for option in hidden if option in members]
        total = sum(yes[option] for option in rest)
        if len(rest) > 1 and k <= total <= len(rest) * n - k and sum_has_room(total, total, len(rest), n, k):
            sums.append(Cell(tuple(rest), label, total, None))
    return sums


def _rest_is_open(cells: Sequence[Cell], alone: int, n: int, k: int, at_most: int) -> bool:
    # Everybody ticked at least one option and no more than allowed: this bounds what is not shown.
    ticks = sum(c.count for c in cells)
    return not alone or sum_has_room(n - ticks, at_most * n - ticks, alone, n, k)
