import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from localympact.foundation.search.geography import CELL_ZOOMS, Near, boxes, cell_of, cell_zoom, circle, clean_near

LAT, LON = st.floats(-89, 89), st.floats(-180, 180)


def kilometres(lat, lon, other_lat, other_lon):
    one, other, turn = map(math.radians, (lat, other_lat, other_lon - lon))
    half = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def test_a_box_over_the_180th_meridian_becomes_two():
    assert boxes((170, -10, -170, 10)) == [(170, -10, 180, 10), (-180, -10, -170, 10)]


def test_a_box_as_wide_as_the_world_is_the_world():
    assert boxes((-500, -100, 500, 100)) == [(-180, -90, 180, 90)]


@pytest.mark.parametrize("nonsense", [None, (), (1, 2, 3), ("a", 1, 2, 3), (float("nan"), 0, 1, 1), (None,) * 4])
def test_a_box_that_says_nothing_is_none(nonsense):
    assert boxes(nonsense) is None


@given(LAT, LON, st.floats(0.1, 2_000), st.floats(0, 0.99), st.floats(0, 2 * math.pi))
def test_a_circle_holds_every_place_inside_it(lat, lon, km, share, direction):
    north = share * km * math.cos(direction) / 111.195
    there = lat + north
    assume(abs(there) < 89)
    east = share * km * math.sin(direction) / (111.195 * math.cos(math.radians(there)))
    assume(kilometres(lat, lon, there, lon + east) <= km)
    zoom, cells = circle(Near(lat, lon, km))
    assert cell_of(there, (lon + east + 180) % 360 - 180, zoom) in cells


@given(st.floats(-60, 60), LON, st.floats(0.5, 500))
def test_a_circle_does_not_hold_the_corners_of_its_square(lat, lon, km):
    degrees = 0.95 * km / 111.195
    assume(abs(lat) + degrees < 70)
    zoom, cells = circle(Near(lat, lon, km))
    there = lon + degrees / math.cos(math.radians(lat + degrees))
    assume(kilometres(lat, lon, lat + degrees, there) > 1.2 * km)
    assert 1 <= len(cells) <= 4_000
    if km > 20:  # smaller circles are as coarse as the finest cells
        assert cell_of(lat + degrees, (there + 180) % 360 - 180, zoom) not in cells


def test_a_circle_of_senseless_size_gets_a_sensible_one():
    assert clean_near((1, 2, 1e300)) == (1, 2, 2_000)
    assert clean_near((1, 2, -4)) == (1, 2, 0.1)
    assert clean_near((91, 2, 4)) is None


@given(st.floats(-90, 90), LON, st.sampled_from(CELL_ZOOMS))
def test_a_cell_is_a_tile_of_its_zoom(lat, lon, zoom):
    cell = cell_of(lat, lon, zoom)
    assert 0 <= cell >> 32 < 2**zoom
    assert 0 <= cell & 0xFFFFFFFF < 2**zoom


def test_the_cell_of_the_middle_of_the_world():
    assert cell_of(0, 0, 4) == (8 << 32) | 8


def test_cells_suit_the_zoom_but_never_outnumber_what_the_engine_counts():
    assert cell_zoom(12, boxes((22.5, 57.2, 22.7, 57.3))) == 14
    assert cell_zoom(3, None) == 4
    assert cell_zoom(14, None) == 6
    assert cell_zoom(14, boxes((-10, 35, 40, 71))) == 10
