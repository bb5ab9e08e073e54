"""An attacker who has everything that was published of a survey and looks for a small count with only one way to be.

A question is a `Puzzle`: the true counts as one vector of whole numbers, linear statements that were published
about it, and the counts nobody may work out. A count is safe as soon as another vector agrees with all that was
published and has another value there. Small changes of the truth are tried first; what they leave open
is settled by integer programming, so "safe" and "found" are both proofs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from math import ceil, floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

HUGE = 10**9


@dataclass
class Spread:
    """A published standard deviation: n times the squares less the squared sum lies between two numbers."""

    n: int
    sum_row: np.ndarray
    square_row: np.ndarray
    low: float
    high: float

    agrees: Callable[[int, int], bool] = lambda _total, _squares: True

    def fits(self, worlds: np.ndarray) -> np.ndarray:
        """Which worlds have this spread, and agree with what else was published of their sum and squares."""
        moments = list(zip((worlds @ self.sum_row).tolist(), (worlds @ self.square_row).tolist(), strict=True))
        known = {pair: self._fit(*pair) for pair in set(moments)}
        return np.array([known[pair] for pair in moments], dtype=bool)

    def squares(self, total: int) -> list[int]:
        """The sums of squares that fit this sum."""
        low, high = ((bound + total**2) / self.n for bound in (self.low, self.high))
        return [q for q in range(ceil(low), floor(high) + 1) if self._fit(total, q)]

    def _fit(self, total: int, squares: int) -> bool:
        return self.low <= self.n * squares - total**2 < self.high and self.agrees(total, squares)


@dataclass
class Puzzle:
    """What an attacker has of one question."""

    truth: np.ndarray
    moves: np.ndarray
    targets: dict[str, np.ndarray]
    rows: list[np.ndarray] = field(default_factory=list)
    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    spreads: list[Spread] = field(default_factory=list)

    def publish(self, row: np.ndarray, low: float, high: float | None = None) -> None:
        """One statement: this sum of counts lies between these numbers, both included."""
        self.rows.append(row)
        self.lows.append(low)
        self.highs.append(low if high is None else high)

    def found(self, k: int) -> list[str]:
        """The names of the non-zero counts below k that only one world explains."""
        sensitive = {name: row for name, row in self.targets.items() if 0 < row @ self.truth < k}
        if not sensitive:
            return []
        wanted = np.array(list(sensitive.values()))
        changed = self._nearby_worlds() @ wanted.T != wanted @ self.truth
        still = [name for name, is_open in zip(sensitive, changed.any(axis=0), strict=True) if not is_open]
        return [name for name in still if self._pinned(sensitive[name])]

    def _nearby_worlds(self) -> np.ndarray:
        statements = np.array(self.rows)
        now, effects = statements @ self.truth, self.moves @ statements.T
        first, second = pairs(len(self.moves))
        fits = np.ones(len(first), dtype=bool)
        for i in range(len(statements)):
            if fits.any() and effects[:, i].any():
                after = now[i] + effects[first, i] + effects[second, i]
                fits &= (after >= self.lows[i]) & (after <= self.highs[i])
        return self._explaining(self.truth + self.moves[first[fits]] + self.moves[second[fits]])

    def _explaining(self, worlds: np.ndarray) -> np.ndarray:
        worlds = worlds[(worlds >= 0).all(axis=1)]
        for spread in self.spreads:
            worlds = worlds[spread.fits(worlds)]
        return worlds

    def _pinned(self, target: np.ndarray) -> bool:
        value = target @ self.truth
        return not (self._reaches(target, value + 1, HUGE) or self._reaches(target, 0, value - 1))

    def _reaches(self, target: np.ndarray, low: float, high: float) -> bool:
        rows, lows, highs = [*self.rows, target], [*self.lows, low], [*self.highs, high]
        return any(self._solves(rows + r, lows + a, highs + b) for r, a, b in self._with_spread())

    def _with_spread(self):
        # For a fixed sum a spread is a linear statement about the squares; the sums a mean leaves open are few.
        for totals in product(*(self._sums_of(spread) for spread in self.spreads)):
            rows, lows, highs = [], [], []
            for spread, total in zip(self.spreads, totals, strict=True):
                squares = spread.squares(total)
                if not squares:
                    break
                rows += [spread.sum_row, spread.square_row]
                lows += [total, squares[0]]
                highs += [total, squares[-1]]
            else:
                yield rows, lows, highs

    def _sums_of(self, spread: Spread) -> range:
        for row, low, high in zip(self.rows, self.lows, self.highs, strict=True):
            if np.array_equal(row, spread.sum_row):
                return range(int(low), int(high) + 1)
        raise LookupError("a spread was published without its mean")

    def _solves(self, rows, lows, highs) -> bool:
        answer = milp(
            np.zeros(len(self.truth)),
            constraints=LinearConstraint(np.array(rows, dtype=float), np.array(lows) - 1e-6, np.array(highs) + 1e-6),
            integrality=np.ones(len(self.truth)),
            bounds=Bounds(0, HUGE),
        )
        if answer.x is None:
            return False
        world = np.rint(answer.x).astype(int)
        # A world between two sums of squares that fit is no way out; this can only overstate the danger.
        return len(self._explaining(world[None, :])) == 1


@cache
def pairs(moves: int) -> tuple[np.ndarray, np.ndarray]:
    """Each pair of moves once; a move with itself is the move made twice."""
    return np.triu_indices(moves)
