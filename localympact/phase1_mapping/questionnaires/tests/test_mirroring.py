from dataclasses import replace

from localympact.phase1_mapping.questionnaires.items import Choice, Form, Item, Page
from localympact.phase1_mapping.questionnaires.mirroring import differences, mirrored

TRUST = Item(
    "trust",
    "/data/trust",
    "select_one",
    {"en": "Trust"},
    {},
    (Choice("0", {"en": "0"}), Choice("10", {"en": "10"})),
    measure="scale0_10",
)


def form(*items):
    return Form({"en": "Form"}, ("en",), items, (Page("page1", {}, {}, items),))


def test_equal_questions_can_be_compared():
    assert differences(form(TRUST), form(replace(TRUST, label={"en": "Other words"})), ["en"]) == []
    assert mirrored(form(TRUST), form(TRUST)) == ["trust"]


def test_what_cannot_be_compared_is_said():
    assert differences(form(TRUST), form(), ["en"]) == ["trust is asked of one side only."]
    assert differences(form(TRUST), form(replace(TRUST, choices=TRUST.choices[:1])), ["en"]) == [
        "trust offers each side different answers."
    ]
    assert differences(form(TRUST), form(replace(TRUST, type="text", measure="text")), ["en"]) == [
        "trust is a different kind of question on each side."
    ]
    assert differences(form(TRUST), form(replace(TRUST, constraint=". > 1")), ["en"]) == [
        "trust has different limits or skip logic on each side."
    ]
    assert differences(form(TRUST), form(TRUST), ["en", "lv"]) == ["trust is not worded in lv."]
