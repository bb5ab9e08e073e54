"""The two strands of the thread as paths: apart, coming closer, crossing, one cord."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

BEND = 0.3642  # where the handles of a cubic stand so that it follows half a cosine
MUNICIPALITY, ORGANISATIONS = "municipality", "organisations"


@dataclass(frozen=True)
class Turn:
    """Where the strands run level: how far along, how far the municipality's is from the middle (up is negative)."""

    along: float
    away: float


@dataclass(frozen=True)
class Stretch:
    """The way from one turn to the next: both paths, and which strand lies over the other where they cross."""

    municipality: str
    organisations: str
    over: str
    phase: str

    @property
    def layers(self) -> list[tuple[str, str, bool]]:
        """What to draw in which order: side, path, whether with a casing."""
        pair = [(MUNICIPALITY, self.municipality), (ORGANISATIONS, self.organisations)]
        if self.over == MUNICIPALITY:
            pair.reverse()
        return [(pair[0][0], pair[0][1], False), (pair[1][0], pair[1][1], bool(self.over))]


@dataclass(frozen=True)
class Drawing:
    """Both strands over the length of four phases."""

    width: float
    height: float
    stretches: tuple[Stretch, ...]

    def whole(self, side: str) -> str:
        """One strand from end to end, for drawing it stitched."""
        return " ".join(getattr(stretch, side) for stretch in self.stretches)

    @property
    def municipality(self) -> str:
        """The municipality's strand from end to end."""
        return self.whole(MUNICIPALITY)

    @property
    def organisations(self) -> str:
        """The organisations' strand from end to end."""
        return self.whole(ORGANISATIONS)


def drawn(turns: list[Turn], *, width: float, height: float, upright: bool = False) -> Drawing:
    """The strands through these turns; upright ones run from top to bottom."""
    stretches, crossings = [], 0
    middle, length = (width / 2, height) if upright else (height / 2, width)
    for start, end in pairwise(turns):
        crosses = (start.away < 0) != (end.away < 0)
        over = (MUNICIPALITY, ORGANISATIONS)[crossings % 2] if crosses else ""
        crossings += crosses
        paths = [_path(start, end, middle, sign, upright) for sign in (1, -1)]
        stretches.append(Stretch(paths[0], paths[1], over, _phase((start.along + end.along) / 2 / length)))
    return Drawing(width, height, tuple(stretches))


def _path(start: Turn, end: Turn, middle: float, sign: int, upright: bool) -> str:
    handle = (end.along - start.along) * BEND
    across = [middle + sign * start.away] * 2 + [middle + sign * end.away] * 2
    along = [start.along, start.along + handle, end.along - handle, end.along]
    points = zip(across, along, strict=True) if upright else zip(along, across, strict=True)
    first, *rest = [f"{round(x, 1):g} {round(y, 1):g}" for x, y in points]
    return f"M{first}C{' '.join(rest)}"


def _phase(part: float) -> str:
    return ("mapping", "toolbox", "recommendations", "action")[min(3, int(part * 4))]


def cord(start: float, end: float, step: float, away: float, up: bool) -> list[Turn]:
    """Turns of a cord: ever the same step and distance."""
    count = round((end - start) / step)
    return [Turn(start + (n + 1) * step, away if (n % 2 == 0) != up else -away) for n in range(count)]


APART = [(0, -36), (100, -31), (205, -36), (310, -31), (450, -28), (600, -25)]
CLOSER = [(690, 20), (775, -18), (850, 15), (905, -11), (945, 8), (973, -6), (994, 5)]
PHONE = [(0, -25), (34, -22), (68, -25), (104, -21), (140, -19), (180, -17)]
PHONE_CLOSER = [(208, 14), (234, -12), (256, 9), (273, -7), (286, 5)]
FRONT = [(0, -62), (110, -80), (225, -55), (320, -58), (450, -46), (600, -33)]
FRONT_CLOSER = [(695, 40), (790, -36), (880, 26), (940, -15), (975, 9), (998, -6)]


@lru_cache(maxsize=8)
def named(name: str) -> Drawing:
    """The drawings of the product: the strip of a place, wide and on phones, and the front page's."""
    shapes = {
        "strip": (APART + CLOSER, (994, 1204, 14, 5), 1200, 92),
        "strip-phone": (PHONE + PHONE_CLOSER, (286, 366, 10, 4), 360, 64),
        "front": (FRONT + FRONT_CLOSER, (998, 1208, 15, 5), 1200, 230),
    }
    points, (start, end, step, away), width, height = shapes[name]
    turns = [Turn(*point) for point in points]
    return drawn([*turns, *cord(start, end, step, away, turns[-1].away > 0)], width=width, height=height)


UPRIGHT = {
    "mapping": [(0, -44), (50, -50), (100, -40), (150, -48), (200, -42)],
    "toolbox": [(0, -42), (60, -36), (130, -28), (200, -26)],
    "recommendations": [(0, -26), (55, 26), (110, -26), (160, 20), (200, -16)],
    "action": [(0, -16), (26, 12), (48, -8), (62, 5)],
}


@lru_cache(maxsize=4)
def upright(phase: str) -> Drawing:
    """One phase of the front page on a phone, where the strands run downwards beside the words."""
    turns = [Turn(*point) for point in UPRIGHT[phase]]
    if phase == "action":
        turns += cord(62, 202, 10, 5, up=True)
    drawing = drawn(turns, width=120, height=200, upright=True)
    return Drawing(120, 200, tuple(Stretch(s.municipality, s.organisations, s.over, phase) for s in drawing.stretches))
