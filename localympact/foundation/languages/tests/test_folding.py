import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localympact.foundation.languages.folding import (
    MARKS_PER_LETTER,
    clean_name,
    fold,
    folded_words,
    hidden_characters,
    mixes_scripts,
    nfc,
    skeleton,
)


@pytest.mark.parametrize("written", ["ΟΔΟΣ", "οδός", "οδοσ", "Οδός"])
def test_T101_every_sigma_folds_to_one(written):
    assert fold(written) == "οδοσ"


@pytest.mark.parametrize("letter", ["ā", "ķ", "å", "ç", "ΐ"])
def test_T102_composed_and_decomposed_letters_are_stored_alike(letter):
    assert nfc(unicodedata.normalize("NFD", letter)) == letter
    assert fold(unicodedata.normalize("NFD", letter)) == fold(letter)


def test_T103_capital_and_small_letters_with_marks_fold_alike():
    assert fold("ĀDAŽI") == fold("ādaži") == "adazi"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Æøå", "aeoa"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("ısı", "isi"),
        ("ﬁnans", "finans"),
        ("Þór", "thor"),
        ("Rī\u200bga", "riga"),
        ("Άγιος", "αγιοσ"),
    ],
)
def test_T108_letters_fold_to_what_people_type(written, folded):
    assert fold(written) == folded


def test_folding_twice_changes_nothing_for_any_character():
    assert [c for c in map(chr, range(0x30000)) if fold(fold(c)) != fold(c)] == []


@given(st.text())
def test_folding_does_not_depend_on_how_the_text_was_composed(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_words_are_found_in_every_script():
    assert folded_words('Biedrība "Talsu jaunieši", Ν.Ε.Ο. LOCAL-Y-MPACT 2026') == [
        *("biedriba", "talsu", "jauniesi", "ν", "ε", "ο", "local", "y", "mpact", "2026"),
    ]


def test_T104_a_name_with_a_foreign_letter_looks_like_the_real_one_and_is_noticed():
    real, false = "Rīgas dome", "Rīg\u0430s dome"
    assert fold(real) != fold(false)
    assert skeleton(real) == skeleton(false)
    assert (mixes_scripts(real), mixes_scripts(false)) == (False, True)


@pytest.mark.parametrize(
    "false",
    ["ΤALSU DOME", "Talsu d\u043eme", "Ta1su dome", "TaIsu dome", "Talsu do\u200dme", "Talsu dorne", "Tаlѕu dоmе"],
)
def test_look_alikes_of_a_name_share_its_skeleton(false):
    assert skeleton(false) == skeleton("Talsu dome")


def test_different_names_keep_different_skeletons():
    assert len({skeleton(name) for name in ("Talsu dome", "Valsu dome", "Talsi", "Νεολαία", "Jaunieši")}) == 5


def test_an_honest_greek_or_two_language_name_does_not_mix_scripts_in_a_word():
    assert not mixes_scripts("Νεολαία Youth Jaunieši 2026")


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2066", "\U000e0041", "\u00ad", "\ufeff", "\ufe0f", "\u3164"])
def test_T105_invisible_characters_leave_a_name_and_can_be_shown(hidden):
    assert clean_name(f"Talsu{hidden} dome") == "Talsu dome"
    assert hidden_characters(f"Talsu{hidden} dome") == [f"U+{ord(hidden):04X}"]


def test_T106_towers_of_marks_are_cut():
    assert clean_name("a" + "\u0301" * 500 + "b") == "á" + "\u0301" * MARKS_PER_LETTER + "b"


def test_white_space_of_any_kind_becomes_one_blank():
    assert clean_name("  Talsu\n\u00a0\t dome\u2003") == "Talsu dome"


@given(st.text(st.characters(max_codepoint=sys.maxunicode)))
def test_a_cleaned_name_is_clean(text):
    name = clean_name(text)
    assert clean_name(name) == name
    assert hidden_characters(name) == []
    assert name == name.strip() == nfc(name)
    name.encode()


@given(st.text())
def test_a_skeleton_of_anything_is_a_single_line(text):
    assert "\n" not in skeleton(text)
