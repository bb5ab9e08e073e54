"""Whether two entries speak about one organisation: a score between 0 and 1, with its reasons."""

from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from rapidfuzz.distance import OSA

from localympact.foundation.languages.folding import folded_words
from localympact.foundation.languages.likeness import ONE_IN_OTHER, Alike, Rarity, names_alike, names_clash
from localympact.foundation.languages.naming import COMMON, FULL, is_lost, latin, take_apart, weight

LIKELY = 0.75
SAME_WORD = 0.95
FAR_KM = 15.0
SHARED_HOSTS = ("facebook.com", "instagram.com", "linkedin.com", "youtube.com", "twitter.com", "x.com", "linktr.ee")
TELLING_SUMMARY = 6
SMALL_SUMMARY = 3


@dataclass(frozen=True)
class Entry:
    """One side of a comparison: a row of a file, or an organisation already listed."""

    key: str
    names: tuple[str, ...]
    country: str = ""
    kind: str = ""
    legal_form: str = ""
    registration_number: str = ""
    place: str = ""
    address: str = ""
    lat: float | None = None
    lon: float | None = None
    website: str = ""
    email: str = ""
    phone: str = ""
    activity: str = ""
    founded: int | None = None
    external_id: str = ""
    row: int = 0


@dataclass(frozen=True)
class Match:
    """How likely two entries are one organisation, and why; `certain` needs no question."""

    score: float
    reasons: tuple[str, ...]
    certain: bool = False
    key: str = ""
    row: int = 0
    name: str = ""


class Wording:
    """How much words and descriptions tell, when nothing is known about what else is listed."""

    def rarity(self, word: str) -> float:
        """The weight of a word."""
        return weight(word)

    def is_telling(self, summary: str) -> bool:
        """Whether hardly anybody else describes themselves so."""
        return summary.count(" ") + 1 >= TELLING_SUMMARY


PLAIN = Wording()


def score(a: Entry, b: Entry, wording: Wording = PLAIN) -> Match:
    """Compare names, register number, website, place and description of two entries."""
    numbers = register_key(a.registration_number), register_key(b.registration_number)
    if all(numbers) and numbers[0] != numbers[1]:
        return _match(b, 0.0, [_("different register numbers")])
    if all(numbers):
        return _match(b, 1.0, [_("the same register number")], certain=True)
    alike = _best_names(a, b, _rarity_here(a, b, wording.rarity))
    reasons = [_(alike.reason)] if alike.reason and alike.score >= 0.5 else []
    weights, found = _evidence(a, b, alike)
    total = alike.score + weights if alike.score >= 0.35 else 0.0
    floor, strong = _strong_evidence(a, b, alike.score, wording)
    if floor > total:
        total = floor
    place = same_place(a, b)
    certain = alike.score == 1.0 and (place or (place is None and _own_words(a) > 0 and not _in_conflict(a, b)))
    certain = certain or bool(a.external_id and a.external_id == b.external_id and alike.score >= LIKELY)
    reasons = list(dict.fromkeys([*reasons, *strong, *found]))
    return _match(b, max(0.0, min(total, 1.0)), reasons, certain=bool(certain))


def _match(other: Entry, value: float, reasons: list[str], *, certain: bool = False) -> Match:
    name = other.names[0] if other.names else ""
    return Match(round(value, 3), tuple(reasons), certain, other.key, other.row, name)


def _in_conflict(a: Entry, b: Entry) -> bool:
    """The same name, but something else says there may be two of them."""
    hosts = site(a.website), site(b.website)
    return bool(a.kind and b.kind and a.kind != b.kind) or bool(all(hosts) and hosts[0] != hosts[1])


def _best_names(a: Entry, b: Entry, rarity: Rarity) -> Alike:
    best = Alike(0.0)
    for one in a.names:
        for other in b.names:
            alike = names_alike(take_apart(one, a.country), take_apart(other, b.country), rarity)
            if alike.score > best.score:
                best = alike
    return best


def _rarity_here(a: Entry, b: Entry, rarity: Rarity) -> Rarity:
    """The name of the place says little about which organisation it is, unless the names hold nothing else."""
    stems = _stems(a.place) + _stems(b.place)
    if not stems or (_is_only_place(a, stems) and _is_only_place(b, stems)):
        return rarity
    return lambda word: min(rarity(word), COMMON) if _is_of_place(word, stems) else rarity(word)


@lru_cache(maxsize=50_000)
def _stems(place: str) -> tuple[str, ...]:
    return tuple(word[:5] for word in place_key(place).split() if len(word) > 3)


@lru_cache(maxsize=200_000)
def _is_of_place(word: str, stems: tuple[str, ...]) -> bool:
    return word.startswith(stems) or any(len(stem) == 5 and word[:4] == stem[:4] and len(word) <= 6 for stem in stems)


def _is_only_place(entry: Entry, stems: tuple[str, ...]) -> bool:
    words = take_apart(entry.names[0], entry.country).words
    return all(weight(word) < COMMON or _is_of_place(word, stems) for word in words)


