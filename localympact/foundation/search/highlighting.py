"""Showing why something was found: the engine's own snippets cannot see through folding."""

import re
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from localympact.foundation.languages.folding import fold, nfc
from localympact.foundation.languages.stemming import LONGEST_WORD, stems
from localympact.foundation.search.asking import searched_words

LONGEST: Final = 20_000
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")


def highlight(text: str, words: str) -> SafeString:
    """The text, escaped, with the words that were searched inside <mark>."""
    wanted = searched_words(words)
    stemmed = {stem for word in wanted for stem in stems(word)}
    shown, parts, last = nfc(text[:LONGEST]), [], 0
    for found in _WORD.finditer(shown) if wanted else ():
        if _is_meant(found.group(), wanted, stemmed):
            parts += [escape(shown[last : found.start()]), f"<mark>{escape(found.group())}</mark>"]
            last = found.end()
    return mark_safe("".join([*parts, escape(shown[last:])]))


def _is_meant(written: str, wanted: list[str], stemmed: set[str]) -> bool:
    folded = fold(written)
    if any(folded.startswith(word) for word in wanted):
        return True
    return len(written) <= LONGEST_WORD and not stemmed.isdisjoint(stems(written))
