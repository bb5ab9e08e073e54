"""What may be shown of one question, rule by rule."""

import json
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localympact.phase1_mapping.tallies.smallnumbers import (
    asked_of_some,
    count_multi,
    count_public,
    count_scale,
    count_single,
    count_text,
    counter,
    share_with_a_figure,
    threshold,
)
from localympact.phase1_mapping.tallies.tally import Tally
from localympact.phase1_mapping.tallies.words import DEFINITIONS, LEVELS, REASONS, explanation

GROUPS = {"money": ["grant", "contract"], "talk": ["meeting", "council", "letter"]}
OPTIONS = ["grant", "contract", "meeting", "council", "letter"]

ratings = st.lists(st.integers(0, 10), max_size=60)
ks = st.sampled_from([5, 10])
choices = st.lists(st.sampled_from("abcd"), max_size=60)
ticks = st.lists(st.sets(st.sampled_from(OPTIONS), min_size=1), max_size=50)
STEPS = [("a", "b"), ("c", "d")]


def ticked(**counts):
    answers = [set() for _ in range(counts.pop("n"))]
    for option, count in counts.items():
        for answer in answers[:count]:
            answer.add(option)
    return answers


def test_k_is_ten_in_a_small_place_or_where_minors_may_answer():
    assert [threshold(None, False), threshold(2000, False), threshold(1999, False), threshold(50_000, True)] == [
        5,
        5,
        10,
        10,
    ]


def test_below_k_not_even_the_number_of_answers_shows():
    for tally in (
        count_scale([5, 6, 7, 8], 5),
        count_single(["a"] * 4, "ab", 5),
        count_multi([{"grant"}] * 4, OPTIONS, GROUPS, 5),
        count_text(4, 5),
    ):
        assert (tally.level, tally.n, tally.shown, tally.mean, tally.spread) == ("too_few", None, (), None, None)


def test_a_scale_shows_n_mean_spread_and_three_bands():
    tally = count_scale([1, 2, 3, 2, 1, 5, 5, 6, 4, 5, 8, 9, 7, 8, 9, None], 5)
    assert (tally.level, tally.n, tally.mean, tally.spread) == ("bands3", 15, 5.0, 2.8)
    assert [(c.label, c.count, c.share_percent) for c in tally.shown] == [
        ("0–3", 5, 33),
        ("4–6", 5, 33),
        ("7–10", 5, 33),
    ]
    assert tally.withheld == ()


def test_a_thin_low_band_joins_the_middle_one():
    tally = count_scale([1, 3, 5, 5, 6, 4, 5, 8, 9, 7, 8, 9], 5)
    assert (tally.level, [c.count for c in tally.shown]) == ("bands2", [7, 5])
    assert ("three bands", "small_cells") in tally.withheld


def test_fewer_than_2k_ratings_show_only_the_mean():
    tally = count_scale([3, 5, 7, 8, 2, 6], 5)
    assert (tally.level, tally.n, tally.mean, tally.spread, tally.shown) == ("mean", 6, 5.2, None, ())


def test_the_same_answer_from_fewer_than_2k_people_is_withheld():
    for tally in (
        count_scale([7] * 9, 5),
        count_single(["a"] * 9, "ab", 5),
        count_multi([{"grant"}] * 9, OPTIONS, GROUPS, 5),
    ):
        assert (tally.level, tally.n, tally.shown, tally.mean) == ("n_only", 9, (), None)


def test_a_mean_at_the_end_of_the_scale_is_withheld_because_its_sum_tells_who_differs():
    assert count_scale([10] * 8 + [9], 5).mean is None
    assert count_scale([0] * 24 + [1], 5).mean is None


def test_a_mean_at_the_end_of_its_bands_does_not_stand_beside_them():
    tally = count_scale([7] * 11 + [8], 5)
    assert (tally.level, tally.mean, tally.spread) == ("bands3", None, None)
    assert [c.count for c in tally.shown] == [0, 0, 12]


