"""Nobody who has everything that was published can work out what fewer than k people answered."""

import os
from collections import Counter

import numpy as np
import pytest

from localympact.phase1_mapping.tallies import gaps, guards, scales, smallnumbers
from localympact.phase1_mapping.tallies.tally import Tally, cell
from localympact.phase1_mapping.tallies.tests import made_surveys, puzzles

SURVEYS = 10_000 if os.environ.get("FULL") else 2_000


def attack(seed: int) -> list[str]:
    """Everything the attacker finds in one random survey of two sides, three questions and two counts."""
    rng = np.random.default_rng(seed)
    k = 10 if rng.random() < 0.2 else 5
    sizes = {"municipality": int(rng.integers(3, 31)), "organisations": int(rng.integers(3, 46))}
    return [*attack_scale(rng, sizes, k), *attack_single(rng, sizes, k), *attack_multi(rng, sizes, k)]


def groups_of(side: str) -> tuple[str, ...]:
    return made_surveys.GROUPS if side == "organisations" else ("all",)


def attack_scale(rng, sizes, k):
    asked = {s: made_surveys.split(rng, made_surveys.ratings(rng, n), groups_of(s)) for s, n in sizes.items()}
    shown = {s: made_surveys.publish_scale(a, k) for s, a in asked.items()}
    summaries = {s: gaps.summary(a.first, shown[s].total) for s, a in asked.items()}
    gap = gaps.gap(summaries["municipality"], summaries["organisations"], k)
    for sign, side, other in ((1, "municipality", "organisations"), (-1, "organisations", "municipality")):
        puzzle = puzzles.scale_puzzle(asked[side], shown[side], gap, summaries[other], sign)
        yield from (f"scale {side} {name}" for name in puzzle.found(k))


def attack_single(rng, sizes, k):
    asked = {s: made_surveys.split(rng, made_surveys.choices(rng, n), groups_of(s)) for s, n in sizes.items()}
    sides = {s: (a, made_surveys.publish_single(a, k)) for s, a in asked.items()}
    yield from (f"single {name}" for name in puzzles.single_puzzle(sides, made_surveys.publish_both(sides, k)).found(k))


def attack_multi(rng, sizes, k):
    at_most = int(rng.choice([2, 3, 6]))
    for side, n in sizes.items():
        asked = made_surveys.split(rng, made_surveys.ticks(rng, n, at_most), groups_of(side))
        published = made_surveys.publish_multi(asked, k, at_most)
        puzzle = puzzles.multi_puzzle(asked, published, at_most)
        yield from (f"yes {side} {name}" for name in puzzle.found(k))
        yield from (f"no {side} {name}" for name in puzzles.small_noes(puzzle, asked, published).found(k))


@pytest.mark.proof
@pytest.mark.parametrize("batch", range(4))
def test_the_attacker_finds_nothing_in_random_surveys(batch):
    found = {seed: hits for seed in range(batch, SURVEYS, 4) if (hits := attack(seed))}
    assert found == {}


def publish_what_is_not_small(parts, values, k):
    """The usual way, which leaks: only the small cells are left out."""
    counts, n = Counter(values), len(values)
    sums = {part: sum(counts[code] for code in part) for part in parts}
    shown = tuple(cell(part, count, n) for part, count in sums.items() if count == 0 or count >= k)
    return Tally("single", "full", k, n, shown) if n >= k else None


def publish_both_anyway(sides, k):
    """Both sides together, although one of them may be held back."""
    answers = [a for asked, _published in sides.values() for a in asked.first]
    return smallnumbers.count_single(answers, made_surveys.CHOICES, k, made_surveys.MERGES)


BROKEN = {
    "all cells are published": (guards, "has_no_small_cell", lambda *_: True),
    "only single small cells are hidden": (smallnumbers, "single_at", publish_what_is_not_small),
    "means and spreads need not leave doubt": (guards, "leaves_doubt", lambda *_: True),
    "a breakdown leaves out the small groups": (guards, "is_whole", lambda *_: True),
    "both sides are added up though one is held back": (made_surveys, "publish_both", publish_both_anyway),
    "each late answer moves the count": (guards, "difference_may_show", lambda *_: True),
}


@pytest.mark.proof
@pytest.mark.parametrize("broken", BROKEN)
def test_the_attacker_finds_small_counts_as_soon_as(broken, monkeypatch):
    monkeypatch.setattr(*BROKEN[broken])
    assert any(attack(seed) for seed in range(300))


@pytest.mark.proof
def test_even_means_with_all_their_digits_give_nothing_away(monkeypatch):
    monkeypatch.setattr(scales, "shown_mean", lambda total, n: total / n)
    assert [hits for seed in range(SURVEYS // 10) if (hits := attack(seed))] == []
