"""The gap between the sides, its interval and its order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from localympact.phase1_mapping.tallies.gaps import (
    Gap,
    Summary,
    change,
    change_of_side,
    gap,
    ordered,
    student_t,
    summary,
    welch,
)
from localympact.phase1_mapping.tallies.smallnumbers import count_scale

LOW, HIGH = [2, 3, 4, 5, 3, 2, 6, 4, 3, 5, 1, 4], [8, 7, 6, 9, 5, 8, 7, 10, 6, 8, 7]
numbers = st.lists(st.integers(0, 10), min_size=3, max_size=40).filter(lambda v: len(set(v)) > 1)


def of(values, spread_shows=True):
    return Summary(len(values), float(np.mean(values)), float(np.var(values, ddof=1)), spread_shows)


@given(st.floats(0.51, 0.9995), st.floats(1, 5000))
def test_students_t_is_that_of_scipy(probability, df):
    assert student_t(probability, df) == pytest.approx(stats.t.ppf(probability, df), rel=1e-6)


@given(numbers, numbers)
def test_the_interval_is_that_of_scipy(first, second):
    theirs = stats.ttest_ind(first, second, equal_var=False)
    ours, interval = welch(of(first), of(second)), theirs.confidence_interval(0.95)
    assert (ours.low, ours.high, ours.df) == pytest.approx((interval.low, interval.high, theirs.df), rel=1e-6, abs=1e-9)


def test_a_gap_shows_its_difference_interval_and_both_n():
    found = gap(of(LOW), of(HIGH), 5)
    assert found == Gap(-3.9, -5.1, -2.6, False, 12, 11)
    assert found.survives


def test_no_gap_when_a_side_is_too_small_or_its_mean_is_held_back():
    assert gap(of(LOW), of(HIGH[:4]), 5) is None
    assert gap(of(LOW), None, 5) is None
    alike = [7] * 8
    assert summary(alike, count_scale(alike, 5)) is None


def test_a_side_that_does_not_show_its_spread_has_a_difference_but_no_interval_since_that_would_tell_it():
    found = gap(of(LOW), of(HIGH[:8], spread_shows=False), 5)
    assert (found.difference, found.low, found.high, found.includes_zero) == (-4.0, None, None, None)


def test_the_summary_leaves_out_who_cannot_say():
    found = summary([*LOW, None], count_scale([*LOW, None], 5))
    assert (found.n, found.mean, found.variance) == pytest.approx((12, of(LOW).mean, of(LOW).variance))


def test_the_change_between_waves_has_the_variance_of_all_four():
    before, after = (of(LOW), of(HIGH)), (of(HIGH), of(LOW))
    found = change(before, after, 5)
    assert found.difference == 7.7
    half = (found.high - found.low) / 2
    single = welch(of(HIGH), of(LOW))
    assert half == pytest.approx((single.high - single.low) / 2 * 2**0.5, abs=0.15)
    assert change((of(LOW), None), after, 5) is None


def test_one_sides_change_is_later_less_earlier():
    assert change_of_side(of(LOW), of(HIGH), 5).difference == 3.9


def test_widest_gaps_come_first_but_those_that_include_zero_come_after_all_others():
    wide_open = Gap(4.0, -1.0, 9.0, True, 10, 10)
    narrow, wide = Gap(1.0, 0.5, 1.5, False, 10, 10), Gap(-3.0, -4.0, -2.0, False, 10, 10)
    unsure = Gap(5.0, None, None, None, 6, 20)
    assert ordered([wide_open, narrow, unsure, wide], lambda g: g) == [wide, narrow, unsure, wide_open]
