"""Nobody who has everything that was published can work out what fewer than k people answered."""

import os

import numpy as np
import pytest

from localympact.phase1_mapping.findings import breakdowns, gaps
from localympact.phase1_mapping.findings.tests import made_surveys, puzzles

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
    both = breakdowns.both_sides([published.total for _asked, published in sides.values()])
    yield from (f"single {name}" for name in puzzles.single_puzzle(sides, both).found(k))


def attack_multi(rng, sizes, k):
    at_most = int(rng.choice([2, 3, 6]))
    for side, n in sizes.items():
        asked = made_surveys.split(rng, made_surveys.ticks(rng, n, at_most), groups_of(side))
        published = made_surveys.publish_multi(asked, k, at_most)
        puzzle = puzzles.multi_puzzle(asked, published, at_most)
        yield from (f"yes {side} {name}" for name in puzzle.found(k))
        yield from (f"no {side} {name}" for name in puzzles.small_noes(puzzle, asked, published).found(k))


@pytest.mark.proof
def test_the_attacker_finds_nothing_in_random_surveys():
    found = {seed: hits for seed in range(SURVEYS) if (hits := attack(seed))}
    assert found == {}
