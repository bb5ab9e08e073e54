"""The demo's clock: its today is the first day of the current month, and each step has its own day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

ZONE_OFFSET = timedelta(hours=10)


def today() -> date:
    """The first day of the current month."""
    return date.today().replace(day=1)


def day(*, years: int = 0, days: int = 0) -> date:
    """A day reckoned from the demo's today; negative is earlier."""
    start = today()
    return start.replace(year=start.year + years) + timedelta(days=days)


@contextmanager
def at(moment: date) -> Iterator[None]:
    """Let everything that asks for the time hear the morning of this day."""
    real = timezone.now
    fixed = datetime.combine(moment, time(), UTC) + ZONE_OFFSET
    timezone.now = lambda: fixed  # type: ignore[assignment]
    try:
        yield
    finally:
        timezone.now = real  # type: ignore[assignment]
