"""Shipped outlines of municipalities and regions, each with its source."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from localympact.foundation.ui.territory import Box, box_of, rings

FOLDER = Path(__file__).with_name("shipped")


@dataclass(frozen=True)
class Outline:
    """The outline of one territory."""

    code: str
    name: str
    country: str
    source: str
    shape: dict[str, Any]
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of its box."""
        west, south, east, north = self.box
        return round((south + north) / 2, 4), round((west + east) / 2, 4)

    @property
    def extent(self) -> float:
        """How large it is, to tell the smaller of two."""
        west, south, east, north = self.box
        return (east - west) * (north - south)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies inside: an odd number of edges stands west of it (even-odd rule)."""
        west, south, east, north = self.box
        if not (south <= lat <= north and west <= lon <= east):
            return False
        return sum(_edges_west_of(ring, lat, lon) for ring in rings(self.shape)) % 2 == 1


def _edges_west_of(ring: Any, lat: float, lon: float) -> int:
    found = 0
    for (x1, y1, *_a), (x2, y2, *_b) in zip(ring, ring[1:], strict=False):
        if (y1 > lat) != (y2 > lat) and lon > x1 + (lat - y1) / (y2 - y1) * (x2 - x1):
            found += 1
    return found


@cache
def outlines(country: str) -> tuple[Outline, ...]:
    """The shipped outlines of a country, the smaller ones first."""
    file = FOLDER / f"{country}.geojson"
    if not file.exists():
        return ()
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return tuple(sorted((_outline(country, feature) for feature in features), key=lambda one: one.extent))


def _outline(country: str, feature: dict[str, Any]) -> Outline:
    about, shape = feature["properties"], feature["geometry"]
    box = box_of(point for ring in rings(shape) for point in ring)
    assert box is not None  # every shipped outline has points
    return Outline(about["code"], about["name"], country, about["source"], shape, box)


def outline_of(code: str) -> Outline | None:
    """The outline with this code."""
    country = code[:2].upper()
    return next((one for one in outlines(country) if one.code == code), None) if country.isalpha() else None


def outline_around(country: str, lat: float, lon: float) -> Outline | None:
    """The smallest outline that holds a point."""
    return next((one for one in outlines(country) if one.holds(lat, lon)), None)
