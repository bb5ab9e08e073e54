"""Where a named place lies, from the shipped list of towns and villages; nothing is guessed."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from localympact.foundation.languages.folding import fold, folded_words

FOLDER = Path(__file__).with_name("shipped") / "gazetteer"
COUNTRIES = {"CY": "cyprus", "LV": "latvia", "LT": "lithuania", "PT": "portugal", "SE": "sweden"}
AIRPORT_CODE = re.compile(r"[A-Z]{3}")
LATIN_OR_GREEK = re.compile(r"[\u0020-\u024f\u1e00-\u1eff\u0370-\u03ff\u1f00-\u1fff’]+")
POSTCODE = re.compile(
    r"\b(?:LV-?\s?\d{4}|LT-?\s?\d{5}|SE-?\s?\d{5}|\d{4}-\d{3}|\d{3}\s?\d{2}|\d{4,5})\b", re.IGNORECASE
)

# West, south, east, north, as in GeoJSON.
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Place:
    """A town or village with its coordinates."""

    geonameid: int
    name: str
    country: str
    lat: float
    lon: float
    population: int


@dataclass(frozen=True)
class Ambiguous:
    """Several places bear the name; a person has to say which."""

    places: tuple[Place, ...]


def places_like(words: str, country: str) -> list[Place]:
    """Places of which a name begins with these words: the same name first, then the larger ones."""
    wanted = _wanted(words)
    if len(wanted) < 2:
        return []
    found = {
        place.geonameid: (key != wanted, -place.population, place)
        for key, places in sorted(_by_name(country).items(), reverse=True)
        if key.startswith(wanted)
        for place in places
    }
    return [place for _other, _size, place in sorted(found.values(), key=lambda one: one[:2])]


def place_of(name: str, country: str, near: Box | None = None) -> Place | Ambiguous | None:
    """The one place of that name; of several the one inside `near`, if it is the only one there."""
    wanted = _wanted(name)
    found = _by_name(country).get(wanted, ()) if wanted else ()
    if near and len(found) > 1:
        inside = tuple(place for place in found if _is_inside(place, near))
        found = inside or found
    if not found:
        return None
    return found[0] if len(found) == 1 else Ambiguous(tuple(found))


def _wanted(name: str) -> str:
    """The name without its postcode and what follows a comma."""
    plain = POSTCODE.sub(" ", re.sub(r"\([^)]*\)", " ", name))
    return _key(next((part for part in plain.split(",") if part.strip()), ""))


def _key(name: str) -> str:
    return " ".join(folded_words(name))


def _is_inside(place: Place, box: Box) -> bool:
    west, south, east, north = box
    return south <= place.lat <= north and west <= place.lon <= east


@cache
def _by_name(country: str) -> dict[str, tuple[Place, ...]]:
    """Every place of a country by each of its names; of a main name and an alternate one the main name wins."""
    file = COUNTRIES.get(country.upper())
    if not file:
        return {}
    main: dict[str, dict[int, Place]] = defaultdict(dict)
    other: dict[str, dict[int, Place]] = defaultdict(dict)
    with (FOLDER / f"{file}_cities500.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            place = Place(
                int(line["geonameid"]),
                line["name"],
                line["country"],
                float(line["lat"]),
                float(line["lon"]),
                int(line["population"] or 0),
            )
            main[_key(place.name)][place.geonameid] = place
            for alternate in _usable(line["alternate_names"]):
                other[_key(alternate)][place.geonameid] = place
    return {key: tuple((main.get(key) or other[key]).values()) for key in main.keys() | other.keys()}


def _usable(alternates: str) -> list[str]:
    return [
        name
        for name in alternates.split("|")
        if len(fold(name)) > 2 and not AIRPORT_CODE.fullmatch(name) and LATIN_OR_GREEK.fullmatch(name)
    ]
