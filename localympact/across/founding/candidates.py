"""Which town or territory somebody means who sets up a place: the shipped gazetteer and outlines, searched by name."""

from __future__ import annotations

from dataclasses import dataclass

from localympact.across.founding.outlines import Outline, outline_around, outline_of, outlines
from localympact.foundation.languages.folding import folded_words
from localympact.phase1_mapping.organisations.gazetteer import COUNTRIES, Place, places_like

AT_MOST = 12
ZONES = {
    "CY": "Asia/Nicosia",
    "LT": "Europe/Vilnius",
    "LV": "Europe/Riga",
    "PT": "Europe/Lisbon",
    "SE": "Europe/Stockholm",
}
AZORES_ARE_WEST_OF = -20


@dataclass(frozen=True)
class Candidate:
    """A town with the outline around it, or an outline by itself."""

    key: str
    name: str
    country: str
    lat: float
    lon: float
    outline: Outline | None
    population: int = 0

    @property
    def timezone(self) -> str:
        """The clock of the place."""
        if self.country == "PT" and self.lon < AZORES_ARE_WEST_OF:
            return "Atlantic/Azores"
        return ZONES.get(self.country, "")


def candidates(words: str) -> list[Candidate]:
    """Towns and territories whose name begins with these words: those of the same name first, the larger ones first."""
    towns = [_town(place) for country in COUNTRIES for place in places_like(words, country)]
    wanted = " ".join(folded_words(words))
    covered = {town.outline.code for town in towns if town.outline}
    alone = [
        _territory(outline)
        for country in COUNTRIES
        for outline in outlines(country)
        if len(wanted) > 1 and _begins(outline.name, wanted) and outline.code not in covered
    ]
    found = sorted([*towns, *alone], key=lambda one: (" ".join(folded_words(one.name)) != wanted, -one.population))
    return found[:AT_MOST]


def candidate(key: str) -> Candidate | None:
    """The candidate behind the key of a link."""
    kind, _colon, code = key.partition(":")
    if kind == "outline" and (outline := outline_of(code)):
        return _territory(outline)
    name, _colon, _number = code.rpartition(":")
    towns = [_town(p) for c in COUNTRIES for p in places_like(name, c)] if kind == "town" else []
    return next((town for town in towns if town.key == key), None)


def _town(place: Place) -> Candidate:
    around = outline_around(place.country, place.lat, place.lon)
    key = f"town:{place.name}:{place.geonameid}"
    return Candidate(key, place.name, place.country, place.lat, place.lon, around, place.population)


def _territory(outline: Outline) -> Candidate:
    lat, lon = outline.middle
    return Candidate(f"outline:{outline.code}", outline.name, outline.country, lat, lon, outline)


def _begins(name: str, wanted: str) -> bool:
    return " ".join(folded_words(name)).startswith(wanted)
