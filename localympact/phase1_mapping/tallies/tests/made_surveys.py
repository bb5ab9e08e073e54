"""Random surveys, ordinary and awkward ones, and what the product publishes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from localympact.phase1_mapping.tallies import breakdowns, smallnumbers
from localympact.phase1_mapping.tallies.tally import Breakdown, Tally

GROUPS = ("youth", "social", "other")
CHOICES = ("a", "b", "c", "d")
MERGES = [("a", "b"), ("c", "d")]
OPTIONS = ("p", "q", "r", "s", "t", "u")
OPTION_GROUPS = {"first": ("p", "q", "r"), "second": ("s", "t", "u")}


@dataclass
class Asked:
    """One side's answers to one question: by group, and those that came after the first count."""

    by_group: dict[str, list]
    late: list

    @property
    def first(self) -> list:
        return [answer for answers in self.by_group.values() for answer in answers]


@dataclass
class Published:
    """Everything an outsider may read about one question on one side."""

    breakdown: Breakdown
    later: Tally

    @property
    def total(self) -> Tally:
        return self.breakdown.total

    @property
    def moved(self) -> bool:
        return self.later != self.total


def split(rng: np.random.Generator, answers: list, groups: tuple[str, ...]) -> Asked:
    late = int(rng.integers(0, 16)) if rng.random() < 0.5 else int(rng.integers(0, 3))
    cut = max(len(answers) - late, 0)
    shares = rng.dirichlet(np.full(len(groups), rng.choice([1.0, 8.0])))
    where = rng.choice(len(groups), size=cut, p=shares)
    by_group = {name: [a for a, w in zip(answers, where, strict=False) if w == i] for i, name in enumerate(groups)}
    return Asked(by_group, answers[cut:])


def ratings(rng: np.random.Generator, n: int) -> list[int]:
    kind = rng.integers(0, 6)
    if kind == 0:
        values = rng.integers(0, 11, n)
    elif kind <= 2:
        values = np.clip(np.rint(rng.normal(rng.uniform(0, 10), rng.uniform(0.3, 3), n)), 0, 10)
    elif kind == 3:
        values = rng.choice(rng.integers(0, 11, 2), n)
    elif kind == 4:
        values = np.full(n, rng.choice([0, 3, 4, 6, 7, 10]))
        odd = rng.integers(0, n, rng.integers(0, 4))
        values[odd] = np.clip(values[odd] + rng.integers(-2, 3, len(odd)), 0, 10)
    else:
        values = rng.choice([0, 1, 9, 10], n, p=rng.dirichlet([0.6] * 4))
    return [int(v) for v in values]


def choices(rng: np.random.Generator, n: int) -> list[str]:
    return [str(c) for c in rng.choice(CHOICES, n, p=rng.dirichlet(np.full(len(CHOICES), rng.choice([0.4, 1, 4]))))]


def ticks(rng: np.random.Generator, n: int, at_most: int) -> list[tuple[str, ...]]:
    likely = rng.beta(rng.choice([0.4, 1]), rng.choice([0.4, 1, 2]), len(OPTIONS))
    answers = []
    for _ in range(n):
        drawn = [o for o, p in zip(OPTIONS, likely, strict=True) if rng.random() < p]
        chosen = drawn or [OPTIONS[int(rng.integers(len(OPTIONS)))]]
        keep = sorted(rng.permutation(len(chosen))[:at_most])
        answers.append(tuple(chosen[i] for i in keep))
    return answers


def publish_scale(asked: Asked, k: int) -> Published:
    breakdown = breakdowns.break_down_scale(asked.by_group, k)
    return Published(breakdown, later(breakdown.total, asked, partial(smallnumbers.count_scale, k=k)))


def publish_single(asked: Asked, k: int) -> Published:
    count = partial(smallnumbers.count_single, options_in_order=CHOICES, k=k, merge_order=MERGES)
    breakdown = breakdowns.break_down_single(asked.by_group, CHOICES, k, MERGES)
    return Published(breakdown, later(breakdown.total, asked, count))


def publish_both(sides: dict[str, tuple[Asked, Published]], k: int) -> Tally | None:
    return breakdowns.both_sides([published.total for _asked, published in sides.values()])


def publish_multi(asked: Asked, k: int, at_most: int) -> Published:
    count = partial(smallnumbers.count_multi, options=OPTIONS, groups=OPTION_GROUPS, k=k, at_most=at_most)
    breakdown = breakdowns.break_down_multi(asked.by_group, OPTIONS, OPTION_GROUPS, k, at_most)
    return Published(breakdown, later(breakdown.total, asked, count))


def later(frozen: Tally, asked: Asked, count) -> Tally:
    before = dict(enumerate(asked.first))
    return breakdowns.later_tally(frozen, before, dict(enumerate([*asked.first, *asked.late])), count)
