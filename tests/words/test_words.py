"""Every word of the interface in six languages: nothing missing, placeholders kept, plurals complete."""

import json
from pathlib import Path

import pytest

from localympact.foundation.languages.words import collected, problems, translated_languages, words_in

# How many words each language still lacks; a number may only shrink, and goes when it is zero.
STILL_MISSING = json.loads((Path(__file__).parent / "missing.json").read_text())


@pytest.mark.parametrize("language", translated_languages())
def test_no_language_lacks_more_words_than_is_known(language):
    told = problems(language)
    missing = [one for one in told if one.endswith(("not translated", "is not in the file"))]
    assert len(missing) <= STILL_MISSING.get(language, 0)
    assert [one for one in told if one not in missing] == []


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
