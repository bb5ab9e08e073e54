"""Words cut to what their forms share, so that jaunatne finds jaunatnes and οργάνωση finds οργανώσεις."""

import re
import threading
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

import snowballstemmer

from localympact.foundation.languages.folding import fold, folded_words, words
from localympact.foundation.languages.latvian import latvian_stem
from localympact.foundation.languages.names import LANGUAGES

LONGEST_WORD: Final = 60

_SNOWBALL: Final = {"en": "english", "lt": "lithuanian", "sv": "swedish", "pt": "portuguese", "el": "greek"}
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
# Snowball's stemmers keep the word in hand on themselves, so each thread has its own.
_own = threading.local()


def stems(text: str, languages: Iterable[str] = LANGUAGES) -> list[str]:
    """The folded words of a text and their stems in the languages, each once, in order of appearance."""
    chosen, folded, written = tuple(languages), folded_words(text), words(text)
    if len(written) != len(folded):  # exotic marks or invisible characters: go by the folded words alone
        written = folded
    pairs = zip(written, folded, strict=True)
    return list(dict.fromkeys(s for pair in pairs for s in word_stems(*(w[:LONGEST_WORD] for w in pair), chosen)))


@lru_cache(maxsize=100_000)
def word_stems(written: str, folded: str, languages: tuple[str, ...] = LANGUAGES) -> tuple[str, ...]:
    """The folded word, then its stems: of the word as written and as typed without marks."""
    found = {folded: None}
    for language in languages:
        if (language == "el") == bool(_GREEK.search(folded)):
            found.update((stem, None) for stem in _stems_in(language, written.lower(), folded) if stem)
    return tuple(found)


def _stems_in(language: str, written: str, folded: str) -> tuple[str, ...]:
    if language == "lv":
        return (latvian_stem(folded),)
    stem = _stemmer(language)
    return (fold(stem(written)), fold(stem(folded)))


def _stemmer(language: str) -> Callable[[str], str]:
    stemmers: dict[str, Callable[[str], str]] = _own.__dict__
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(_SNOWBALL[language]).stemWord
    return stemmers[language]
