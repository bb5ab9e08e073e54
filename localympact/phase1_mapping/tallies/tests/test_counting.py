"""Stored answers of a wave become tallies, also where only some were asked."""

from localympact.phase1_mapping.tallies.counting import Answers, Rule, count_by_group

READY = [{"name": "yes"}, {"name": "maybe"}, {"name": "no"}]
CONSENT = Rule("single", [{"name": "yes"}, {"name": "no"}], hangs_on=["ready"])


def given(**counts):
    return Answers({"": [code for code, count in counts.items() for _ in range(count)]})


def test_a_follow_up_is_held_back_when_it_would_tell_a_small_answer_of_the_question_before():
    ready = count_by_group(Rule("single", READY, merge_order=[["maybe", "no"]]), given(yes=12, maybe=2, no=6), 5)
    assert [c.codes for c in ready.total.shown] == [("yes",), ("maybe", "no")]
    consent = count_by_group(CONSENT, given(yes=7, no=7), 5, {"ready": ready.total})
    assert (consent.total.n, consent.total.shown, dict(consent.groups)) == (None, (), {})


def test_a_follow_up_shows_when_every_answer_of_the_question_before_shows():
    ready = count_by_group(Rule("single", READY), given(yes=9, maybe=5, no=6), 5)
    consent = count_by_group(CONSENT, given(yes=7, no=7), 5, {"ready": ready.total})
    assert [(c.codes, c.count) for c in consent.total.shown] == [(("yes",), 7), (("no",), 7)]
