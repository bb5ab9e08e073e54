"""The two strands of the front pages: apart, coming closer, turning around each other, one cord."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

STEP = 4
PERIOD = 30.0


@dataclass(frozen=True)
class Stretch:
    """Between two crossings: which strand lies behind, which in front."""

    behind: str
    behind_side: str
    front: str
    front_side: str


def amplitude(t: float, height: float) -> float:
    """How far a strand lies from the middle at t in 0…1: apart, closer, turning, a cord."""
    waves = 0.03 * math.sin(t * 40) * (1 - _smooth(t / 0.3))
    apart = 0.36 + waves - 0.16 * _smooth((t - 0.22) / 0.28) - 0.08 * _smooth((t - 0.5) / 0.26)
    cord = _smooth((t - 0.74) / 0.1)
    return height * apart * (1 - cord) + 3.2 * cord


def turn(t: float, width: float) -> float:
    """The angle of the twist at t: none while apart, half turns in phase three, a cord in phase four."""
    if t < 0.5:
        return 0.0
    if t < 0.78:
        return 3 * math.pi * _smooth((t - 0.5) / 0.28)
    return 3 * math.pi + (t - 0.78) * width / PERIOD * 2 * math.pi


def _smooth(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


@lru_cache(maxsize=8)
def strands(width: int = 1216, height: int = 120, until: float = 1.0) -> tuple[Stretch, ...]:
    """The stretches of both strands from left to right; `until` cuts them at today."""
    stretches: list[Stretch] = []
    upper: list[tuple[float, float]] = []
    lower: list[tuple[float, float]] = []
    front = 1
    middle = height / 2
    for x in range(0, int(width * until) + 1, STEP):
        t = x / width
        distance, angle = amplitude(t, height), turn(t, width)
        now_front = 1 if math.sin(angle + 1e-9) >= 0 else -1
        upper.append((x, middle - distance * math.cos(angle)))
        lower.append((x, middle + distance * math.cos(angle)))
        if now_front != front:
            stretches.append(_stretch(upper, lower, front))
            upper, lower, front = upper[-2:], lower[-2:], now_front
    stretches.append(_stretch(upper, lower, front))
    return tuple(stretches)


def _stretch(upper: list[tuple[float, float]], lower: list[tuple[float, float]], front: int) -> Stretch:
    municipality, organisations = _path(upper), _path(lower)
    if front > 0:
        return Stretch(organisations, "organisations", municipality, "municipality")
    return Stretch(municipality, "municipality", organisations, "organisations")


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:.1f}" for x, y in points)