def test_a_rating_outside_the_scale_is_an_error():
    with pytest.raises(ValueError, match="outside the scale"):
        count_scale([11] * 5, 5)


def test_one_choice_shows_whole_when_no_cell_is_small():
    tally = count_single(["a"] * 7 + ["c"] * 5, "abc", 5)
    assert (tally.level, [(c.codes, c.count, c.share_percent) for c in tally.shown]) == (
        "full",
        [(("a",), 7, 58), (("b",), 0, 0), (("c",), 5, 42)],
    )


def test_one_choice_merges_in_the_declared_order_and_no_further_than_needed():
    tally = count_single(["a"] * 6 + ["b"] * 2 + ["c"] * 5 + ["d"] * 5, "abcd", 5, STEPS)
    assert (tally.level, [(c.codes, c.count) for c in tally.shown]) == (
        "merged",
        [(("a", "b"), 8), (("c",), 5), (("d",), 5)],
    )


def test_one_choice_that_no_merging_saves_shows_only_n():
    tally = count_single(["a"] * 12 + ["d"], "abcd", 5, STEPS)
    assert (tally.level, tally.n, tally.shown) == ("n_only", 13, ())


def test_several_choices_hide_small_options_in_sums_of_at_least_two():
    tally = count_multi(ticked(n=20, grant=10, contract=9, meeting=3, council=4, letter=12), OPTIONS, GROUPS, 5)
    assert [(c.codes, c.label, c.count, c.share_percent) for c in tally.shown] == [
        (("grant",), "grant", 10, 50),
        (("contract",), "contract", 9, 45),
        (("letter",), "letter", 12, 60),
        (("meeting", "council"), "talk", 7, None),
    ]
    assert tally.withheld == (("option meeting", "small_cells"), ("option council", "small_cells"))


def test_one_small_option_alone_in_its_group_has_no_sum():
    tally = count_multi(ticked(n=20, grant=10, contract=3, meeting=8, council=9, letter=12), OPTIONS, GROUPS, 5)
    assert [c.codes for c in tally.shown] == [("grant",), ("meeting",), ("council",), ("letter",)]


def test_a_sum_that_only_one_pair_of_small_counts_can_make_is_not_shown():
    tally = count_multi(ticked(n=30, grant=10, contract=9, meeting=4, council=4, letter=12), OPTIONS, GROUPS, 5)
    assert [c.label for c in tally.shown] == ["grant", "contract", "letter"]


def test_nothing_of_several_choices_shows_when_the_permitted_number_gives_the_rest_away():
    answers = (
        [{"grant", "contract"}] * 5 + [{"grant", "letter"}] * 7 + [{"contract", "letter"}] * 7 + [{"letter", "meeting"}]
    )
    assert len(count_multi(answers, OPTIONS, {}, 5).shown) == 4
    assert count_multi(answers, OPTIONS, {}, 5, at_most=2).shown == ()


def test_an_option_cannot_stand_in_two_groups():
    with pytest.raises(ValueError, match="two groups"):
        count_multi([{"a"}], "ab", {"x": ["a", "b"], "y": ["a"]}, 5)


def test_public_facts_show_everything_because_respondents_were_told():
    tally = count_public(["yes", "no", "yes"])
    assert (tally.n, [(c.label, c.count, c.share_percent) for c in tally.shown]) == (3, [("no", 1, 33), ("yes", 2, 67)])
    assert count_public([{"grant", "contract"}, {"grant"}]).count_of("grant") == 2


def test_a_running_count_moves_in_steps_of_k():
    assert [counter(n, 5) for n in (0, 4, 5, 9, 10, 23)] == [0, 0, 5, 5, 10, 20]


