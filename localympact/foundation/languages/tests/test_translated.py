"""A text in several languages shows what its reader understands best."""

from localympact.foundation.languages.translated import TranslatedText

SAID = TranslatedText.of("pt", pt="Olá", en="Hello")


def test_a_reader_sees_the_own_language_else_english_else_the_source():
    assert SAID.in_language("pt").text == "Olá"
    assert SAID.in_language("lv").text == "Hello"
    assert TranslatedText.of("pt", pt="Olá", sv="Hej").in_language("lv").text == "Olá"


def test_another_language_than_the_readers_is_told_as_such():
    shown = SAID.in_language("lv")
    assert (shown.language, shown.is_fallback) == ("en", True)
    assert not SAID.in_language("pt").is_fallback


def test_english_shown_in_its_place_and_sent_back_is_not_kept_as_a_translation():
    assert SAID.written("lv", "Hello") == SAID
    assert SAID.written("lv", "Sveiki").in_language("lv").text == "Sveiki"
