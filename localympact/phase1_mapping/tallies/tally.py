"""A tally: how one question was answered by one side in one wave, counted and safe to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

FULL, MERGED, BANDS3, BANDS2 = "full", "merged", "bands3", "bands2"
MEAN, N_ONLY, TOO_FEW = "mean", "n_only", "too_few"

TOO_FEW_ANSWERS, SMALL_CELLS, ALIKE_OR_EXTREME = "too_few_answers", "small_cells", "alike_or_extreme"

METHOD = "small-numbers-1"
PUBLIC_METHOD = "public-facts-1"


@dataclass(frozen=True)
class Cell:
    """One shown count: the codes it covers, the key of its label, how many, and their whole percentage of n.

    A sum over several options of a multiple choice counts ticks, not people, and has no percentage.
    """

    codes: tuple[str, ...]
    label: str
    count: int
    share_percent: int | None


@dataclass(frozen=True)
class Tally:
    """What may be shown of one question; whatever is not in here must not be shown anywhere."""

    definition: str
    level: str
    k: int
    n: int | None
    shown: tuple[Cell, ...] = ()
    mean: float | None = None
    spread: float | None = None
    withheld: tuple[tuple[str, str], ...] = ()
    method: str = METHOD

    def to_json(self) -> dict[str, Any]:
        """Plain values in a fixed order, for storing and for hashing."""
        return {
            "definition": self.definition,
            "level": self.level,
            "k": self.k,
            "n": self.n,
            "shown": [
                {"codes": list(c.codes), "label": c.label, "count": c.count, "share_percent": c.share_percent}
                for c in self.shown
            ],
            "mean": self.mean,
            "spread": self.spread,
            "withheld": [list(pair) for pair in self.withheld],
            "method": self.method,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Tally:
        """The tally that `to_json` was made from."""
        cells = tuple(
            Cell(tuple(c["codes"]), c["label"], c["count"], c["share_percent"]) for c in stored.get("shown", ())
        )
        pairs = tuple((what, reason) for what, reason in stored.get("withheld", ()))
        return cls(**{**stored, "shown": cells, "withheld": pairs})

    @property
    def shows_a_figure(self) -> bool:
        """Whether a reader learns more from it than how many answered."""
        return bool(self.shown) or self.mean is not None

    def count_of(self, code: str) -> int | None:
        """The count of one option or band that is shown on its own, None when it is not."""
        return next((c.count for c in self.shown if c.codes == (code,)), None)


@dataclass(frozen=True)
class Breakdown:
    """One tally split by group: all groups at one level, or none of them."""

    total: Tally
    groups: Mapping[str, Tally] = field(default_factory=dict)
    withheld: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain values in a fixed order, for storing and for hashing."""
        return {
            "total": self.total.to_json(),
            "groups": {name: tally.to_json() for name, tally in self.groups.items()},
            "withheld": self.withheld,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Breakdown:
        """The breakdown that `to_json` was made from."""
        groups = {name: Tally.from_json(tally) for name, tally in stored["groups"].items()}
        return cls(Tally.from_json(stored["total"]), groups, stored["withheld"])


def whole_percent(count: int, n: int) -> int:
    """A share in whole per cent, halves upwards, the same on every machine."""
    return (200 * count + n) // (2 * n) if n else 0


def cell(codes: Sequence[str], count: int, n: int, label: str = "") -> Cell:
    """A shown count with its share; several codes are one sum."""
    return Cell(tuple(codes), label or "+".join(codes), count, whole_percent(count, n))


def too_few(definition: str, k: int) -> Tally:
    """Nothing but the sentence that too few answered."""
    return Tally(definition, TOO_FEW, k, None, withheld=(("everything", TOO_FEW_ANSWERS),))


def n_only(definition: str, k: int, n: int, reason: str, what: str = "distribution") -> Tally:
    """How many answered, and why there is no more."""
    return Tally(definition, N_ONLY, k, n, withheld=((what, reason),))
