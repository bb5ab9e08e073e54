import re
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localympact.foundation.languages.folding import fold, folded_words
from localympact.foundation.languages.latvian import latvian_stem
from localympact.foundation.languages.romanising import slug, to_latin
from localympact.foundation.languages.stemming import stems


@pytest.mark.parametrize(
    "forms",
    [
        ["jaunatne", "jaunatnes", "jaunatnei", "jaunatni"],
        ["biedrība", "biedrības", "biedrībai", "biedrībām", "biedrībās"],
        ["pašvaldība", "pašvaldībā", "pašvaldību", "pašvaldībām"],
        ["brālis", "brāļa", "brālim", "brāļi", "brāļiem"],
        ["jaunietis", "jaunietim", "jaunieši", "jauniešu", "jauniešiem"],
        ["kāpe", "kāpes", "kāpju", "kāpēm"],
        ["sociāls", "sociālais", "sociālajam", "sociālajiem", "sociālā"],
    ],
)
def test_the_forms_of_a_latvian_word_share_one_stem(forms):
    assert len({latvian_stem(fold(form)) for form in forms}) == 1


@pytest.mark.parametrize("word", ["es", "no", "dome", "lv", "2026", "str"])
def test_a_short_latvian_word_keeps_a_stem_of_three_letters(word):
    assert len(latvian_stem(word)) >= min(3, len(word))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("jaunatne", "Jaunatnes"),
        ("organisation", "organisations"),
        ("föreningar", "föreningarna"),
        ("organização", "organizações"),
        ("jaunimas", "jaunimo"),
        ("οργάνωση", "οργανώσεις"),
        ("νεολαία", "ΝΕΟΛΑΙΑΣ"),
        ("οδός", "ΟΔΟΣ"),
        ("seima", "šeimos"),
    ],
)
def test_forms_of_a_word_meet(typed, written):
    assert set(stems(typed)) & set(stems(written))


@given(st.text(max_size=80))
def test_stems_are_folded_words_that_never_fail(text):
    found = stems(text)
    assert len(found) == len(set(found))
    assert all(stem and fold(stem) == stem for stem in found)


@given(st.text(st.characters(categories=["L", "Nd"]), max_size=40))
def test_every_folded_word_is_among_its_stems(text):
    assert set(folded_words(text)) <= set(stems(text))


def test_threads_do_not_disturb_each_other():
    words = [f"{start}ības{end}" for start in ("biedr", "pašvald", "sadarb") for end in "abcdefghijklmnopqrstuvwxyz"]
    expected, wrong = [stems(word) for word in words], []

    def stem_all():
        for word, stem in zip(words, expected, strict=True):
            if stems(word, ["en", "lv", "lt", "sv", "pt", "el"]) != stem:
                wrong.append(word)

    threads = [threading.Thread(target=stem_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize(
    ("greek", "latin"),
    [
        ("Αγλαντζιά", {"aglantzia"}),
        ("Πάφος", {"pafos", "paphos"}),
        ("Λευκωσία", {"lefkosia", "lefkwsia"}),
        ("Χαλκίδα", {"chalkida", "halkida", "xalkida"}),
        ("άυλος", {"aylos", "ailos", "aulos"}),
        ("Εύβοια", {"evvoia", "evboia"}),
        ("λάμπα", {"lampa"}),
        ("Talsi", set()),
    ],
)
def test_greek_is_written_in_latin_the_common_ways(greek, latin):
    assert to_latin(greek) == latin


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Aglantzia", "aglantzia"),
        ("Αγλαντζιά – Δήμος", "aglantzia-dimos"),
        ("Ādažu novada dome", "adazu-novada-dome"),
        ("LOCAL-Y-MPACT", "local-y-mpact"),
        ("🎉🎉", "x9bbfb34258"),
        ("", "xe3b0c44298"),
    ],
)
def test_T107_a_title_in_any_letters_becomes_an_address(title, address):
    assert slug(title) == address


@given(st.text())
def test_T107_every_address_is_plain_and_stable(title):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title))
    assert slug(slug(title)) == slug(title)


@settings(max_examples=50)
@given(st.text(st.characters(min_codepoint=0x370, max_codepoint=0x3FF), max_size=20))
def test_modern_greek_letters_leave_no_greek_behind(text):
    modern = "".join(c for c in text if fold(c) and all("α" <= f <= "ω" for f in fold(c)))
    assert all(variant.isascii() for variant in to_latin(modern))
