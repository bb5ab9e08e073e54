"""Outlines of territories and what stands in them: plain geometry in, SVG coordinates out.

Equirectangular with the cosine of the middle latitude (Snyder 1987, p. 90): right enough for one
municipality and for a continent seen from far.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Box = tuple[float, float, float, float]
DOT = 11.0


@dataclass(frozen=True)
class Spot:
    """One settlement: where, how many, its dots packed around it."""

    name: str
    x: float
    y: float
    number: int
    dots: tuple[Point, ...]
    label_left: bool

    @property
    def label_x(self) -> float:
        """Where its name begins (or ends, when it stands left)."""
        reach = 10 + 6.8 * math.sqrt(self.number)
        return round(self.x - reach if self.label_left else self.x + reach, 1)

    @property
    def label_y(self) -> float:
        """The baseline of its name."""
        return round(self.y + 5, 1)


@dataclass(frozen=True)
class Territory:
    """An outline with its spots, ready to be drawn."""

    width: float
    height: float
    path: str
    spots: tuple[Spot, ...]
    placed: int
    unplaced: int

    @property
    def view_box(self) -> str:
        """The drawing with room for dots at its edge."""
        return f"-24 -24 {self.width + 48:g} {self.height + 48:g}"

    @property
    def named(self) -> tuple[Spot, ...]:
        """The largest settlements whose names do not lie on each other."""
        chosen: list[Spot] = []
        for spot in self.spots:
            if all(abs(spot.y - other.y) > 20 or abs(spot.x - other.x) > 150 for other in chosen) and len(chosen) < 7:
                chosen.append(spot)
        return tuple(chosen)


@dataclass(frozen=True)
class Projection:
    """From degrees to drawing units inside a box."""

    box: Box
    width: float

    @property
    def squeeze(self) -> float:
        """How much narrower a degree of longitude is than one of latitude."""
        return math.cos(math.radians((self.box[1] + self.box[3]) / 2))

    @property
    def scale(self) -> float:
        """Units a degree of latitude."""
        return self.width / ((self.box[2] - self.box[0]) * self.squeeze or 1)

    @property
    def height(self) -> float:
        """Height of the drawing."""
        return (self.box[3] - self.box[1]) * self.scale

    def at(self, lon: float, lat: float) -> Point:
        """Drawing coordinates of a place."""
        return (
            round((lon - self.box[0]) * self.squeeze * self.scale, 1),
            round((self.box[3] - lat) * self.scale, 1),
        )


def rings(geometry: dict[str, Any] | None) -> list[Sequence[Sequence[float]]]:
    """The outlines of a GeoJSON geometry, feature or collection."""
    if not geometry:
        return []
    if "features" in geometry:
        return [ring for feature in geometry["features"] for ring in rings(feature)]
    if "geometry" in geometry:
        return rings(geometry["geometry"])
    if geometry.get("type") == "Polygon":
        return list(geometry["coordinates"])
    if geometry.get("type") == "MultiPolygon":
        return [ring for polygon in geometry["coordinates"] for ring in polygon]
    return []


def box_of(points: Iterable[Sequence[float]]) -> Box | None:
    """West, south, east, north of some points."""
    known = list(points)
    if not known:
        return None
    lons, lats = [p[0] for p in known], [p[1] for p in known]
    return min(lons), min(lats), max(lons), max(lats)


def path_of(outlines: Iterable[Sequence[Sequence[float]]], projection: Projection) -> str:
    """An SVG path of outlines; points closer than half a unit are left out."""
    parts = []
    for ring in outlines:
        drawn: list[Point] = []
        for lon, lat, *_rest in ring:
            x, y = projection.at(lon, lat)
            if not drawn or abs(x - drawn[-1][0]) + abs(y - drawn[-1][1]) > 0.7:
                drawn.append((x, y))
        if len(drawn) > 2:
            parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in drawn) + "Z")
    return "".join(parts)


def packed(number: int, x: float, y: float) -> tuple[Point, ...]:
    """Dots packed around a settlement in a sunflower (Vogel 1979), so that none hides another."""
    golden = math.pi * (3 - math.sqrt(5))
    turns = [(DOT * 0.62 * math.sqrt(n), n * golden) for n in range(number)]
    return tuple((round(x + r * math.cos(a), 1), round(y + r * math.sin(a), 1)) for r, a in turns)


def territory(
    boundary: dict[str, Any] | None, places: Sequence[tuple[str, float | None, float | None]]
) -> Territory | None:
    """The outline of a place and its organisations' dots; None when nothing can be drawn.

    `places` is (settlement, latitude, longitude) of each organisation.
    """
    outlines = rings(boundary)
    known = [(name, lat, lon) for name, lat, lon in places if lat is not None and lon is not None]
    box = box_of(point for ring in outlines for point in ring) or box_of((lon, lat) for _n, lat, lon in known)
    if box is None or box[0] == box[2] or box[1] == box[3]:
        return None
    tall = (box[3] - box[1]) > (box[2] - box[0]) * math.cos(math.radians(box[1]))
    projection = Projection(box, 300 if tall else 460)
    inside = [row for row in known if box[0] <= row[2] <= box[2] and box[1] <= row[1] <= box[3]]
    return Territory(
        width=projection.width,
        height=round(projection.height, 1),
        path=path_of(outlines, projection),
        spots=tuple(_spots(inside, projection)),
        placed=len(inside),
        unplaced=len(places) - len(inside),
    )


def _spots(rows: Sequence[tuple[str, float, float]], projection: Projection) -> Iterable[Spot]:
    """One spot a settlement; organisations without a settlement's name are grouped by where they are."""
    grouped: dict[object, list[tuple[str, Point]]] = {}
    for name, lat, lon in rows:
        point = projection.at(lon, lat)
        grouped.setdefault(name or point, []).append((name, point))
    for found in sorted(grouped.values(), key=lambda named: -len(named)):
        points = [point for _name, point in found]
        x = round(sum(p[0] for p in points) / len(points), 1)
        y = round(sum(p[1] for p in points) / len(points), 1)
        yield Spot(found[0][0], x, y, len(found), packed(len(found), x, y), x > projection.width * 0.6)
