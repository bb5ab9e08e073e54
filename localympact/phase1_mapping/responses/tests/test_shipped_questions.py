from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localympact.phase1_mapping import surveys
from localympact.phase1_mapping.questionnaires.items import form_of, most_choices
from localympact.phase1_mapping.questionnaires.xlsform import convert, read_sheets
from localympact.phase1_mapping.responses.answering import checked, relevant_items

SHIPPED = Path(surveys.__file__).parent / "shipped"
FORMS = {
    side: form_of(convert(read_sheets(SHIPPED / f"needs-and-challenges-{side}")).pyxform)
    for side in ("municipality", "organisations")
}
NAMES = [item.name for item in FORMS["organisations"].items]
SENT = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["yes", "no", "maybe", "F01", "none", "cannot_say", "C01", "10", "0", "NaN", "' or '1'='1", "//*"]),
    st.lists(st.sampled_from(["F01", "F02", "none", "C01", "email", "rooms", "x"]), max_size=7),
)


@pytest.fixture(params=FORMS)
def form(request):
    return FORMS[request.param]


def test_steps_are_asked_only_of_those_who_cooperate(form):
    assert "Q17" not in relevant_items(form, {})
    assert "Q17" not in relevant_items(form, {"Q07": "none"})
    assert "Q17" in relevant_items(form, {"Q07": "F06 F18"})


def test_an_address_is_asked_only_with_consent_and_never_anonymously(form):
    ready = {"Q30": "yes", "Q30_consent": "yes"}
    assert "Q30_consent" not in relevant_items(form, {"Q30": "no"})
    assert "Q30_email" in relevant_items(form, ready)
    assert "Q30_consent" not in relevant_items(form, ready, anonymous=True)
    wrong = checked(form, {**ready, "Q01": form.item("Q01").choices[0].name, "Q30_email": "dita"})
    assert list(wrong.errors) == ["Q30_email"]


@pytest.mark.parametrize(
    ("name", "value", "is_good"),
    [
        ("Q07", ["F01", "F28"], True),
        ("Q07", ["F01", "none"], False),
        ("Q08", ["F01", "F02", "F03", "F04", "F05"], True),
        ("Q08", ["F01", "F02", "F03", "F04", "F05", "F06"], False),
        ("Q12", ["C01", "C02", "C03"], True),
        ("Q12", ["C01", "C02", "C03", "C04"], False),
        ("Q12", ["C01", "cannot_say"], False),
        ("Q09", "cannot_say", True),
        ("Q09", "11", False),
        ("Q26_1_topic", "transport", True),
    ],
)
def test_limits_of_the_shipped_questions(form, name, value, is_good):
    posted = {"Q01": form.item("Q01").choices[0].name, "Q26_1": "Buses", name: value}
    assert list(checked(form, posted).errors) == ([] if is_good else [name])


def test_the_most_options_can_be_told_before_answering(form):
    assert (most_choices(form.item("Q08")), most_choices(form.item("Q12")), most_choices(form.item("Q05"))) == (
        5,
        3,
        None,
    )


def test_an_empty_answer_is_refused_only_for_the_first_question(form):
    assert list(checked(form, {}).errors) == ["Q01"]
    assert "counted" in checked(form, {}).errors["Q01"]
    assert "ieskaitītas" in checked(form, {}, language="lv").errors["Q01"]


@given(posted=st.dictionaries(st.sampled_from(NAMES), SENT, max_size=20))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_sent_is_checked_and_what_is_kept_stays_good(posted):
    form = FORMS["organisations"]
    told = checked(form, posted)
    again = checked(form, told.answers)
    assert again.answers == told.answers
    assert set(again.errors) <= {"Q01", "Q30_email"}
    assert set(told.answers) <= relevant_items(form, told.answers)
