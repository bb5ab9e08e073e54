from datetime import datetime

import pytest

from localympact.phase1_mapping.questionnaires.items import form_of, most_choices
from localympact.phase1_mapping.questionnaires.xlsform import convert
from localympact.phase1_mapping.responses.answering import (
    allowed_choices,
    checked,
    relevant_items,
    with_answers,
)

CHOICES = [
    *({"list_name": "yes_no", "name": name, "label": name.title()} for name in ("yes", "no")),
    *(
        {"list_name": "fields", "name": name, "label": name, "side": side}
        for name, side in [("youth", "a"), ("sport", "a"), ("arts", "b")]
    ),
]
ROWS = [
    {"type": "begin group", "name": "first", "label": "First", "appearance": "field-list"},
    {
        "type": "select_one yes_no",
        "name": "active",
        "label": "Active?",
        "required": "yes",
        "required_message": "Say yes or no.",
    },
    {
        "type": "integer",
        "name": "age",
        "label": "Age",
        "relevant": "${active} = 'yes'",
        "constraint": ". >= 0 and . <= 120",
        "constraint_message": "Between 0 and 120.",
    },
    {"type": "text", "name": "why", "label": "Why at ${age}?", "relevant": "${age} > 15", "required": "yes"},
    {"type": "end group"},
    {"type": "begin group", "name": "second", "label": "Second", "relevant": "${active} = 'yes'"},
    {"type": "select_multiple fields", "name": "wanted", "label": "Wanted", "constraint": "count-selected(.) <= 2"},
    {"type": "range", "name": "mark", "label": "Mark", "parameters": "start=0 end=10 step=1"},
    {"type": "decimal", "name": "sum", "label": "Sum"},
    {"type": "date", "name": "since", "label": "Since", "constraint": ". <= today()"},
    {"type": "select_one fields", "name": "one", "label": "One", "choice_filter": "side = 'a'"},
    {"type": "calculate", "name": "double", "label": "", "calculation": "${mark} * 2"},
    {"type": "note", "name": "thanks", "label": "Thank you", "relevant": "${double} > 10"},
    {"type": "text", "name": "mail", "label": "Mail", "personal": "yes", "required": "yes"},
    {"type": "end group"},
]


def text(name, **more):
    return {"type": "text", "name": name, "label": name, **more}


NOW = datetime(2026, 11, 23, 12, 0)


@pytest.fixture(scope="module")
def form():
    return form_of(convert({"survey": [dict(row) for row in ROWS], "choices": CHOICES}).pyxform)


def test_groups_become_pages(form):
    assert [page.name for page in form.pages] == ["first", "second"]


def test_only_what_the_answers_lead_to_is_shown(form):
    assert relevant_items(form, {}) == {"active"}
    assert relevant_items(form, {"active": "yes"}) == {i.name for i in form.items} - {"why", "thanks"}
    assert "why" in relevant_items(form, {"active": "yes", "age": "16"})
    assert "thanks" in relevant_items(form, {"active": "yes", "mark": "6"})


def test_a_question_behind_a_hidden_question_is_hidden_too(form):
    assert "why" not in relevant_items(form, {"active": "no", "age": "16"})


