"""Tallies beside tallies: groups, sides, later counts."""

import json
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from localympact.phase1_mapping.tallies.breakdowns import (
    both_sides,
    break_down_multi,
    break_down_scale,
    break_down_single,
    later_tally,
)
from localympact.phase1_mapping.tallies.smallnumbers import count_scale, count_single
from localympact.phase1_mapping.tallies.tally import Breakdown

MIXED = [2, 5, 8, 1, 6, 9, 3, 4, 7, 5, 0, 6, 10, 2, 4, 8]
by_group = st.fixed_dictionaries({g: st.lists(st.integers(0, 10), max_size=25) for g in ("youth", "social", "other")})


def test_groups_show_the_same_as_one_another():
    breakdown = break_down_scale({"youth": MIXED, "other": [*MIXED, 5]}, 5)
    assert {tally.level for tally in breakdown.groups.values()} == {"bands3"}


def test_one_small_group_withholds_the_whole_breakdown():
    breakdown = break_down_scale({"youth": [3, 4, 5, 6], "other": MIXED}, 5)
    assert (breakdown.total.level, dict(breakdown.groups), breakdown.withheld) == ("bands3", {}, "too_few_answers")


def test_a_group_nobody_belongs_to_withholds_nothing():
    assert list(break_down_scale({"youth": [], "other": MIXED}, 5).groups) == ["other"]


def test_an_empty_band_of_the_total_narrows_what_a_group_mean_may_say():
    high = [7, 8, 9, 10] * 5
    assert break_down_scale({"youth": [7] * 10 + [8], "other": high}, 5).groups == {}


def test_choices_by_group_merge_alike_or_not_at_all():
    answers = {"youth": ["a"] * 5 + ["b"] * 5, "other": ["a"] * 6 + ["b"] * 2 + ["c"] * 5}
    breakdown = break_down_single(answers, "abc", 5, [("a", "b")])
    assert breakdown.total.level == "full"
    assert [[c.codes for c in t.shown] for t in breakdown.groups.values()] == [[("a", "b"), ("c",)]] * 2
    assert break_down_single(answers, "abc", 5).groups == {}


def test_options_by_group_show_all_that_the_total_shows_or_none():
    youth, other = [{"a"}] * 6 + [{"b"}] * 6, [{"a"}] * 8 + [{"a", "b"}] * 5
    assert list(break_down_multi({"youth": youth, "other": other}, "ab", {}, 5).groups) == ["youth", "other"]
    assert break_down_multi({"youth": youth, "other": [*other[1:-1], {"b"}]}, "ab", {}, 5).groups == {}


def test_sides_are_added_up_only_when_both_show_the_same():
    shown, held_back = count_single(["a"] * 6 + ["b"] * 6, "ab", 5), count_single(["a"] * 6 + ["b"], "ab", 5)
    assert [c.count for c in both_sides([shown, shown]).shown] == [12, 12]
    assert both_sides([shown, held_back]) is None


def test_a_later_count_with_one_more_answer_leaves_the_frozen_one():
    count = partial(count_scale, k=5)
    before = dict(enumerate(MIXED))
    frozen = count(MIXED)
    assert later_tally(frozen, before, {**before, "late": 9}, count) == frozen


def test_a_later_count_shows_when_the_new_answers_alone_could():
    count = partial(count_scale, k=5)
    before = dict(enumerate(MIXED))
    now = {**before, **{f"late {i}": v for i, v in enumerate(MIXED)}}
    assert later_tally(count(MIXED), before, now, count).n == 32


def test_an_answer_taken_back_or_changed_after_freezing_moves_nothing():
    count = partial(count_scale, k=5)
    before = dict(enumerate(MIXED))
    late = {f"late {i}": v for i, v in enumerate(MIXED)}
    fewer = {key: value for key, value in before.items() if key != 3}
    for now in (fewer, {**fewer, **late}, {**before, 3: 10, **late}):
        assert later_tally(count(MIXED), before, now, count) == count(MIXED)


@given(by_group, st.sampled_from([5, 10]))
def test_a_breakdown_is_whole_or_not_there_and_adds_up(groups, k):
    breakdown = break_down_scale(groups, k)
    assert not breakdown.groups or list(breakdown.groups) == [name for name, values in groups.items() if values]
    assert bool(breakdown.groups) != bool(breakdown.withheld)
    assert len({(t.level, t.mean is None) for t in breakdown.groups.values()}) <= 1
    assert all(c.count == 0 or c.count >= k for t in breakdown.groups.values() for c in t.shown)
    assert Breakdown.from_json(json.loads(json.dumps(breakdown.to_json()))) == breakdown
