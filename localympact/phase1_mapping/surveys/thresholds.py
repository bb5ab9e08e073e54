"""From how many answers on numbers may be shown."""

from __future__ import annotations

K, K_CAREFUL = 5, 10
SMALL_PLACE = 2000


def threshold(residents: int | None, may_include_minors: bool) -> int:
    """The k of a wave: 10 where anybody under 18 may answer or fewer than 2,000 people live, else 5."""
    small = residents is not None and residents < SMALL_PLACE
    return K_CAREFUL if small or may_include_minors else K


def counter(n: int, k: int) -> int:
    """A running count of answers as it may be shown while a wave is open: it moves in steps of k."""
    return n // k * k
