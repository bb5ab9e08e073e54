"""Boxes, circles and cells on the earth, made safe for the index."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from localympact.foundation.search.schema import CELL_ZOOMS

MOST_CELLS: Final = 60_000  # the engine gives up at 65,000 buckets
MOST_COVERING: Final = 4_000
EARTH: Final = 6_371.0  # kilometres from its centre
FARTHEST: Final = 2_000.0
Degrees = npt.NDArray[np.float64]
Columns = npt.NDArray[np.int64]
_MERCATOR: Final = 85.0511287


class Box(NamedTuple):
    """A part of the map that does not cross the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


class Near(NamedTuple):
    """Within so many kilometres of a place."""

    lat: float
    lon: float
    km: float = 25.0


def finite(*numbers: object) -> list[float] | None:
    """The numbers as floats, or None when one of them is none."""
    try:
        found = [float(n) for n in numbers]  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return found if all(map(math.isfinite, found)) else None


def boxes(box: Sequence[object] | None) -> list[Box] | None:
    """A box (west, south, east, north) as one or two that the index understands; None when it says nothing."""
    numbers = finite(*box) if box is not None and len(box) == 4 else None
    if numbers is None:
        return None
    west, south, east, north = numbers
    south, north = sorted(max(-90.0, min(90.0, degrees)) for degrees in (south, north))
    if east - west >= 360:
        return [Box(-180.0, south, 180.0, north)]
    west, east = _around(west), _around(east)
    if west <= east:
        return [Box(west, south, east, north)]
    return [Box(west, south, 180.0, north), Box(-180.0, south, east, north)]


def _around(longitude: float) -> float:
    if -180 <= longitude <= 180:
        return longitude
    return (longitude + 180) % 360 - 180


def clean_near(near: Sequence[object] | None) -> Near | None:
    """A circle with a real centre and a sensible size, or None."""
    numbers = finite(*near) if near is not None and len(near) == 3 else None
    if numbers is None or abs(numbers[0]) > 90:
        return None
    return Near(numbers[0], _around(numbers[1]), max(0.1, min(FARTHEST, numbers[2])))


def circle(near: Near) -> tuple[int, list[int]]:
    """The cells that cover a circle closely, with their zoom: the finest for which they are not too many."""
    for zoom in reversed(CELL_ZOOMS):
        columns, rows = _span(near, zoom)
        if len(columns) * len(rows) <= MOST_COVERING:
            break
    column, row = np.meshgrid(columns, rows)
    # The point of each cell that lies nearest to the centre decides whether the circle reaches the cell.
    west, east = (_longitude(column + edge, zoom) for edge in (0, 1))
    south, north = (_latitude(row + edge, zoom) for edge in (1, 0))
    away = np.clip(near.lon, west, east)
    reached = distance(near, np.clip(near.lat, south, north), away) <= near.km
    cells = ((column[reached] % (1 << zoom)) << 32) | row[reached]
    return zoom, [int(cell) for cell in np.unique(cells)]


def distance(near: Near, lat: Degrees, lon: Degrees) -> Degrees:
    """Kilometres from the centre to each place, along the earth."""
    here, there, turn = np.radians(near.lat), np.radians(lat), np.radians(np.asarray(lon) - near.lon)
    half = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(turn / 2) ** 2
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


def _span(near: Near, zoom: int) -> tuple[Columns, Columns]:
    """Columns and rows of the square around a circle; columns run on beyond the 180th meridian."""
    up = math.degrees(near.km / EARTH)
    reaches_a_pole = abs(near.lat) + up >= 89
    wide = (
        180.0
        if reaches_a_pole
        else math.degrees(math.asin(min(1.0, math.sin(near.km / EARTH) / math.cos(math.radians(near.lat)))))
    )
    side = 1 << zoom
    left, right = (math.floor((near.lon + degrees + 180) / 360 * side) for degrees in (-wide, wide))
    top, bottom = (cell_of(near.lat + degrees, 0, zoom) & 0xFFFFFFFF for degrees in (up, -up))
    return np.arange(left, min(right, left + side - 1) + 1), np.arange(top, bottom + 1)


def _longitude(column: Columns, zoom: int) -> Degrees:
    return column / (1 << zoom) * 360 - 180


def _latitude(row: Columns, zoom: int) -> Degrees:
    degrees = np.degrees(np.arctan(np.sinh(math.pi * (1 - 2 * row / (1 << zoom)))))
    degrees = np.where(row <= 0, 90.0, degrees)  # the outermost cells hold what lies beyond the map
    return np.asarray(np.where(row >= 1 << zoom, -90.0, degrees))


def cell_of(lat: float, lon: float, zoom: int) -> int:
    """The number of the map tile of this zoom that holds a place: column and row in one integer."""
    side = 1 << zoom
    column, row = (min(side - 1, max(0, int(part * side))) for part in _on_the_map(lat, lon))
    return (column << 32) | row


def _on_the_map(lat: float, lon: float) -> tuple[float, float]:
    angle = math.radians(max(-_MERCATOR, min(_MERCATOR, lat)))
    return (lon + 180) / 360, (1 - math.asinh(math.tan(angle)) / math.pi) / 2


def cell_zoom(zoom: object, within: Sequence[Box] | None) -> int:
    """The zoom whose cells suit a map of this zoom, some 64 pixels wide; coarser where a view would hold too many."""
    numbers = finite(zoom)
    wanted = max(0.0, min(30.0, numbers[0] if numbers else 0.0)) + 2
    share = sum(_share(box) for box in within) if within is not None else 1.0
    fitting = [z for z in CELL_ZOOMS if share * 4**z <= MOST_CELLS and z <= wanted]
    return max(fitting, default=CELL_ZOOMS[0])


def _share(box: Box) -> float:
    left, top = _on_the_map(box.north, box.west)
    right, bottom = _on_the_map(box.south, box.east)
    return max(0.0, right - left) * max(0.0, bottom - top)
