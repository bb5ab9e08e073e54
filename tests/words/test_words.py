"""Every word of the interface in six languages: nothing missing, placeholders kept, plurals complete."""

import pytest

from localympact.foundation.languages.words import collected, problems, translated_languages, words_in


@pytest.mark.parametrize("language", translated_languages())
def test_every_word_is_translated(language):
    assert problems(language) == []


def test_words_of_templates_are_found(tmp_path):
    template = tmp_path / "page.html"
    template.write_text(
        "<c-x title=\"{% translate 'One' %}\">{% blocktranslate count n=n %}{{ n }} a{% plural %}{{ n }} b{% endblocktranslate %}"
    )
    assert {message for _line, message, _comments in words_in(template)} == {
        ("", "One", ""),
        ("", "%(n)s a", "%(n)s b"),
    }


def test_the_product_has_words():
    assert len(collected()) > 500
