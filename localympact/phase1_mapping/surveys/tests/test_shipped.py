import tomllib
from pathlib import Path

import pytest

from localympact.foundation.vocabularies.reading import shipped_vocabularies
from localympact.phase1_mapping.questionnaires.items import form_of
from localympact.phase1_mapping.questionnaires.mirroring import differences
from localympact.phase1_mapping.questionnaires.xlsform import convert, read_sheets

LANGUAGES = ("en", "lv", "lt", "sv", "pt", "el")
SIDES = ("municipality", "organisations")
SHIPPED = Path(__file__).parent.parent / "shipped"
BANK = {f"Q{number:02}" for number in range(1, 31)}


@pytest.fixture(scope="module")
def converted():
    return {side: convert(read_sheets(SHIPPED / f"needs-and-challenges-{side}")) for side in SIDES}


@pytest.fixture(scope="module")
def forms(converted):
    return {side: form_of(one.pyxform) for side, one in converted.items()}


@pytest.fixture(params=SIDES)
def form(request, forms):
    return forms[request.param]


@pytest.mark.parametrize("side", SIDES)
def test_a_shipped_questionnaire_converts_without_a_warning(converted, side):
    assert (converted[side].warnings, converted[side].unaskable) == ((), ())


def test_every_wording_stands_in_six_languages(form):
    wordings = [form.title, *form.groups.values()]
    for page in form.pages:
        wordings += [page.label, page.hint]
    for item in form.items:
        wordings += [item.label, item.hint, item.required_message, item.constraint_message]
        wordings += [choice.label for choice in item.choices]
    assert [text for text in wordings if text and tuple(text) != LANGUAGES] == []
    assert form.languages == LANGUAGES


def test_every_question_has_a_wording_and_every_limit_its_sentence(form):
    for item in form.items:
        assert item.label, item.name
        assert bool(item.constraint) == bool(item.constraint_message), item.name
        assert bool(item.required) == bool(item.required_message), item.name


def test_all_thirty_questions_are_asked(form):
    names = {item.name for item in form.items if item.is_asked}
    assert {name.split("_")[0] for name in names} == BANK
    assert {f"Q11_C{number:02}" for number in range(1, 17)} <= names
    assert {f"Q13_N{number:02}" for number in range(1, 15)} <= names
    assert len(form.pages) == 7


def test_the_two_sides_mirror_each_other(forms):
    municipality, organisations = (forms[side].items for side in SIDES)
    assert [item.name for item in municipality] == [item.name for item in organisations]
    for one, other in zip(municipality, organisations, strict=True):
        assert (one.type, one.measure, one.constraint, one.relevant) == (
            other.type,
            other.measure,
            other.constraint,
            other.relevant,
        )
        if one.name != "Q01":  # what part of the municipality, what kind of organisation
            assert [choice.name for choice in one.choices] == [choice.name for choice in other.choices]


def test_each_side_is_asked_in_its_own_words(forms):
    own = (
        "Q01",
        "Q02",
        "Q03",
        "Q05",
        "Q06",
        "Q07",
        "Q09",
        "Q10",
        "Q12",
        "Q14",
        "Q15",
        "Q16",
        "Q19",
        "Q20",
        "Q21",
        "Q22",
        "Q23",
        "Q27",
    )
    for name in own:
        one, other = (forms[side].item(name).label for side in SIDES)
        assert all(one[language] != other[language] for language in LANGUAGES), name


def test_labels_of_challenges_and_needs_are_those_of_the_vocabularies(form):
    words = {vocabulary.code: vocabulary for vocabulary in shipped_vocabularies()}
    for number in range(1, 17):
        assert form.item(f"Q11_C{number:02}").label == words["challenge"].term(f"C{number:02}").name
    for number in range(1, 15):
        assert form.item(f"Q13_N{number:02}").label == words["need"].term(f"N{number:02}").name


def test_a_zero_to_ten_question_keeps_cannot_say_outside_its_mean(form):
    scales = [item for item in form.items if item.measure == "scale0_10"]
    assert len(scales) == 39
    for item in scales:
        assert (item.scale.low, item.scale.high, item.bands) == (0, 10, "0-3 4-6 7-10")
        assert [choice.name for choice in item.scale.outside] == ["cannot_say"]
        assert tuple(item.scale.low_label) == LANGUAGES
    assert form.item("Q09").scale.high_label["en"] == "very good"


def test_the_fact_questions_may_be_public_and_the_address_is_personal(form):
    assert [item.name for item in form.items if item.public_answer] == ["Q01", "Q06", "Q07"]
    assert [item.name for item in form.items if item.personal] == ["Q30_consent", "Q30_email"]
    assert [item.name for item in form.items if item.confidential] == ["Q28"]


def test_declared_groups_hold_at_least_two_options_and_have_a_name(form):
    for item in form.items:
        groups = [choice.group for choice in item.choices if choice.group]
        assert all(groups.count(group) > 1 and group in form.groups for group in groups), item.name


def test_declared_mergings_name_real_options(form):
    for item in form.items:
        names = {choice.name for choice in item.choices}
        assert all(set(merging) <= names and len(merging) > 1 for merging in item.merge_order), item.name


def test_forms_of_cooperation_are_called_as_in_the_guide(form):
    guide = tomllib.loads((SHIPPED.parent.parent / "cooperation/shipped/forms.toml").read_text(encoding="utf-8"))
    names = {row["code"]: row["name"] for row in guide["form"]}
    options = {choice.name: choice.label for choice in form.item("Q07").choices if choice.name != "none"}
    assert options == names


def test_the_pair_may_be_sent_out_in_every_language(forms):
    assert differences(forms["municipality"], forms["organisations"], LANGUAGES) == []
