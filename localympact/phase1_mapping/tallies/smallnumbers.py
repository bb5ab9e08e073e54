"""The small-number rule: what of a question may be shown so that nobody's answer can be worked out.

The reasons for each limit, and the attacks they answer, are in docs/decisions/0020-small-numbers.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from localympact.phase1_mapping.surveys.thresholds import counter, threshold

from . import guards
from .scales import ZERO_TO_TEN, break_down_scale, count_scale
from .tally import (
    FULL,
    MERGED,
    N_ONLY,
    PUBLIC_METHOD,
    SMALL_CELLS,
    TOO_FEW,
    TOO_FEW_ANSWERS,
    Cell,
    Tally,
    cell,
    n_only,
    too_few,
)

__all__ = [
    "ZERO_TO_TEN",
    "asked_of_some",
    "break_down_scale",
    "count_multi",
    "count_public",
    "count_scale",
    "count_single",
    "count_text",
    "counter",
    "share_with_a_figure",
    "threshold",
]

Partition = tuple[tuple[str, ...], ...]


def count_text(n: int, k: int) -> Tally:
    """Open answers: how many there are; the words themselves only ever go through moderation."""
    return too_few("text", k) if n < k else Tally("text", N_ONLY, k, n)


def asked_of_some(tally: Tally, parents: Iterable[Tally | None]) -> Tally:
    """A question that only some were asked: how many answered it tells how they answered before.

    So it shows only where each question it hangs on shows every answer, or is a text or a public fact.
    """
    if all(p is not None and (p.level == FULL and p.definition != "multi" or p.definition == "text") for p in parents):
        return tally
    return Tally(tally.definition, TOO_FEW, tally.k, None, withheld=(("everything", SMALL_CELLS),))


def share_with_a_figure(tallies: Iterable[Tally]) -> float:
    """In what share of the questions that can be counted a reader learns more than how many answered."""
    shown = [tally.shows_a_figure for tally in tallies if tally.definition != "text"]
    return sum(shown) / len(shown) if shown else 0.0


def count_public(values: Iterable[str | Collection[str]]) -> Tally:
    """A declared public fact about the body itself: everything shows, since each respondent was told so before."""
    answers = [(v,) if isinstance(v, str) else tuple(sorted(set(v))) for v in values]
    counts = Counter(code for answer in answers for code in answer)
    n = len(answers)
    cells = tuple(cell((code,), counts[code], n) for code in sorted(counts))
    return Tally("public", FULL, 1, n, cells, method=PUBLIC_METHOD)


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
    if not (guards.enough_for_counts(n, k) and guards.has_no_small_cell(sums, k)):
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
    return found or n_only("single", k, n, SMALL_CELLS if guards.enough_for_counts(n, k) else TOO_FEW_ANSWERS)


def count_multi(
    answers: Sequence[Collection[str]],
    options: Sequence[str],
    groups: Mapping[str, Sequence[str]],
    k: int,
    at_most: int | None = None,
) -> Tally:
    """Several choices: an option whose yes and no are each nobody or k, the rest as sums of their declared groups."""
    yes = Counter(option for answer in answers for option in set(answer))
    if not set(yes) <= set(options):
        raise ValueError("an answer is not one of the options")
    members = [option for group in groups.values() for option in group]
    if len(members) != len(set(members)):
        raise ValueError("an option stands in two groups")
    n = len(answers)
    if n < k:
        return too_few("multi", k)
    if not guards.enough_for_counts(n, k):
        return n_only("multi", k, n, TOO_FEW_ANSWERS, "options")
    hidden = [option for option in options if not guards.has_no_small_cell((yes[option], n - yes[option]), k)]
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
        if len(rest) > 1 and k <= total <= len(rest) * n - k and guards.sum_has_room(total, total, len(rest), n, k):
            sums.append(Cell(tuple(rest), label, total, None))
    return sums


def _rest_is_open(cells: Sequence[Cell], alone: int, n: int, k: int, at_most: int) -> bool:
    # Everybody ticked at least one option and no more than allowed: this bounds what is not shown.
    ticks = sum(c.count for c in cells)
    return not alone or guards.sum_has_room(n - ticks, at_most * n - ticks, alone, n, k)
