"""The guards of the small-number rule; each answers one attack and can be switched off alone in the attacker's test.

Why each is there: docs/decisions/0020-small-numbers.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import numpy as np

from .tally import Tally

Counts = np.ndarray  # one row for each part (a group), one column for each answer of a scale

MOST_CHANGES = 20_000


def has_no_small_cell(counts: Iterable[int], k: int) -> bool:
    """Every count is nobody or at least k."""
    return all(count == 0 or count >= k for count in counts)


def enough_for_counts(n: int, k: int) -> bool:
    """Below 2k a safe distribution can only say that all gave one answer, so none is shown."""
    return n >= 2 * k


def nearly_alike(counts: np.ndarray, k: int) -> bool:
    """All the same; or fewer than 2k that differ by a point at most, or whose mean lies within a point of an end.

    The last two keep "all the same" from being the only reason why a mean is missing.
    """
    n, total = int(counts.sum()), int(counts @ np.arange(len(counts)))
    given = np.flatnonzero(counts)
    apart = given[-1] - given[0]
    return bool(apart == 0 or (n < 2 * k and (apart <= 1 or total <= n or total >= n * (len(counts) - 2))))


def is_whole(shown: Mapping[str, Tally], groups: Collection[str]) -> bool:
    """A breakdown is whole or not there: one group left out would be the total less the others."""
    return set(shown) == set(groups)


def difference_may_show(frozen: Tally, added: Tally, fresh: Tally) -> bool:
    """Two counts of one wave show their difference: the answers in between must be fit to be shown in this shape."""
    shapes = {
        (t.level, t.mean is None, t.spread is None, tuple(c.codes for c in t.shown)) for t in (frozen, added, fresh)
    }
    return len(shapes) == 1


def sum_has_room(low: int, high: int, hidden: int, n: int, k: int) -> bool:
    """Options known to be hidden, with this sum (or between these), could each still have two counts."""
    rest = {0}
    for _ in range(hidden - 1):
        rest = {done + count for done in rest for count in _hidden_counts(n, k)}
    fits = [c for c in _hidden_counts(n, k) if any(low <= c + other <= high for other in rest)]
    return len(fits) >= 2


def _hidden_counts(n: int, k: int) -> list[int]:
    # A hidden option has a small yes or a small no; whoever knows the rule knows that.
    return sorted({*range(1, k), *range(n - k + 1, n)})


def leaves_doubt(counts: Counts, statements: np.ndarray, sensitive: np.ndarray, unions: np.ndarray, k: int) -> bool:
    """For each small count, other answers exist of which all the same statements are true and that count is not.

    Statements, sensitive counts and unions are rows over the flattened counts; the others must be small in the same
    unions, else what is held back would tell them apart. Only changes of four steps are tried, so a yes is a proof
    and a no is caution. Whatever is reckoned from the statements later tells nothing more.
    """
    truth = counts.reshape(-1)
    values = sensitive @ truth
    endangered = sensitive[(values > 0) & (values < k)]
    for changes in (_two_steps, _four_steps):
        if not len(endangered):
            return True
        found = changes(counts, statements)
        found = found[_as_small(found + truth, truth, unions, k)]
        endangered = endangered[~(found @ endangered.T != 0).any(axis=0)]
    return not len(endangered)


def _as_small(worlds: np.ndarray, truth: np.ndarray, unions: np.ndarray, k: int) -> np.ndarray:
    there, here = worlds @ unions.T, truth @ unions.T
    return (((there > 0) & (there < k)) == ((here > 0) & (here < k))).all(axis=1)


def _two_steps(counts: Counts, statements: np.ndarray) -> np.ndarray:
    """One person moves by two points or two people by one, and every statement stays true."""
    return _possible(_doubles(*counts.shape), counts, statements)


def _four_steps(counts: Counts, statements: np.ndarray) -> np.ndarray:
    """Two such moves which undo one another in every statement."""
    double = _doubles(*counts.shape)
    effects = double @ statements.T
    # One number stands for each pattern of effects, so that opposites are found by sorting.
    mixed = effects @ np.random.default_rng(1).integers(1, 2**40, effects.shape[1])
    order = np.argsort(mixed, kind="stable")
    start = np.searchsorted(mixed[order], -mixed, side="left")
    length = np.searchsorted(mixed[order], -mixed, side="right") - start
    left = np.repeat(np.arange(len(double)), length)
    right = order[np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length) + np.repeat(start, length)]
    once = left <= right
    return _possible(double[_spaced(left[once])] + double[_spaced(right[once])], counts, statements)


def _possible(changes: np.ndarray, counts: Counts, statements: np.ndarray) -> np.ndarray:
    enough = (changes + counts.reshape(-1) >= 0).all(axis=1)
    return changes[enough & (changes @ statements.T == 0).all(axis=1)]


def _spaced(found: np.ndarray) -> np.ndarray:
    return found[:: len(found) // MOST_CHANGES + 1]


@lru_cache(maxsize=16)
def _doubles(parts: int, width: int) -> np.ndarray:
    """All moves of none, one or two people of any part by a few points up or down; fewer points for more parts."""
    whole, moves = np.eye(width, dtype=int), []
    for points in range(1, 4 if parts == 1 else 2):
        up = np.eye(width, k=points, dtype=int)[:-points] - whole[:-points]
        moves += [np.kron(np.eye(parts, dtype=int), np.vstack([up, -up]))]
    steps = np.vstack([np.zeros((1, parts * width), dtype=int), *moves])
    first, second = np.triu_indices(len(steps))
    return np.unique(steps[first] + steps[second], axis=0)
