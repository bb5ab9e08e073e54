"""A picture of ours as PNG, for programs that do not read SVG; only our own letters are used."""

import re

import resvg_py

from localympact.foundation.documents.charts.pictures import checked, for_print
from localympact.foundation.documents.fonts.letters import font_files

VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def to_png(svg: str, *, width: int = 1600) -> bytes:
    """The picture on white, as wide as asked in pixels."""
    drawn = resvg_py.svg_to_bytes(
        svg_string=for_print(checked(svg)),
        width=width,
        background="#ffffff",
        skip_system_fonts=True,
        font_files=font_files(),
        sans_serif_family="Noto Sans",
    )
    return bytes(drawn)


def proportions(svg: str) -> tuple[float, float]:
    """Width and height of the picture in its own pixels."""
    found = VIEW_BOX.search(svg)
    if not found:
        raise ValueError("A picture of ours says its size in its viewBox.")
    return float(found[1]), float(found[2])
