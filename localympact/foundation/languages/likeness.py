"""How like two names are, word by word, before anything else is looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_noop
from rapidfuzz.distance import OSA

from localympact.foundation.languages.naming import COMMON, FULL, Name, canonical, take_apart, weight

Rarity = Callable[[str], float]

SAME_NAME = gettext_noop("the same name, apart from legal form, quotation marks, capitals and diacritics")
SAME_WORDS = gettext_noop("the same words in another order")
SAME_CORE = gettext_noop("the same name in quotation marks")
ONE_IN_OTHER = gettext_noop("one name is a shorter form of the other")
ABBREVIATION = gettext_noop("one name is an abbreviation of the other")
LIKE_NAME = gettext_noop("the names are nearly the same")
OTHER_ALPHABET = gettext_noop("the same name in another alphabet")


@dataclass(frozen=True)
class Alike:
    """How like two names are, before anything else is looked at."""

    score: float
    reason: str = ""


def names_alike(a: Name, b: Name, rarity: Rarity = weight) -> Alike:
    """Compare two names word by word, with rare words counting more than common ones."""
    if a.is_greek == b.is_greek:
        return _alike_in_one_alphabet(a, b, rarity)
    greek, other = (a, b) if a.is_greek else (b, a)
    ways = (greek, *(take_apart(way) for way in greek.romanised))
    best = max((_alike_in_one_alphabet(way, other, rarity) for way in ways), key=lambda alike: alike.score)
    reason = OTHER_ALPHABET if best.reason in (SAME_NAME, SAME_WORDS, SAME_CORE, LIKE_NAME) else best.reason
    return Alike(best.score * 0.97, reason)


def _alike_in_one_alphabet(a: Name, b: Name, rarity: Rarity) -> Alike:
    if not a.words or not b.words:
        return Alike(0.0)
    if a.words == b.words or "".join(a.words) == "".join(b.words):
        return Alike(1.0, SAME_NAME)
    value, reason = _overlap(a, b, _pair(a, b), rarity)
    return _by_core(a, b, Alike(value, reason), rarity)


def _pair(a: Name, b: Name) -> list[tuple[int, int, float]]:
    """Which word of one name is which word of the other, and how surely: equal words first, then the likest."""
    free_b = list(range(len(b.words)))
    pairs: list[tuple[int, int, float]] = []
    rest: list[int] = []
    for i, word in enumerate(a.words):
        j = next((j for j in free_b if b.words[j] == word), None)
        if j is None:
            rest.append(i)
        else:
            pairs.append((i, j, 1.0))
            free_b.remove(j)
    likeness = [(words_alike(a.words[i], b.words[j], a.sounds[i], b.sounds[j]), i, j) for i in rest for j in free_b]
    used_a: set[int] = set()
    used_b: set[int] = set()
    for value, i, j in sorted((one for one in likeness if one[0]), key=lambda one: (-one[0], one[1], one[2])):
        if i not in used_a and j not in used_b:
            pairs.append((i, j, value))
            used_a.add(i)
            used_b.add(j)
    return pairs


@lru_cache(maxsize=500_000)
def words_alike(a: str, b: str, sound_a: str, sound_b: str) -> float:
    """1 for the same word, less for a typing error or another ending, 0 for another word."""
    if a == b or canonical(a) == canonical(b):
        return 1.0
    if min(len(a), len(b)) < 4 or a.isdigit() or b.isdigit():
        return 0.9 if 1 in (len(a), len(b)) and a[0] == b[0] and a[0].isalpha() else 0.0
    if sound_a == sound_b and len(sound_a) > 3:
        return 0.97
    longest = max(len(a), len(b))
    edits = OSA.distance(a, b, score_cutoff=2)
    if edits == 1 or (edits == 2 and longest >= 10):
        return 1 - edits / longest * 0.6
    if _shared_beginning(a, b) >= max(5, longest - 2):
        return 0.8
    heard = OSA.distance(sound_a, sound_b, score_cutoff=1)
    return 0.85 if heard == 1 and min(len(sound_a), len(sound_b)) >= 6 and sound_a[:3] == sound_b[:3] else 0.0


def _shared_beginning(a: str, b: str) -> int:
    return next((i for i, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


def _overlap(a: Name, b: Name, pairs: list[tuple[int, int, float]], rarity: Rarity) -> tuple[float, str]:
    rest_a = [word for i, word in enumerate(a.words) if i not in {pair[0] for pair in pairs}]
    rest_b = [word for j, word in enumerate(b.words) if j not in {pair[1] for pair in pairs}]
    matched = sum((rarity(a.words[i]) + rarity(b.words[j])) / 2 * value for i, j, value in pairs)
    missing_a, missing_b = sum(map(rarity, rest_a)), sum(map(rarity, rest_b))
    if _is_abbreviated(a, b, rest_a, rest_b) or _is_abbreviated(b, a, rest_b, rest_a):
        letters = max(len(rest_a[0]) if rest_a else 0, len(rest_b[0]) if rest_b else 0, len(pairs) + 2)
        return (0.74 if letters <= 3 else 0.8), ABBREVIATION
    value = 2 * matched / (2 * matched + missing_a + missing_b + _lost(a, b, pairs, rarity))
    if _numbers(rest_a) and _numbers(rest_b):
        return min(value, 0.5), LIKE_NAME
    if rest_a and rest_b:
        return value * 0.85, LIKE_NAME
    if not rest_a and not rest_b:
        return value * 0.99, SAME_WORDS if value > 0.999 else LIKE_NAME
    return _contained(value, rest_a or rest_b, matched, rarity), ONE_IN_OTHER


def _lost(a: Name, b: Name, pairs: list[tuple[int, int, float]], rarity: Rarity) -> float:
    """What the paired words lack to be the same words."""
    return sum((rarity(a.words[i]) + rarity(b.words[j])) * (1 - value) for i, j, value in pairs)


def _contained(value: float, rest: list[str], matched: float, rarity: Rarity) -> float:
    """One name holds the other whole: likely the same when only common words are left over."""
    weak_rest = all(rarity(word) <= COMMON for word in rest)
    if matched >= 0.85 * FULL and weak_rest:
        return max(value, 0.76)
    return max(value, 0.62) if matched >= 0.85 * FULL else value


def _numbers(words: Sequence[str]) -> bool:
    return any(any(letter.isdigit() for letter in word) for word in words)


def _is_abbreviated(a: Name, b: Name, rest_a: list[str], rest_b: list[str]) -> bool:
    """Whether the one word that is left of `a` is made of the first letters of what is left of `b`."""
    whole = "".join(a.words)
    if len(a.words) <= 2 and 3 <= len(whole) <= 8 and whole in b.initials | (b.capitals - set(b.words)):
        return True
    if len(rest_a) != 1 or len(rest_a[0]) < 3 or rest_a[0] not in a.capitals:
        return False
    return rest_a[0] in ("".join(word[0] for word in rest_b), *b.capitals)


def _by_core(a: Name, b: Name, alike: Alike, rarity: Rarity) -> Alike:
    """What stands in quotation marks decides: another word there is another organisation."""
    if a.core and b.core:
        core = _like_words(a.core, b.core)
        if core < 0.8:
            return Alike(min(alike.score, 0.45), alike.reason)
        beside = set(a.words) - set(a.core), set(b.words) - set(b.core)
        base = 0.8 if beside[0] <= beside[1] or beside[1] <= beside[0] else 0.72
        return max(alike, Alike(base * core, SAME_CORE), key=lambda one: one.score)
    for quoted, other in ((a, b), (b, a)):
        if quoted.core and alike.score < 0.8 and _holds(other.words, quoted.core, rarity):
            rest = [word for word in other.words if word not in quoted.core]
            if all(rarity(word) <= COMMON or word in other.capitals for word in rest):
                return Alike(max(alike.score, 0.8), SAME_CORE)
    return alike


def names_clash(a: Name, b: Name) -> bool:
    """Whether both names have something in quotation marks, and not the same."""
    return bool(a.core and b.core and not _like_words(a.core, b.core))


def _like_words(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    one, other = " ".join(a), " ".join(b)
    if sorted(a) == sorted(b):
        return 1.0
    edits = OSA.distance(one, other)
    return 1 - edits / max(len(one), len(other)) if edits <= max(1, len(one) // 6) else 0.0


def _holds(words: tuple[str, ...], core: tuple[str, ...], rarity: Rarity) -> bool:
    return all(word in words for word in core) and any(rarity(word) > COMMON for word in core)
