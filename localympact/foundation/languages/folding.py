"""Text made comparable: for search, for "is this the same name?", and for names that try to deceive."""

import re
import unicodedata
from typing import Final

from localympact.foundation.languages.looks import LOOK_ALIKES

MARKS_PER_LETTER: Final = 3

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_BLANKS = re.compile(r"\s+")
# Letters that NFKD leaves whole although readers take them for a plain letter (or two).
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "ø": "o",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ĸ": "k",
        "ə": "e",
    }
)
# Drawn as nothing or as an empty box, yet letters or symbols to Unicode.
_BLANK_LOOKING = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def nfc(text: str) -> str:
    """Text as it is stored: one code point per letter where there is one."""
    return unicodedata.normalize("NFC", text)


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Me", "Cf"))


def fold(text: str) -> str:
    """The same for every way of writing a word: no marks, no case, no final sigma, no invisible characters."""
    if text.isascii():
        return text.lower()
    once = _without_marks(text).casefold().translate(_LETTERS)
    return _without_marks(once).casefold().replace("ς", "σ")


def words(text: str) -> list[str]:
    """The words of a text, in order, written as they stand there."""
    return _WORD.findall(nfc(text))


def folded_words(text: str) -> list[str]:
    """The words of a text, folded, in order; the same however the text was typed."""
    return _WORD.findall(fold(text))


def skeleton(text: str) -> str:
    """What a name looks like, equal for names a reader cannot tell apart (UTS 39 in spirit, own small table)."""
    plain = unicodedata.normalize("NFD", clean_name(text))
    looks = "".join(LOOK_ALIKES.get(c, c) for c in plain)
    # Capital I and small l look alike, and names are compared without case, so i joins them.
    shape = fold(looks).translate(str.maketrans("i1|0", "lllo")).replace("rn", "m").replace("vv", "w")
    return " ".join(shape.split())


def scripts(word: str) -> set[str]:
    """The alphabets a word takes its letters from."""
    named = (unicodedata.name(c, "").split(" ", 1)[0] for c in word if c.isalpha())
    return {script for script in named if script in _SCRIPTS}


def mixes_scripts(text: str) -> bool:
    """Whether one word takes letters from two alphabets, as honest names hardly ever do."""
    return any(len(scripts(word)) > 1 for word in words(text))


def is_invisible(character: str) -> bool:
    """Whether a character shows nothing but changes what a name is: direction marks, joiners, tags, selectors."""
    if character in _BLANK_LOOKING or unicodedata.category(character) in ("Cf", "Cs", "Co"):
        return True
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e0fff"


def hidden_characters(text: str) -> list[str]:
    """The invisible characters of a name, as U+202E and so on, for the person who moderates it."""
    return [f"U+{ord(c):04X}" for c in text if is_invisible(c)]


def clean_name(text: str) -> str:
    """A name as it may be stored and shown: nothing invisible, single blanks, no towers of marks."""
    visible = "".join(" " if unicodedata.category(c) == "Cc" else c for c in text if not is_invisible(c))
    return nfc(_BLANKS.sub(" ", _few_marks(nfc(visible))).strip())


def _few_marks(text: str) -> str:
    kept, run = [], 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if run <= MARKS_PER_LETTER:
            kept.append(character)
    return "".join(kept)
