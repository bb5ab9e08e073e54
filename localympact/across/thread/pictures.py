"""What the story draws: the answers of a tally as dots in bands, a result's before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from localympact.phase1_mapping.tallies.tally import Tally as Counted

MOST_DOTS = 60


@dataclass(frozen=True)
class Answers:
    """A tally as the thread shows it: n, mean, and its groups of answers, dots only where they may show."""

    n: int | None
    mean: float | None
    groups: tuple[tuple[str, int, range], ...]


@dataclass(frozen=True)
class Measured:
    """A value before and after, with its unit."""

    before: Any
    after: Any
    unit: str
    what: Any


def answers_of(tally: Any) -> Answers:
    """The shown groups of a 0–10 question; other questions show their number of answers."""
    counted = Counted.from_json(tally.numbers)
    groups: tuple[tuple[str, int, range], ...] = ()
    if counted.level in ("bands3", "bands2"):
        groups = tuple(
            (cell.label, cell.count, range(cell.count if cell.count <= MOST_DOTS else 0)) for cell in counted.shown
        )
    return Answers(counted.n, counted.mean, groups)


def measured(result: Any) -> Measured | None:
    """The indicator's baseline and the value the result names."""
    value = result.indicator_value
    if value is None:
        return None
    indicator = value.indicator
    return Measured(indicator.baseline, value.value, indicator.unit, indicator.name)
