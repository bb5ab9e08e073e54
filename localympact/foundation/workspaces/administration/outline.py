"""Reading an outline that somebody brings: GeoJSON of any wrapping in, one plain multipolygon out."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused

DECIMALS = 5  # about a metre
FEWEST_POINTS = 4  # a triangle, closed

Ring = list[list[float]]


def read_outline(data: bytes) -> dict[str, Any]:
    """The polygons of a GeoJSON file (RFC 7946), or a sentence that says what is wrong with it."""
    try:
        shape = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused(_("This file is no GeoJSON. Export the outline as GeoJSON (WGS 84).")) from error
    try:
        polygons = [[_ring(ring) for ring in polygon] for polygon in _polygons(shape) if polygon]
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(_("The outline in this file is damaged. Export it again as GeoJSON (WGS 84).")) from error
    if not polygons:
        raise Refused(_("This GeoJSON holds no outline. It needs a polygon."))
    if any(abs(lon) > 180 or abs(lat) > 90 for polygon in polygons for ring in polygon for lon, lat in ring):
        raise Refused(_("The numbers of this outline are no degrees. Export it in WGS 84 (EPSG:4326)."))
    return {"type": "MultiPolygon", "coordinates": polygons}


def _polygons(shape: Any) -> Iterator[Any]:
    kind = shape["type"]
    for key in ("features", "geometries"):
        for part in shape.get(key) or []:
            yield from _polygons(part)
    if kind == "Feature" and shape.get("geometry"):
        yield from _polygons(shape["geometry"])
    elif kind == "Polygon":
        yield shape["coordinates"]
    elif kind == "MultiPolygon":
        yield from shape["coordinates"]


def _ring(points: Any) -> Ring:
    ring = [[round(float(point[0]), DECIMALS), round(float(point[1]), DECIMALS)] for point in points]
    if len(ring) < FEWEST_POINTS or not all(math.isfinite(number) for point in ring for number in point):
        raise ValueError("an outline needs corners")
    return ring
