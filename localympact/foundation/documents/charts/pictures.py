"""What an SVG of ours may hold, and how it is made ready for paper."""

import re
from functools import lru_cache

from defusedxml import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAG_NAMES = "svg g title desc defs pattern path line rect circle ellipse polygon polyline text tspan"
ATTRIBUTE_NAMES = """
    aria-hidden aria-label aria-labelledby class cx cy d direction dominant-baseline dx dy fill fill-opacity
    fill-rule focusable font-family font-size font-stretch font-style font-variant-numeric font-weight height id
    letter-spacing opacity patternTransform patternUnits points preserveAspectRatio r role rx ry stroke
    stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewBox width
    x x1 x2 y y1 y2"""
TAGS = frozenset(SVG + name for name in TAG_NAMES.split())
ATTRIBUTES = frozenset(ATTRIBUTE_NAMES.split()) | {XML_LANG}
VARIABLE = re.compile(r"var\(\s*--[\w-]+\s*,\s*(#[0-9a-fA-F]{3,8})\s*\)")
OUTSIDE = re.compile(r"url\((?!#[\w-]+\))", re.IGNORECASE)


@lru_cache(maxsize=256)
def checked(svg: str) -> str:
    """The picture, if it holds nothing but shapes and text; anything else is a mistake of the caller."""
    for element in ElementTree.fromstring(svg).iter():
        if element.tag not in TAGS:
            raise ValueError(f"A picture may not hold {element.tag!r}.")
        for name, value in element.attrib.items():
            if name not in ATTRIBUTES or OUTSIDE.search(value):
                raise ValueError(f"A picture may not carry {name}={value!r}.")
    return svg


def for_print(svg: str) -> str:
    """The picture with fixed colours instead of those of the page."""
    return VARIABLE.sub(r"\1", svg)
