"""Nobody who knows the rule as well as all that was published learns more from what was held back.

Every possible set of answers of small surveys is counted. Those that publish the same are what a reader
cannot tell apart; no small count may be the same in all of them.
"""

import json
import os
from collections import defaultdict
from itertools import combinations_with_replacement, product
from math import comb

import numpy as np
import pytest

from localympact.phase1_mapping.tallies import guards, smallnumbers
from localympact.phase1_mapping.tallies.scales import ZERO_TO_TEN

MOST = 9 if os.environ.get("FULL") else 6
FIVE = ((0, 1), (2, 2), (3, 4))
MERGES = [("a", "b"), ("c", "d")]
GROUPS = {"first": ["p", "q", "r"]}


def told_apart(worlds, publish, targets, k):
    """Published tallies behind which a non-zero count below k is the same in every world."""
    behind = defaultdict(list)
    for world in worlds:
        behind[json.dumps(publish(world).to_json())].append(targets(world))
    found = {}
    for published, rows in behind.items():
        table = np.array(rows)
        pinned = (table == table[0]).all(axis=0) & (table[0] > 0) & (table[0] < k)
        if pinned.any():
            found[published] = (len(rows), table[0].tolist())
    return found


def scale_targets(bands):
    unions = [(v, v) for v in range(bands[0][0], bands[-1][1] + 1)] + list(bands)
    return lambda values: [sum(low <= v <= high for v in values) for low, high in unions]


def single_targets(values):
    counts = [values.count(c) for c in "abcd"]
    return [*counts, counts[0] + counts[1], counts[2] + counts[3]]


def every_ticking(n, at_most):
    """Each possible number of ticks for four options, where everybody ticked one to `at_most` of them."""
    for yes in product(range(n + 1), repeat=4):
        if n <= sum(yes) <= at_most * n:
            yield yes


def handed_out(yes, n):
    """Answers with these numbers of ticks, spread as evenly as they can be."""
    answers, at = [set() for _ in range(n)], 0
    for option, count in zip("pqrs", yes, strict=True):
        for _ in range(count):
            answers[at % n].add(option)
            at += 1
    return answers


def leaks_of_ratings(n, k, bands=ZERO_TO_TEN):
    worlds = combinations_with_replacement(range(bands[-1][1] + 1), n)
    return told_apart(worlds, lambda v: smallnumbers.count_scale(v, k, bands), scale_targets(bands), k)


def singles():
    return (values for n in range(1, 19) for values in combinations_with_replacement("abcd", n))


def leaks_of_ticks(n, at_most, k=5):
    def publish(yes):
        return smallnumbers.count_multi(handed_out(yes, n), "pqrs", GROUPS, k, at_most)

    def targets(yes):
        return [*yes, *(n - y for y in yes)]

    return told_apart(every_ticking(n, at_most), publish, targets, k)


@pytest.mark.proof
@pytest.mark.parametrize(("n", "k"), [(3, 3), (4, 3), (5, 3), (5, 5), *((n, 5) for n in range(6, MOST))])
def test_ratings_below_2k(n, k):
    assert leaks_of_ratings(n, k) == {}


@pytest.mark.proof
@pytest.mark.parametrize("n", [10, 11, 12])
def test_ratings_from_2k_on_are_told_apart_in_one_survey_of_a_hundred_at_most(n):
    # What is known of this rest: docs/decisions/0020-small-numbers.md. On five points it is larger than on eleven.
    told = sum(worlds for worlds, _counts in leaks_of_ratings(n, 5, FIVE).values())
    assert told <= comb(n + 4, 4) / 100


@pytest.mark.proof
def test_one_choice():
    assert told_apart(singles(), lambda v: smallnumbers.count_single(v, "abcd", 5, MERGES), single_targets, 5) == {}


@pytest.mark.proof
@pytest.mark.parametrize(("n", "at_most"), [(10, 1), (10, 2), (11, 4), (12, 2)])
def test_several_choices(n, at_most):
    assert leaks_of_ticks(n, at_most) == {}


@pytest.mark.proof
def test_without_its_guard_a_sum_of_hidden_options_is_worked_out(monkeypatch):
    monkeypatch.setattr(guards, "sum_has_room", lambda *_: True)
    assert leaks_of_ticks(10, 2)
