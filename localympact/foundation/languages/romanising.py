"""Greek written in Latin letters, the ways people really write it."""

import hashlib
import re
import unicodedata
from functools import partial
from typing import Final

from localympact.foundation.languages.folding import fold

_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_PLAIN = re.compile(r"[a-z0-9]+")
_PAIRS: Final = re.compile(r"(?<![α-ωά-ώϊϋΐΰ])μπ|[αεη][υύ]|ο[υύ]|γγ|γκ|γξ|γχ|[α-ωά-ώϊϋΐΰ]")
_VOICED = frozenset("αεηιουωάέήίόύώβγδζλμνρ")
_ACUTE, _DIAERESIS = "\u0301", "\u0308"

# ELOT 743 / ISO 843 type 2 (transcription), the one on passports, road signs and in addresses.
_OFFICIAL: Final = {
    **{"α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k"},
    **{"λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t"},
    **{"υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o"},
}
_SCHEMES: Final[tuple[dict[str, str], ...]] = (
    _OFFICIAL,
    # By ear, as people type on a Latin keyboard.
    _OFFICIAL | {"υ": "i", "χ": "h", "ξ": "ks"},
    # By eye: eta as h, omega as w, chi as x.
    _OFFICIAL | {"η": "h", "ω": "w", "χ": "x", "υ": "u", "ξ": "ks"},
    # By the book: the spelling of older English maps and of scholars.
    _OFFICIAL | {"β": "b", "η": "e", "φ": "ph", "υ": "y"},
)
_CLUSTERS: Final = {"γγ": "ng", "γξ": "nx", "γχ": "nch", "μπ": "b", "γκ": "gk"}


def to_latin(text: str) -> set[str]:
    """The common ways to write a Greek text in Latin letters, folded; empty when there is no Greek in it."""
    if not _GREEK.search(text):
        return set()
    plain = _monotonic(text)
    return {fold(_PAIRS.sub(partial(_letters, scheme), plain)) for scheme in _SCHEMES}


def slug(text: str, longest: int = 60) -> str:
    """A title as part of an address: a-z, 0-9 and hyphens, never empty, always the same for the same title."""
    latin = _PAIRS.sub(partial(_letters, _OFFICIAL), _monotonic(text)) if _GREEK.search(text) else text
    made = "-".join(_PLAIN.findall(fold(latin)))[:longest].strip("-")
    return made or f"x{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _monotonic(text: str) -> str:
    """Small letters with at most an acute and a diaeresis: those two decide what is a diphthong."""
    kept = []
    for character in unicodedata.normalize("NFKD", text).lower():
        if character in "\u0300\u0342":
            character = _ACUTE
        if unicodedata.category(character) != "Mn" or character in (_ACUTE, _DIAERESIS):
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def _letters(scheme: dict[str, str], found: re.Match[str]) -> str:
    group = found.group()
    if group in _CLUSTERS:
        return _CLUSTERS[group]
    if len(group) == 1:
        return scheme.get(unicodedata.normalize("NFD", group)[0], group)
    first = scheme[group[0]]
    if group[0] == "ο":
        return "ou"
    following = found.string[found.end() : found.end() + 1]
    return first + ("v" if following in _VOICED else "f")
