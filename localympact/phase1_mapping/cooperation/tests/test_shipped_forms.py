import unicodedata

from localympact.phase1_mapping.cooperation.reading import CHOOSER, shipped_forms

LANGUAGES = ["en", "lv", "lt", "sv", "pt", "el"]
FORMS = shipped_forms()


def every_text():
    return [text for form in FORMS for text in (form.name, form.summary, *(note.text for note in form.country_notes))]


def test_there_are_the_twenty_eight_forms_in_order():
    assert [form.code for form in FORMS] == [f"F{number:02}" for number in range(1, 29)]


def test_every_text_of_a_form_is_there_in_six_languages():
    assert [text for text in every_text() if list(text) != LANGUAGES or not all(text.values())] == []


def test_every_text_of_a_form_is_trimmed_and_composed():
    words = [word for text in every_text() for word in text.values()]
    assert [word for word in words if word != unicodedata.normalize("NFC", word.strip()) or "  " in word] == []


def test_a_summary_has_three_sentences_at_most_and_never_shouts():
    summaries = [summary for form in FORMS for summary in form.summary.values()]
    assert [summary for summary in summaries if not 2 <= summary.count(". ") + 1 <= 3 or "!" in summary] == []


def test_no_two_forms_share_a_name():
    assert [len({form.name[language] for form in FORMS}) for language in LANGUAGES] == [28] * 6


def test_every_form_can_be_reached_through_the_chooser():
    assert {tag for form in FORMS for tag in form.chooser} == set(CHOOSER)
    assert [form.code for form in FORMS if not form.chooser] == []


def test_no_country_note_claims_a_check_that_did_not_happen():
    notes = [note for form in FORMS for note in form.country_notes]
    assert {note.checked_on for note in notes} == {""}
    assert {note.country for note in notes} == {"EU", "LV", "LT", "SE", "PT", "CY"}
    assert [note for note in notes if not note.source] == []
