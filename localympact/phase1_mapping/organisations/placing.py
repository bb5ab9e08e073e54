"""Where an organisation lies: given, found by the name of its place, or unknown; nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shapely.geometry import Point, shape

from localympact.phase1_mapping.organisations.gazetteer import Box, Place, place_of

GIVEN, SETTLEMENT = "given", "settlement"
SAME_SPOT = 0.0002  # degrees; a file that copied the gazetteer rounds its numbers


@dataclass(frozen=True)
class Spot:
    """A position, how exact it is, and whether it lies outside the territory."""

    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    is_outside: bool = False


def spot_of(
    place: str, country: str, boundary: dict[str, Any] | None, lat: float | None = None, lon: float | None = None
) -> Spot:
    """The spot of a place by name, or of the coordinates given for it."""
    outline = outline_of(boundary)
    found = place_of(place, country, box_of(outline)) if place and country else None
    town = found if isinstance(found, Place) else None
    if lat is not None and lon is not None:
        is_town = town and abs(town.lat - lat) < SAME_SPOT and abs(town.lon - lon) < SAME_SPOT
        return Spot(lat, lon, SETTLEMENT if is_town else GIVEN, _is_outside(outline, lat, lon))
    if town is None:
        return Spot()
    return Spot(town.lat, town.lon, SETTLEMENT, _is_outside(outline, town.lat, town.lon))


def outline_of(boundary: dict[str, Any] | None) -> Any:
    """The shape of a boundary, kept as a geometry, a feature or a collection of them."""
    if not boundary:
        return None
    if boundary.get("type") == "FeatureCollection":
        boundary = {"type": "GeometryCollection", "geometries": [f["geometry"] for f in boundary["features"]]}
    return shape(boundary.get("geometry", boundary))


def box_of(outline: Any) -> Box | None:
    """West, south, east, north of a shape."""
    return outline.bounds if outline is not None and not outline.is_empty else None


def _is_outside(outline: Any, lat: float, lon: float) -> bool:
    # A coast is drawn coarsely: what lies within about a kilometre still belongs to the place.
    return outline is not None and not outline.is_empty and outline.distance(Point(lon, lat)) > 0.01
