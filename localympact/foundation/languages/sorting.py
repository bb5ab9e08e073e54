"""The order of the six alphabets, because Babel has none and databases differ."""

from functools import lru_cache
from typing import Final

from localympact.foundation.languages.folding import fold, nfc

# One group per place in the alphabet; letters of one group differ only when all else is equal.
_LATIN: Final = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_ALPHABETS: Final = {
    "en": _LATIN,
    "pt": _LATIN,
    "el": f"α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω {_LATIN}",
    "lv": "aā b c č d eē f g ģ h iīy j k ķ l ļ m n ņ oō p q r ŗ s š t uū v w x z ž",
    "lt": "aą b c č d eęė f g h iįy j k l m n o p q r s š t uųū v w x z ž",
    "sv": "a b c d e f g h i j k l m n o p q r s t u v w x yü z å äæ öø",
}
_FIRST_PLACE: Final = 0x100  # letters of the alphabet stand here, after digits and before every other script
_MARK: Final = "\u02b0"  # what a letter with a foreign mark adds to the second key
_END: Final = "\x01"


def sort_key(text: str, language: str) -> str:
    """A key that puts names in the order of the language, for sorted() and for the index alike.

    Sources: the letter orders of CLDR 44 (collation/lv.xml, lt.xml, sv.xml; el.xml puts Greek before Latin; en and pt
    use the root order). Latvian č ģ ķ ļ ņ ŗ š ž and Lithuanian č š ž are letters of their own, their long and nasal
    vowels and y stand with the plain vowel; Swedish å ä ö follow z, ü stands with y. Other marks and case do not count
    unless all else is equal; punctuation counts as a blank, so quotation marks around a name do not move it.
    """
    places = _places(language)
    first: list[str] = []
    second: list[str] = []
    for character in nfc(text).lower():
        for place, rank in _ranked(character, places):
            if place == " " and (not first or first[-1] == " "):
                continue
            first.append(place)
            second.append(rank)
    while first and first[-1] == " ":
        first.pop()
        second.pop()
    return "".join(first) + _END + "".join(second).rstrip("0")


def _ranked(character: str, places: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    if character in places:
        return [places[character]]
    plain = fold(character)
    if plain == character:
        return [(character if character.isalnum() else " ", "0")]
    return [(places[c][0], _MARK) if c in places else (c, _MARK) for c in plain if c.isalnum()]


@lru_cache(maxsize=len(_ALPHABETS))
def _places(language: str) -> dict[str, tuple[str, str]]:
    """Each letter of the alphabet with its place and its rank within the place."""
    places = {}
    for number, group in enumerate(_ALPHABETS.get(language, _LATIN).split()):
        for rank, letter in enumerate(group):
            places[letter] = (chr(_FIRST_PLACE + number), str(rank))
    if "σ" in places:
        places["ς"] = places["σ"]
    return places
