"""Tallies that stand beside one another: by group, both sides together, and a later count of the same wave."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from . import guards, smallnumbers
from .scales import break_down_scale
from .tally import SMALL_CELLS, TOO_FEW, TOO_FEW_ANSWERS, Breakdown, Cell, Tally, cell

__all__ = ["both_sides", "break_down_multi", "break_down_scale", "break_down_single", "later_tally"]

V = TypeVar("V")


def break_down_single(
    values_by_group: Mapping[str, Sequence[str]],
    options_in_order: Sequence[str],
    k: int,
    merge_order: Sequence[Sequence[str]] = (),
) -> Breakdown:
    """One choice by group, merged as far as the total or further, the same in every group, or not at all."""
    by_group = {name: list(values) for name, values in values_by_group.items() if values}
    total = smallnumbers.count_single(
        [v for values in by_group.values() for v in values], options_in_order, k, merge_order
    )
    if not total.shown:
        return Breakdown(total, withheld=TOO_FEW_ANSWERS)
    for parts in smallnumbers.partitions(options_in_order, merge_order):
        if len(parts) > len(total.shown):
            continue
        tallies = {name: smallnumbers.single_at(parts, values, k) for name, values in by_group.items()}
        groups = {name: tally for name, tally in tallies.items() if tally}
        if guards.is_whole(groups, by_group):
            return Breakdown(total, groups)
    return Breakdown(total, withheld=SMALL_CELLS)


def break_down_multi(
    answers_by_group: Mapping[str, Sequence[Collection[str]]],
    options: Sequence[str],
    groups: Mapping[str, Sequence[str]],
    k: int,
    at_most: int | None = None,
) -> Breakdown:
    """Several choices by group: every option the total shows, in every group, or not at all."""
    by_group = {name: [set(a) for a in answers] for name, answers in answers_by_group.items() if answers}
    total = smallnumbers.count_multi([a for answers in by_group.values() for a in answers], options, groups, k, at_most)
    codes = [c.codes[0] for c in total.shown if len(c.codes) == 1]
    sizes = {name: len(answers) for name, answers in by_group.items()}
    if not codes or not all(guards.enough_for_counts(n, k) for n in sizes.values()):
        return Breakdown(total, withheld=TOO_FEW_ANSWERS)
    cells = {name: _ticks(answers, codes) for name, answers in by_group.items()}
    both = (x for name in cells for c in cells[name] for x in (c.count, sizes[name] - c.count))
    if not guards.has_no_small_cell(both, k):
        return Breakdown(total, withheld=SMALL_CELLS)
    return Breakdown(
        total,
        {name: Tally("multi", total.level, k, sizes[name], shown, withheld=total.withheld)
         for name, shown in cells.items()},
    )  # fmt: skip


def _ticks(answers: Sequence[Collection[str]], codes: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(cell((code,), sum(code in answer for answer in answers), len(answers)) for code in codes)


def both_sides(tallies: Sequence[Tally]) -> Tally | None:
    """Sides added up from what each shows; None as soon as one side is held back, since the rest would show it."""
    first = tallies[0]
    cells = [tuple(c.codes for c in tally.shown) for tally in tallies]
    if not first.shown or any(shown != cells[0] for shown in cells):
        return None
    n = sum(tally.n or 0 for tally in tallies)
    sums = [sum(tally.shown[i].count for tally in tallies) for i in range(len(first.shown))]
    shown = tuple(
        cell(c.codes, count, n, c.label) if c.share_percent is not None else Cell(c.codes, c.label, count, None)
        for c, count in zip(first.shown, sums, strict=True)
    )
    return Tally(first.definition, first.level, max(t.k for t in tallies), n, shown, withheld=first.withheld)


def later_tally(
    frozen: Tally, before: Mapping[Hashable, V], now: Mapping[Hashable, V], count: Callable[[list[V]], Tally]
) -> Tally:
    """The tally to show after more answers came in: the frozen one, unless the new answers alone could be shown.

    Two counts give away their difference. So nothing moves when an answer was changed or taken back, and
    the answers in between must make a safe tally of the same shape themselves.
    """
    if any(key not in now or now[key] != value for key, value in before.items()):
        return frozen
    added = [value for key, value in now.items() if key not in before]
    fresh = count(list(now.values()))
    if frozen.level == TOO_FEW:
        return fresh
    return fresh if guards.difference_may_show(frozen, count(added), fresh) else frozen
