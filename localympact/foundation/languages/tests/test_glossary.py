import unicodedata
from collections import Counter
from pathlib import Path

from localympact.foundation.languages.glossary import HEADINGS, LANGUAGES, glossary_page, read_glossary

ENTRIES = read_glossary()
PAGE = Path(__file__).parents[4] / "docs" / "glossary.md"
ROLES = {"visitor", "respondent", "representative", "contributor", "officer", "facilitator", "coordinator", "steward"}


def word_of(key, language):
    return next(entry.words[language] for entry in ENTRIES if entry.key == key)


def test_the_page_is_made_from_the_file():
    assert PAGE.read_text(encoding="utf-8") == glossary_page(ENTRIES)


def test_every_concept_stands_once_and_has_a_known_kind():
    assert [key for key, times in Counter(entry.key for entry in ENTRIES).items() if times > 1] == []
    assert {entry.kind for entry in ENTRIES} == set(HEADINGS)


def test_every_concept_has_a_trimmed_and_composed_word_in_six_languages():
    words = [word for entry in ENTRIES for code in LANGUAGES for word in [entry.words[code], *entry.also.get(code, [])]]
    assert [word for word in words if not word or word != unicodedata.normalize("NFC", word.strip())] == []


def test_every_role_of_the_house_is_there():
    assert {entry.key for entry in ENTRIES if entry.kind == "role"} >= ROLES


def test_facilitator_and_coordinator_are_different_words_everywhere():
    assert [code for code in LANGUAGES if word_of("facilitator", code) == word_of("coordinator", code)] == []
    assert word_of("facilitator", "lv") == "fasilitators"
    assert word_of("facilitator", "el") == "διευκολυντής"
    assert word_of("coordinator", "lt") == "koordinatorius"


def test_our_own_nouns_say_what_they_mean():
    assert [entry.key for entry in ENTRIES if entry.kind == "product" and not entry.about] == []