def _evidence(a: Entry, b: Entry, alike: Alike) -> tuple[float, list[str]]:
    """Small weights for and against."""
    total, reasons = 0.0, []
    place = same_place(a, b)
    if place is not None:
        total += 0.05 if place else _against(a, b, alike)
        reasons.append(_("the same place") if place else _("different places"))
    if a.kind and b.kind:
        against = -0.15 if alike.reason == ONE_IN_OTHER else -0.08
        total += 0.02 if a.kind == b.kind else against
    if a.founded and b.founded:
        total += 0.02 if a.founded == b.founded else -0.05
    if _same_summary(a, b, SMALL_SUMMARY):
        total += 0.05
        reasons.append(_("the same description"))
    if digits(a.phone) and digits(a.phone) == digits(b.phone):
        total += 0.1
        reasons.append(_("the same telephone"))
    return total, reasons


def _against(a: Entry, b: Entry, alike: Alike) -> float:
    """Another place weighs more when it is surely far, and when the names are common or only nearly the same."""
    own = min(_own_words(a), _own_words(b))
    if not own:
        return -0.3
    far = None not in (a.lat, b.lat) and own < 2
    return -0.15 - 0.11 * far - 0.07 * (alike.score < SAME_WORD)


def _own_words(entry: Entry) -> int:
    """How many words of a name are not shared by many organisations."""
    return sum(weight(word) == FULL for word in take_apart(entry.names[0], entry.country).words)


def _strong_evidence(a: Entry, b: Entry, alike: float, wording: Wording) -> tuple[float, list[str]]:
    """What makes two entries likely one although their names differ."""
    other_kind = bool(a.kind and b.kind and a.kind != b.kind)
    if a.external_id and a.external_id == b.external_id and alike >= 0.5:
        return 0.95, [_("the same number in the source")]
    if site(a.website) and site(a.website) == site(b.website) and alike >= 0.3:
        return 0.85, [_("the same website")]
    if a.email and a.email.casefold() == b.email.casefold() and alike >= 0.3:
        return 0.8, [_("the same e-mail address")]
    telling = _same_summary(a, b, SMALL_SUMMARY) and wording.is_telling(summary_key(a.activity))
    clash = names_clash(take_apart(a.names[0], a.country), take_apart(b.names[0], b.country))
    if telling and same_place(a, b) and not other_kind and not clash:
        return 0.78, [_("the same description"), _("the same place")]
    lost = any(is_lost(name) for name in (a.names[0], b.names[0]))
    if lost and same_place(a, b) and not other_kind and _same_summary(a, b, SMALL_SUMMARY):
        return 0.76, [_("the letters of one name are lost; description and place are the same")]
    return 0.0, []


def _same_summary(a: Entry, b: Entry, words: int) -> bool:
    one = summary_key(a.activity)
    return bool(one) and one == summary_key(b.activity) and one.count(" ") + 1 >= words


@lru_cache(maxsize=50_000)
def summary_key(text: str) -> str:
    """A description as it is compared."""
    return " ".join(folded_words(text))


def register_key(number: str) -> str:
    """A register number without blanks and signs."""
    return "".join(sign for sign in number.casefold() if sign.isalnum())


def digits(phone: str) -> str:
    """The last eight digits of a telephone number: enough to compare, whatever the country code."""
    return "".join(sign for sign in phone if sign.isdigit())[-8:]


@lru_cache(maxsize=50_000)
def site(website: str) -> str:
    """Host and path of a website that is the organisation's own; nothing for a bare shared host."""
    if not website:
        return ""
    parts = urlsplit(website if "://" in website else f"https://{website}")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    path = parts.path.rstrip("/").casefold()
    return "" if host in SHARED_HOSTS and not path else host + path


def same_place(a: Entry, b: Entry) -> bool | None:
    """True and False when both say where they are, None when one does not or names only an area."""
    if None not in (a.lat, a.lon, b.lat, b.lon):
        distance = kilometres(a.lat, a.lon, b.lat, b.lon)  # type: ignore[arg-type]
        if distance > FAR_KM:
            return False
        if distance < 1:
            return True
    one, other = place_key(a.place), place_key(b.place)
    if not one or not other:
        return None
    if one == other or OSA.distance(one, other, score_cutoff=1) <= 1 < len(one) - 3:
        return True
    return None if _is_area(a.place) or _is_area(b.place) or one in other or other in one else False


@lru_cache(maxsize=50_000)
def place_key(place: str) -> str:
    """A place as it is compared: folded, in Latin letters, up to the first comma."""
    return " ".join(latin(word) for word in folded_words(place.partition(",")[0]))


@lru_cache(maxsize=50_000)
def _is_area(place: str) -> bool:
    return any(weight(latin(word)) < COMMON for word in folded_words(place))


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance on the sphere (haversine; R. W. Sinnott, Virtues of the Haversine, 1984)."""
    up, across = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    h = sin(up) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(across) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))
