"""Names of organisations made comparable: legal forms, quotation marks and alphabets are set aside."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from localympact.foundation.languages.folding import fold, folded_words
from localympact.foundation.languages.romanising import to_latin

QUOTED = re.compile(r"[\"„“”«»‟″]+([^\"„“”«»‟″]{2,}?)[\"„“”«»‟″]+|(?<!\w)['‘’`´]{1,2}([^'‘’`´]{2,}?)['‘’`´]{1,2}(?!\w)")
SHORTENED = re.compile(r"\b(?:[A-ZÀ-ŽΑ-Ω]\.){2,}[A-ZÀ-ŽΑ-Ω]?\b")
IN_BRACKETS = re.compile(r"\(([^)]*)\)")
GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
# Greek sounds are written in Latin letters in many ways; this brings them to one.
ETA_AS_H = re.compile(r"(?<![ckpts])h(?![aeiouyw])")
SOUNDS = (
    ("ou", "u"), ("ai", "e"), ("ei", "i"), ("oi", "i"), ("mp", "b"), ("nt", "d"), ("nd", "d"), ("gk", "g"), ("ng", "g"),
    ("ph", "f"), ("ch", "h"), ("kh", "h"), ("th", "t"), ("tz", "z"), ("ts", "z"), ("dz", "z"), ("dj", "z"), ("ks", "x"),
    ("ck", "k"), ("c", "k"), ("q", "k"), ("y", "i"), ("b", "v"), ("j", "i"), ("w", "o"),
)  # fmt: skip
COMMON, AREA, FULL = 0.4, 0.25, 1.0


@dataclass(frozen=True)
class NameWords:
    """The words of `name_words.toml`, folded."""

    legal: dict[str, list[tuple[tuple[str, ...], str]]]
    common: tuple[str, ...]
    area: tuple[str, ...]
    small: frozenset[str]
    former: frozenset[str]
    canonical: dict[str, str]


@cache
def name_words() -> NameWords:
    """Read the word list once."""
    content = tomllib.loads(Path(__file__).with_name("name_words.toml").read_text(encoding="utf-8"))
    legal = {
        country: sorted(((tuple(folded_words(form)), code) for form, code in forms.items()), key=lambda f: -len(f[0]))
        for country, forms in content["legal"].items()
    }
    weak = content["weak"]
    return NameWords(
        legal,
        tuple(fold(stem) for stem in weak["common"]),
        tuple(fold(stem) for stem in weak["area"]),
        frozenset(fold(word) for word in weak["small"]),
        frozenset(fold(word) for word in weak["former"]),
        content["canonical"],
    )


@dataclass(frozen=True, slots=True)
class Name:
    """One name, taken apart."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    capitals: frozenset[str]
    initials: frozenset[str]
    sounds: tuple[str, ...]
    romanised: tuple[str, ...]

    @property
    def is_greek(self) -> bool:
        """Whether the name is written in Greek letters."""
        return bool(self.romanised)

    @property
    def normal(self) -> str:
        """The name as one text for comparing."""
        return " ".join(self.words)


def normal_name(name: str, country: str = "") -> str:
    """A name without case, diacritics, quotation marks, punctuation and the legal forms of its country."""
    return take_apart(name, country).normal


def legal_form_in(name: str, country: str) -> str:
    """The code of the legal form that the name itself states, or nothing."""
    words = folded_words(name)
    for form, code in _forms(country):
        if code and any(tuple(words[i : i + len(form)]) == form for i in range(len(words))):
            return code
    return ""


def is_lost(name: str) -> bool:
    """Whether the letters of a name were replaced by question marks on the way here."""
    return name.count("?") > 3 and name.count("?") > sum(letter.isalpha() for letter in name)


@lru_cache(maxsize=200_000)
def take_apart(name: str, country: str = "") -> Name:
    """The parts of a name that matter for recognising it again."""
    romanised = tuple(sorted(to_latin(name)))
    joined = SHORTENED.sub(lambda found: found.group().replace(".", ""), name)
    bracketed = [word for inside in IN_BRACKETS.findall(joined) for word in inside.split()]
    plain = IN_BRACKETS.sub(" ", joined)
    if not any(letter.isalnum() for letter in plain):
        plain = joined
    all_words = [word for word in _words(plain) if word not in name_words().former] or _words(plain)
    kept = _without_small(_without_legal(all_words, country)) or _without_small(all_words) or all_words
    core = tuple(_without_small(_without_legal(_words(_quoted(plain)), country)))
    capitals = frozenset(
        fold(word) for word in [*re.findall(r"\w+", plain), *bracketed] if 2 <= len(word) <= 8 and word.isupper()
    )
    return Name(
        tuple(kept),
        core if core != tuple(kept) else (),
        capitals,
        frozenset(_initials(all_words, kept)),
        tuple(_without_ending(sound(word)) if romanised else sound(word) for word in kept),
        romanised,
    )


def _quoted(name: str) -> str:
    return " ".join(one or two for one, two in QUOTED.findall(name))


def _words(text: str) -> list[str]:
    """Folded words; Greek ones in Latin letters."""
    return [latin(word) for word in folded_words(text.replace("’", "").replace("+", " plus "))]


def canonical(word: str) -> str:
    """One word for the words of several languages that mean a centre or a municipality."""
    return name_words().canonical.get(word, word)


@lru_cache(maxsize=100_000)
def latin(word: str) -> str:
    """A folded word in Latin letters, the official way when it is Greek."""
    return min(to_latin(word), key=lambda way: (len(way), way)) if GREEK.search(word) else word


def _without_legal(words: list[str], country: str) -> list[str]:
    kept: list[str] = []
    position = 0
    while position < len(words):
        length = next(
            (len(form) for form, _code in _forms(country) if tuple(words[position : position + len(form)]) == form), 0
        )
        if not length:
            kept.append(words[position])
        position += length or 1
    return kept


@cache
def _forms(country: str) -> list[tuple[tuple[str, ...], str]]:
    legal = name_words().legal
    chosen = [country, "any"] if country in legal else list(legal)
    forms = {
        tuple(way.split()): code
        for country_code in chosen
        for words, code in legal[country_code]
        for way in to_latin(" ".join(words)) or {" ".join(words)}
    }
    return sorted(forms.items(), key=lambda form: -len(form[0]))


def _without_small(words: list[str]) -> list[str]:
    return [word for word in words if word not in name_words().small]


def _initials(all_words: list[str], kept: list[str]) -> set[str]:
    """The first letters, with and without legal forms and small words, as abbreviations are made."""
    small = name_words().small
    ways = ([word for word in all_words if word not in small], all_words, kept)
    return {"".join(word[0] for word in way) for way in ways if len(way) >= 2}


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """A word as it sounds, so that the many romanisations of Greek meet."""
    word = ETA_AS_H.sub("i", word)
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", word)


def _without_ending(heard: str) -> str:
    """Greek names change their last s with the case."""
    return heard[:-1] if len(heard) > 5 and heard.endswith("s") else heard


@lru_cache(maxsize=100_000)
def weight(word: str) -> float:
    """How much a word says about which organisation it is."""
    words = name_words()
    if word.startswith(words.area):
        return AREA
    return COMMON if word.startswith(words.common) else FULL
