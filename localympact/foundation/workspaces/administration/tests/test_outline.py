"""An outline comes in many wrappings; what is none is refused with a sentence, whatever it holds."""

import json

import pytest

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces.administration.outline import read_outline

RING = [[22, 57], [23, 57], [23, 58], [22, 57]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}
PLAIN = {"type": "MultiPolygon", "coordinates": [[RING]]}


def read(shape):
    return read_outline(json.dumps(shape).encode())


@pytest.mark.parametrize(
    "shape",
    [
        POLYGON,
        PLAIN,
        {"type": "Feature", "properties": {}, "geometry": POLYGON},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": POLYGON}]},
        {"type": "GeometryCollection", "geometries": [POLYGON, {"type": "Point", "coordinates": [22, 57]}]},
        {"type": "Polygon", "coordinates": [[[22.0000001, 57, 12], [23, 57, 12], [23, 58, 12], [22, 57, 12]]]},
    ],
)
def test_every_wrapping_gives_the_same_outline(shape):
    assert read(shape) == PLAIN


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        ({"type": "Point", "coordinates": [22, 57]}, "holds no outline"),
        ({"type": "FeatureCollection", "features": []}, "holds no outline"),
        ({"type": "Feature", "geometry": None}, "holds no outline"),
        ({"type": "Polygon"}, "is damaged"),
        ({"type": "Polygon", "coordinates": [[[22, 57], [23, 57]]]}, "is damaged"),
        ({"type": "Polygon", "coordinates": [[["a", "b"]] * 4]}, "is damaged"),
        ({"type": "Polygon", "coordinates": [[[float("nan"), 57]] * 4]}, "is damaged"),
        ({"type": "FeatureCollection", "features": [None]}, "is damaged"),
        ([1, 2], "is damaged"),
        ({"type": "Polygon", "coordinates": [[[500_000, 6_300_000]] * 4]}, "are no degrees"),
    ],
)
def test_what_is_no_outline_is_refused_with_a_sentence(shape, sentence):
    with pytest.raises(Refused, match=sentence):
        read(shape)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xff\xfe{", b"[" * 100_000])
def test_what_is_no_geojson_is_refused_with_a_sentence(data):
    with pytest.raises(Refused, match="is no GeoJSON"):
        read_outline(data)
