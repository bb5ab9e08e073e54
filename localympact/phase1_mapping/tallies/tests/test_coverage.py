"""Welch's interval holds what it promises on answers such as ours: whole numbers from 0 to 10, small n, unequal sides."""

import os
from math import sqrt

import numpy as np
import pytest

from localympact.phase1_mapping.tallies import gaps
from localympact.phase1_mapping.tallies.gaps import Summary, welch

SURVEYS = 10_000 if os.environ.get("FULL") else 2_000
SIZES = [(5, 5), (5, 40), (8, 20), (15, 25), (25, 15), (40, 40)]


def population(mean, deviation, shift=0):
    """Chances of the answers 0 to 10; a shift moves them all, so it is exactly the true gap."""
    chances = np.exp(-((np.arange(9) - mean) ** 2) / (2 * deviation**2))
    return np.concatenate([np.zeros(shift), chances / chances.sum(), np.zeros(2 - shift)])


def coverage(true_gap, sizes, deviations=(1.8, 1.8), interval=welch, seed=1):
    """In what share of simulated surveys the interval holds the true gap."""
    rng = np.random.default_rng([seed, true_gap, *sizes])
    shapes = [population(4, deviations[0], true_gap), population(4, deviations[1])]
    means = [float(np.arange(11) @ shape) for shape in shapes]
    drawn = [rng.choice(11, (SURVEYS, n), p=shape) for n, shape in zip(sizes, shapes, strict=True)]
    first, second = ([Summary(len(v), float(np.mean(v)), float(np.var(v, ddof=1))) for v in side] for side in drawn)
    found = [interval(a, b) for a, b in zip(first, second, strict=True)]
    truth = means[0] - means[1]
    return sum(f.low <= truth <= f.high for f in found) / SURVEYS


def pooled(first, second):
    """The interval that takes both sides' variances for one."""
    free = first.n + second.n - 2
    variance = ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / free
    half = gaps.student_t(0.975, free) * sqrt(variance * (1 / first.n + 1 / second.n))
    difference = first.mean - second.mean
    return gaps.Interval(difference, difference - half, difference + half, free)


@pytest.mark.proof
@pytest.mark.parametrize("true_gap", [0, 1, 2])
@pytest.mark.parametrize("sizes", SIZES)
def test_the_interval_holds_the_true_gap_in_93_to_97_surveys_of_a_hundred(true_gap, sizes):
    assert 0.93 <= coverage(true_gap, sizes) <= 0.97


@pytest.mark.proof
@pytest.mark.parametrize("deviations", [(1.0, 2.5), (2.5, 1.0)])
def test_it_holds_when_one_side_is_more_of_one_mind(deviations):
    assert all(0.93 <= coverage(1, sizes, deviations) <= 0.97 for sizes in SIZES)


@pytest.mark.proof
def test_the_normal_curve_instead_of_students_would_promise_too_much(monkeypatch):
    monkeypatch.setattr(gaps, "student_t", lambda _probability, _df: 1.959964)
    assert coverage(1, (5, 5)) < 0.93


@pytest.mark.proof
def test_one_variance_for_both_sides_would_promise_too_much():
    assert coverage(1, (5, 40), (2.5, 1.0), pooled) < 0.93
    assert coverage(1, (5, 40), (2.5, 1.0)) >= 0.93
