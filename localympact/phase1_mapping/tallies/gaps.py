"""The gap between the two sides on one mirrored 0–10 question, and its change between waves.

Difference of means with B. L. Welch's interval (Biometrika 34, 1947, 28–35) and F. E. Satterthwaite's
degrees of freedom (Biometrics Bulletin 2, 1946, 110–114); Student's t from the incomplete beta function
(Abramowitz and Stegun 26.5.8 and 26.7.1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, lgamma, log, log1p, pi, sqrt
from typing import Any, TypeVar

from .tally import Tally

T = TypeVar("T")
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Summary:
    """What a gap needs of one side's answers: how many, their mean, their variance with n - 1.

    `spread_shows` says that their tally shows the spread; only then may an interval show, since it tells the spread.
    """

    n: int
    mean: float
    variance: float
    spread_shows: bool = False


@dataclass(frozen=True)
class Interval:
    """A difference with the values the answers are compatible with, unrounded and not yet fit to be shown."""

    difference: float
    low: float
    high: float
    df: float


@dataclass(frozen=True)
class Gap:
    """A difference as it may be shown: one decimal, and an interval only where both spreads may show."""

    difference: float
    low: float | None
    high: float | None
    includes_zero: bool | None
    municipality_n: int
    organisations_n: int
    method: str = "welch-1947"

    def to_json(self) -> dict[str, Any]:
        """Plain values in a fixed order, for storing."""
        return dict(vars(self))

    @property
    def survives(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.includes_zero is False


def summary(values: Iterable[int | None], tally: Tally) -> Summary | None:
    """The summary of answers whose tally shows its mean; None when it does not, so that no gap tells it."""
    rated = [v for v in values if v is not None]
    if tally.mean is None or not rated:
        return None
    n, total = len(rated), sum(rated)
    squares = sum(v * v for v in rated)
    variance = (n * squares - total * total) / (n * (n - 1)) if n > 1 else 0.0
    return Summary(n, total / n, variance, tally.spread is not None)


def welch(first: Summary, second: Summary, confidence: float = CONFIDENCE) -> Interval:
    """First mean less second mean with Welch's interval; a side without any variance still widens nothing."""
    difference = first.mean - second.mean
    parts = [(s.variance / s.n, s.n - 1) for s in (first, second)]
    error = sum(part for part, _ in parts)
    if error == 0:
        return Interval(difference, difference, difference, inf)
    df = error**2 / sum(part**2 / free for part, free in parts if part)
    half = student_t((1 + confidence) / 2, df) * sqrt(error)
    return Interval(difference, difference - half, difference + half, df)


def gap(municipality: Summary | None, organisations: Summary | None, k: int) -> Gap | None:
    """Municipality less organisations; None when a side is too small or its mean may not show."""
    if municipality is None or organisations is None or min(municipality.n, organisations.n) < k:
        return None
    found = welch(municipality, organisations)
    shown = municipality.spread_shows and organisations.spread_shows
    return _as_shown(found, shown, municipality.n, organisations.n)


def change(
    before: tuple[Summary | None, Summary | None], after: tuple[Summary | None, Summary | None], k: int
) -> Gap | None:
    """How far the gap moved from one wave to the next; the four groups of answers count as independent.

    Each pair is (municipality, organisations); the n shown are those of the later wave.
    """
    sides = (*after, *before)
    known = [s for s in sides if s is not None and s.n >= k]
    if len(known) < len(sides):
        return None
    later, earlier = welch(known[0], known[1]), welch(known[2], known[3])
    parts = [(s.variance / s.n, s.n - 1) for s in known]
    error = sum(part for part, _ in parts)
    moved = later.difference - earlier.difference
    df = error**2 / sum(part**2 / free for part, free in parts if part) if error else inf
    half = student_t((1 + CONFIDENCE) / 2, df) * sqrt(error)
    interval = Interval(moved, moved - half, moved + half, df)
    return _as_shown(interval, all(s.spread_shows for s in known), known[0].n, known[1].n)


def change_of_side(before: Summary | None, after: Summary | None, k: int) -> Gap | None:
    """How far one side's mean moved from one wave to the next; n are those of the later and the earlier wave."""
    return gap(after, before, k)


def ordered(gaps: Iterable[T], gap_of: Callable[[T], Gap]) -> list[T]:
    """Widest first, those whose interval leaves zero out before all others."""
    return sorted(gaps, key=lambda item: (not gap_of(item).survives, -abs(gap_of(item).difference)))


def _as_shown(found: Interval, with_interval: bool, municipality_n: int, organisations_n: int) -> Gap:
    low, high = (one_decimal(found.low), one_decimal(found.high)) if with_interval else (None, None)
    includes_zero = found.low <= 0 <= found.high if with_interval else None
    return Gap(one_decimal(found.difference), low, high, includes_zero, municipality_n, organisations_n)


def one_decimal(value: float) -> float:
    """Rounded to tenths, halves away from zero, never minus zero."""
    tenths = int(abs(value) * 10 + 0.5 + 1e-9)
    return (-tenths if value < 0 else tenths) / 10 if tenths else 0.0


# --- Student's t, so that nothing heavy runs on the server ---


@lru_cache(maxsize=4096)
def student_t(probability: float, df: float) -> float:
    """The quantile of Student's t, also for degrees of freedom that are not whole."""
    if probability < 0.5:
        return -student_t(1 - probability, df)
    # Above zero the curve only flattens, so Newton's steps from zero never pass the quantile.
    scale = exp(lgamma((df + 1) / 2) - lgamma(df / 2)) / sqrt(df * pi) if df < 1e7 else 1 / sqrt(2 * pi)
    t = 0.0
    for _ in range(500):
        step = (probability - _t_below(t, df)) / (scale * exp(-(min(df, 1e7) + 1) / 2 * log1p(t * t / min(df, 1e7))))
        t += step
        if abs(step) <= 1e-12 * (1 + t):
            break
    return t


def _t_below(t: float, df: float) -> float:
    if df > 1e7:
        return 1 - _upper_tail_of_beta(1e7 / (1e7 + t * t), 5e6)
    return 1 - _upper_tail_of_beta(df / (df + t * t), df / 2)


def _upper_tail_of_beta(x: float, a: float) -> float:
    # Half of the regularised incomplete beta function with b = 1/2.
    if x >= 1:
        return 0.5
    front = exp(lgamma(a + 0.5) - lgamma(a) - lgamma(0.5) + a * log(x) + 0.5 * log(1 - x))
    if x < (a + 1) / (a + 2.5):
        return front * _fraction(x, a, 0.5) / a / 2
    return (1 - front * _fraction(1 - x, 0.5, a) / 0.5) / 2


def _fraction(x: float, a: float, b: float) -> float:
    # Lentz's way through the continued fraction, which keeps both ends away from zero.
    numerator, denominator = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    result = denominator
    for m in range(1, 10_000):
        for step in _steps(x, a, b, m):
            denominator = 1 / (1 + step * denominator)
            numerator = 1 + step / numerator
            result *= denominator * numerator
        if abs(denominator * numerator - 1) < 1e-15:
            break
    return result


def _steps(x: float, a: float, b: float, m: int) -> Sequence[float]:
    even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return even, odd