def test_good_answers_are_kept_as_they_are_stored(form):
    posted = {
        "active": ["yes"],
        "age": "17",
        "why": " Cafe\u0301\x00 ",
        "wanted": ["arts", "youth"],
        "mark": "7",
        "sum": "1 200,50",
        "since": "2026-01-31",
        "one": "sport",
        "mail": "dita@example.org",
    }
    assert checked(form, posted, now=NOW).answers == {
        "active": "yes", "age": "17", "why": "Café", "wanted": "youth arts", "mark": "7", "sum": "1200.5",
        "since": "2026-01-31", "one": "sport", "double": "14", "mail": "dita@example.org",
    }  # fmt: skip
    assert checked(form, posted, now=NOW).is_good


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("active", "", "Say yes or no."),
        ("active", "maybe", "Please choose from the list."),
        ("active", ["yes", "no"], "Please give one answer."),
        ("age", "seventeen", "Please write a whole number."),
        ("age", "١٧", "Please write a whole number."),
        ("age", "9" * 400, "Please write a whole number."),
        ("age", "130", "Between 0 and 120."),
        ("wanted", ["youth", "' or '1'='1"], "Please choose from the list."),
        ("wanted", ["youth", "sport", "arts"], "This answer is not possible here."),
        ("mark", "11", "Please choose from the list."),
        ("mark", "2.5", "Please choose from the list."),
        ("sum", "1e999999", "Please write a number."),
        ("sum", "NaN", "Please write a number."),
        ("since", "2026-02-30", "Please give a date."),
        ("since", "2027-01-01", "This answer is not possible here."),
        ("one", "arts", "Please choose from the list."),
        ("mail", "", "Please answer this."),
    ],
)
def test_a_wrong_answer_is_named_with_a_sentence_and_not_kept(form, name, value, sentence):
    told = checked(form, {"active": "yes", "mail": "a", "why": "so", name: value}, now=NOW)
    assert told.errors == {name: sentence}
    assert name not in told.answers


def test_the_answer_to_a_hidden_question_is_dropped(form):
    told = checked(form, {"active": "no", "age": "abc", "wanted": "youth", "mail": "x"}, now=NOW)
    assert (told.answers, told.errors, told.dropped) == ({"active": "no"}, {}, ("age", "wanted", "mail"))


def test_a_page_is_checked_alone_with_what_was_said_before(form):
    told = checked(form, {"wanted": "arts"}, form.pages[1], earlier={"active": "yes", "age": "5"}, now=NOW)
    assert told.errors == {"mail": "Please answer this."}
    assert told.answers == {"active": "yes", "age": "5", "wanted": "arts"}


def test_a_changed_mind_on_page_one_drops_the_answers_of_page_two(form):
    told = checked(form, {"active": "no"}, form.pages[0], earlier={"active": "yes", "wanted": "arts"}, now=NOW)
    assert told.answers == {"active": "no"}


def test_nothing_personal_is_asked_or_kept_when_answers_are_anonymous(form):
    told = checked(form, {"active": "yes", "mail": "dita@example.org"}, now=NOW, anonymous=True)
    assert told.answers == {"active": "yes"}


def test_a_calculated_answer_cannot_be_sent(form):
    assert checked(form, {"active": "yes", "mail": "a", "mark": "3", "double": "99"}, now=NOW).answers["double"] == "6"


def test_an_answer_is_never_read_as_an_expression(form):
    told = checked(form, {"active": "yes", "age": "20", "why": "') or true() or ('", "mail": "a"}, now=NOW)
    assert told.answers["why"] == "') or true() or ('"


def test_a_filtered_list_offers_what_remains(form):
    one = form.item("one")
    assert [choice.name for choice in allowed_choices(form, one, {"active": "yes"})] == ["youth", "sport"]


def test_the_most_options_are_read_from_the_constraint(form):
    assert most_choices(form.item("wanted")) == 2
    assert most_choices(form.item("active")) is None


def test_a_wording_can_repeat_an_earlier_answer(form):
    assert with_answers(form, "Why at ${age}, ${active}?", {"age": "17", "active": "yes"}, "en") == "Why at 17, Yes?"


def test_a_long_chain_of_hidden_questions_is_hidden_to_its_end():
    rows = [text("q0")] + [text(f"q{n}", relevant=f"${{q{n - 1}}} != ''") for n in range(1, 300)]
    for survey in (rows, rows[::-1]):
        form = form_of(convert({"survey": [dict(row) for row in survey]}).pyxform)
        answers = {f"q{n}": "a" for n in range(1, 300)}
        assert checked(form, answers).answers == {}
        assert len(checked(form, {**answers, "q0": "a"}).answers) == 300
