import unicodedata
from collections import Counter

import pytest

from localympact.foundation.vocabularies.reading import (
    SHIPPED,
    folded,
    read_vocabulary,
    shipped_vocabularies,
    spellings,
)

LANGUAGES = ["en", "lv", "lt", "sv", "pt", "el"]
COUNTRIES = {"", "LV", "LT", "SE", "PT", "CY"}
VOCABULARIES = shipped_vocabularies()
EVERY_VOCABULARY = pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.code)

# The values of the column "kind" in the organisation lists of the five pilots, as their makers wrote them.
KINDS_IN_THE_LISTS = {
    "art_centre": "culture_sport_club",
    "association": "association",
    "business_association": "business_association",
    "community": "community_group",
    "community_initiative": "informal_initiative",
    "cooperative": "cooperative",
    "cultural_group": "culture_sport_club",
    "culture_house": "municipal_institution",
    "development_company": "support_organisation",
    "federation": "support_organisation",
    "folk_high_school": "education",
    "foundation": "foundation",
    "ipss": "social_service",
    "local_action_group": "support_organisation",
    "ngo_support": "support_organisation",
    "project_association": "association",
    "public": "municipal_institution",
    "public_benefit_institution": "association",
    "public_community_centre": "municipal_institution",
    "public_company": "municipal_institution",
    "public_culture_centre": "municipal_institution",
    "public_social_service": "municipal_institution",
    "public_youth_centre": "municipal_institution",
    "social_enterprise": "social_enterprise",
    "social_enterprise_support": "support_organisation",
    "sport": "culture_sport_club",
    "student_association": "youth_organisation",
    "study_association": "education",
    "university": "education",
    "youth_council": "youth_organisation",
    "youth_initiative": "informal_initiative",
    "youth_org": "youth_organisation",
}


def vocabulary_named(code):
    return read_vocabulary(SHIPPED / f"{code}.toml")


def test_a_file_is_named_after_its_vocabulary():
    assert [vocabulary.code for vocabulary in VOCABULARIES] == [path.stem for path in sorted(SHIPPED.glob("*.toml"))]


@EVERY_VOCABULARY
def test_every_text_is_there_in_six_languages(vocabulary):
    texts = [vocabulary.title] + [term.name for term in vocabulary.terms]
    texts += [term.note for term in vocabulary.terms if term.note]
    assert [text for text in texts if list(text) != LANGUAGES or not all(text.values())] == []


@EVERY_VOCABULARY
def test_every_text_is_trimmed_and_composed(vocabulary):
    texts = [text for term in vocabulary.terms for text in [*term.name.values(), *term.note.values(), *term.aliases]]
    assert [text for text in texts if text != unicodedata.normalize("NFC", text.strip()) or "  " in text] == []


@EVERY_VOCABULARY
def test_no_text_shouts(vocabulary):
    texts = [text for term in vocabulary.terms for text in [*term.name.values(), *term.note.values()]]
    assert [text for text in texts if "!" in text] == []


@EVERY_VOCABULARY
def test_codes_are_used_once(vocabulary):
    assert [code for code, times in Counter(term.code for term in vocabulary.terms).items() if times > 1] == []


@EVERY_VOCABULARY
def test_no_two_terms_of_one_country_have_the_same_name(vocabulary):
    names = Counter(
        (term.country, term.parent, lang, term.name[lang]) for term in vocabulary.terms for lang in LANGUAGES
    )
    assert [name for name, times in names.items() if times > 1] == []


@EVERY_VOCABULARY
def test_parents_exist_and_countries_are_known(vocabulary):
    codes = {term.code for term in vocabulary.terms} | {""}
    assert {term.parent for term in vocabulary.terms} <= codes
    assert {term.country for term in vocabulary.terms} <= COUNTRIES


@pytest.mark.parametrize(("word", "code"), KINDS_IN_THE_LISTS.items())
def test_a_kind_written_in_the_lists_is_understood(word, code):
    assert vocabulary_named("kind").term_for(word).code == code


def test_a_kind_in_capitals_or_in_another_language_is_understood():
    kinds = vocabulary_named("kind")
    assert kinds.term_for("LOCAL_ACTION_GROUP").code == "support_organisation"
    assert kinds.term_for(" Jauniesu  organizacija ").code == "youth_organisation"
    assert kinds.term_for("Σύλλογος").code == "association"
    assert kinds.term_for("flying circus") is None
    assert kinds.term_for("") is None


def test_no_spelling_means_two_kinds():
    owners = Counter(word for term in vocabulary_named("kind").terms for word in spellings(term))
    assert [word for word, times in owners.items() if times > 1] == []


def test_every_kind_names_a_group_that_exists():
    groups = {term.code for term in vocabulary_named("group").terms}
    kinds = vocabulary_named("kind").terms
    assert {term.extra["group"] for term in kinds if "group" in term.extra} <= groups
    assert {term.extra["side"] for term in kinds if "group" not in term.extra} == {"municipality"}


def test_folding_makes_spellings_meet():
    assert folded("Ideell_Förening") == folded("ideell forening")
