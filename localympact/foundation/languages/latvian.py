"""A light stemmer for Latvian, which snowball lacks: one table of endings, on folded words.

Working on folded words (ļ as l, š as s) makes most of the language's softenings vanish by themselves:
brālis and brāļa both keep bral. Only t ~ š of the common -ietis words is undone by name.
"""

from typing import Final

# The endings of nouns and of adjectives in both forms (labs, labais), all cases, folded.
_ENDINGS: Final = tuple(
    sorted(
        (
            *("a", "e", "i", "o", "s", "u"),
            *("as", "es", "is", "os", "us", "ai", "ei", "ie", "am", "em", "im", "um"),
            *("iem", "ais", "ajai", "ajam", "aja", "ajas", "ajos", "ajiem", "ajie", "ajo", "ajs"),
        ),
        key=len,
        reverse=True,
    )
)
_VOWELS: Final = frozenset("aeiou")
SHORTEST_STEM: Final = 3


def latvian_stem(word: str) -> str:
    """What the forms of a folded Latvian word share: jaunatne, jaunatnes and jaunatnei give jaunatn."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM and _VOWELS & set(stem):
            return _hardened(stem)
    return word


def _hardened(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == "j" and stem[-2] in "bpmv":
        return stem[:-1]
    if len(stem) > 4 and stem.endswith("ies"):
        return f"{stem[:-1]}t"
    return stem