def test_a_question_that_only_some_were_asked_shows_only_beside_all_answers_it_hangs_on():
    # 12 yes, 2 maybe, 6 no: whoever said yes or maybe was asked on, and 14 answers would tell the 2.
    merged = count_single(["yes"] * 12 + ["maybe"] * 2 + ["no"] * 6, ["yes", "maybe", "no"], 5, [("maybe", "no")])
    follow_up = count_single(["a"] * 7 + ["b"] * 7, "ab", 5)
    held_back = asked_of_some(follow_up, [merged])
    assert (held_back.level, held_back.n, held_back.shown) == ("too_few", None, ())
    assert asked_of_some(follow_up, [None]).n is None
    whole = count_single(["yes"] * 14 + ["no"] * 6, ["yes", "no"], 5)
    for parent in (whole, count_public(["yes", "no"]), count_text(14, 5)):
        assert asked_of_some(follow_up, [parent]) == follow_up


def test_open_questions_are_not_asked_for_a_figure():
    assert share_with_a_figure([count_text(20, 5), count_scale([3, 5, 7, 8, 2, 6], 5), count_scale([1], 5)]) == 0.5


@given(ratings, ks)
def test_no_shown_band_is_small_and_bands_add_up_to_n(values, k):
    tally = count_scale(values, k)
    assert all(c.count == 0 or c.count >= k for c in tally.shown)
    assert not tally.shown or sum(c.count for c in tally.shown) == tally.n == len(values) >= 2 * k
    assert tally.mean is None or abs(tally.mean - sum(values) / len(values)) <= 0.05 + 1e-9
    assert tally.spread is None or (len(values) >= 2 * k and abs(tally.spread - stdev(values)) <= 0.05 + 1e-9)
    assert (tally.n is None) == (len(values) < k)


@given(choices, ks)
def test_no_shown_choice_is_small_and_choices_add_up_to_n(values, k):
    tally = count_single(values, "abcd", k, STEPS)
    assert all(c.count == 0 or c.count >= k for c in tally.shown)
    assert not tally.shown or sum(c.count for c in tally.shown) == tally.n >= 2 * k
    assert not tally.shown or sorted(code for c in tally.shown for code in c.codes) == list("abcd")


@given(ticks, ks)
def test_no_shown_option_has_a_small_yes_or_a_small_no(answers, k):
    tally = count_multi(answers, OPTIONS, GROUPS, k)
    for c in tally.shown:
        least, most = (0, tally.n) if len(c.codes) == 1 else (None, None)
        assert c.count in (least, most) or k <= c.count <= len(c.codes) * tally.n - k


@given(ratings, choices, ticks, ks)
def test_a_tally_survives_being_stored_and_read_back(values, chosen, answers, k):
    for tally in (
        count_scale(values, k),
        count_single(chosen, "abcd", k, STEPS),
        count_multi(answers, OPTIONS, GROUPS, k),
        count_public(chosen),
        count_text(len(values), k),
    ):
        stored = json.dumps(tally.to_json())
        assert Tally.from_json(json.loads(stored)) == tally
        assert json.dumps(Tally.from_json(json.loads(stored)).to_json()) == stored


@given(ratings, ks, st.randoms())
def test_the_order_of_answers_does_not_matter(values, k, random):
    shuffled = random.sample(values, len(values))
    assert count_scale(shuffled, k) == count_scale(values, k)


@given(ratings, choices, ticks, ks)
def test_what_is_not_shown_has_a_reason_and_a_sentence(values, chosen, answers, k):
    for tally in (
        count_scale(values, k),
        count_single(chosen, "abcd", k, STEPS),
        count_multi(answers, OPTIONS, GROUPS, k),
    ):
        assert tally.withheld or tally.level in ("full", "bands3")
        assert {reason for _what, reason in tally.withheld} <= set(REASONS)
        assert tally.level in LEVELS
        assert tally.definition in DEFINITIONS


def test_a_figure_opens_its_definition_and_its_reasons():
    sentences = explanation(count_scale([3, 5, 7, 8, 2, 6], 5))
    assert len(sentences) == 3
    assert sentences[-1] == "No number here stands for fewer than 5 people."
