"""From what was published of a question to the attacker's puzzle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial

import numpy as np

from localympact.phase1_mapping.tallies import gaps, scales
from localympact.phase1_mapping.tallies.scales import ZERO_TO_TEN
from localympact.phase1_mapping.tallies.tally import Tally
from localympact.phase1_mapping.tallies.tests.attacker import Puzzle, Spread
from localympact.phase1_mapping.tallies.tests.made_surveys import CHOICES, MERGES, OPTIONS, Asked, Published

SCALE = tuple(str(v) for v in range(11))
BANDS = [tuple(str(v) for v in range(low, high + 1)) for low, high in ZERO_TO_TEN]


class Table:
    """Answers counted by part (a group, or those who came late) and by code; rows over it are statements."""

    def __init__(self, parts: dict[str, Sequence], codes: Sequence[str]):
        self.parts, self.codes = parts, codes
        self.at = {(p, c): i for i, (p, c) in enumerate((p, c) for p in parts for c in codes)}

    def row(
        self, parts: Sequence[str], codes: Sequence[str], weights: Callable[[str], int] = lambda _code: 1
    ) -> np.ndarray:
        row = np.zeros(len(self.at), dtype=int)
        for part in parts:
            for code in codes:
                row[self.at[part, code]] = weights(code)
        return row

    def truth(self) -> np.ndarray:
        counts = {
            part: Counter(code for a in answers for code in self.codes_of(a)) for part, answers in self.parts.items()
        }
        return np.array([counts[part][code] for part, code in self.at])

    @staticmethod
    def codes_of(answer) -> Sequence[str]:
        return answer if isinstance(answer, tuple) else (str(answer),)

    def swaps(self, truth: np.ndarray) -> np.ndarray:
        """One person of a part answers something else; the first row changes nothing."""
        moves = [np.zeros(len(self.at), dtype=int)]
        for (part, code), i in self.at.items():
            for other in self.codes:
                if truth[i] and other != code:
                    move = np.zeros(len(self.at), dtype=int)
                    move[i], move[self.at[part, other]] = -1, 1
                    moves.append(move)
        return np.array(moves)

    def steps(self) -> np.ndarray:
        """One person of a part ticks one option more or less; the first row changes nothing."""
        one = np.eye(len(self.at), dtype=int)
        return np.vstack([np.zeros((1, len(self.at)), dtype=int), one, -one])


def table(asked: Asked, published: Published, codes: Sequence[str], prefix: str = "") -> Table:
    if published.total.n is None:
        return Table({prefix + "all": [*asked.first, *(asked.late if published.moved else [])]}, codes)
    groups = {g: answers for g, answers in asked.by_group.items() if g in published.breakdown.groups}
    parts = groups if published.breakdown.groups else {"all": asked.first}
    if sum(map(len, parts.values())) < len(asked.first):
        parts = {**parts, "rest": [a for g, answers in asked.by_group.items() if g not in parts for a in answers]}
    if published.moved:
        parts = {**parts, "late": asked.late}
    return Table({prefix + part: answers for part, answers in parts.items()}, codes)


def views(board: Table, published: Published, prefix: str = "") -> list[tuple[list[str], Tally]]:
    """Which parts each published tally covers."""
    mine = [p for p in board.parts if p.startswith(prefix)]
    first = [p for p in mine if p != prefix + "late"]
    if published.total.n is None:
        return [(mine, published.later)]
    found = [(first, published.total)]
    found += [([prefix + g], tally) for g, tally in published.breakdown.groups.items()]
    return found + ([(mine, published.later)] if published.moved else [])


def scale_puzzle(
    asked: Asked, published: Published, gap=None, other: gaps.Summary | None = None, sign: int = 1
) -> Puzzle:
    board = table(asked, published, SCALE)
    truth = board.truth()
    puzzle = Puzzle(truth, board.swaps(truth), sensitive(board, [(c,) for c in SCALE] + BANDS))
    for parts, tally in views(board, published):
        publish_counts(puzzle, board, parts, tally)
        publish_moments(puzzle, board, parts, tally)
    if gap is not None and gap.low is not None:
        puzzle.spreads[0].agrees = cache(partial(gives_gap, len(asked.first), gap, other, sign))
    return puzzle


def gives_gap(n: int, gap: gaps.Gap, other: gaps.Summary, sign: int, total: int, squares: int) -> bool:
    """Whether this sum and these squares give the published gap, the other side being as it is."""
    mine = gaps.Summary(n, total / n, (n * squares - total * total) / (n * (n - 1)), spread_shows=True)
    found = gaps.gap(*((mine, other) if sign > 0 else (other, mine)), k=1)
    return (found.difference, found.low, found.high) == (gap.difference, gap.low, gap.high)


def sensitive(board: Table, unions: Sequence[Sequence[str]]) -> dict[str, np.ndarray]:
    """What nobody may work out: each answer and band, in each part and in all who were counted first."""
    first = [p for p in board.parts if not p.endswith("late")]
    covers = {p: [p] for p in board.parts} | {"all first": first}
    return {f"{name} {'+'.join(codes)}": board.row(parts, codes) for name, parts in covers.items() for codes in unions}


def publish_counts(puzzle: Puzzle, board: Table, parts: list[str], tally: Tally) -> None:
    if tally.n is not None:
        puzzle.publish(board.row(parts, board.codes), tally.n)
    else:
        puzzle.publish(board.row(parts, board.codes), 0, tally.k - 1)
    for cell in tally.shown:
        puzzle.publish(board.row(parts, cell.codes), cell.count)


def publish_moments(puzzle: Puzzle, board: Table, parts: list[str], tally: Tally) -> None:
    if tally.mean is None:
        return
    n, total = tally.n, board.row(parts, SCALE, int)
    sums = [s for s in range(10 * n + 1) if scales.shown_mean(s, n) == tally.mean]
    puzzle.publish(total, sums[0], sums[-1])
    if tally.spread is not None:
        low, high = (max(tally.spread + d, 0) ** 2 * n * (n - 1) for d in (-0.05 - 1e-9, 0.05 + 1e-9))
        puzzle.spreads.append(Spread(n, total, board.row(parts, SCALE, lambda c: int(c) ** 2), low, high))


def single_puzzle(sides: dict[str, tuple[Asked, Published]], both: Tally | None) -> Puzzle:
    boards = {side: table(asked, published, CHOICES, side + " ") for side, (asked, published) in sides.items()}
    board = Table({p: answers for b in boards.values() for p, answers in b.parts.items()}, CHOICES)
    truth = board.truth()
    merged = [(c,) for c in CHOICES] + MERGES
    puzzle = Puzzle(truth, board.swaps(truth), {})
    for side, (_asked, published) in sides.items():
        for parts, tally in views(board, published, side + " "):
            publish_counts(puzzle, board, parts, tally)
        mine = Table({p: a for p, a in board.parts.items() if p.startswith(side)}, CHOICES)
        for name, row in sensitive(mine, merged).items():
            puzzle.targets[f"{side} {name}"] = wider(row, mine, board)
    if both is not None:
        publish_counts(puzzle, board, [p for p in board.parts if not p.endswith("late")], both)
    return puzzle


def wider(row: np.ndarray, mine: Table, board: Table) -> np.ndarray:
    wide = np.zeros(len(board.at), dtype=int)
    for key, i in mine.at.items():
        wide[board.at[key]] = row[i]
    return wide


def multi_puzzle(asked: Asked, published: Published, at_most: int) -> Puzzle:
    """Counts of ticks; the parts' sizes are known, everybody ticked something and nobody more than allowed."""
    board = table(asked, published, OPTIONS)
    truth = board.truth()
    puzzle = Puzzle(truth, board.steps(), {})
    for part, answers in board.parts.items():
        n = len(answers)
        puzzle.publish(board.row([part], OPTIONS), n, at_most * n)
        for option in OPTIONS:
            puzzle.publish(board.row([part], [option]), 0, n)
    for parts, tally in views(board, published):
        for cell in tally.shown:
            puzzle.publish(board.row(parts, cell.codes), cell.count)
    for name, row in sensitive(board, [(o,) for o in OPTIONS]).items():
        puzzle.targets[name] = row
    return puzzle


def small_noes(puzzle: Puzzle, asked: Asked, published: Published) -> Puzzle:
    """The same puzzle seen from those who did not tick: a small no is as telling as a small yes."""
    board = table(asked, published, OPTIONS)
    sizes = np.array([len(board.parts[part]) for part, _option in board.at])
    turned = Puzzle(sizes - puzzle.truth, -puzzle.moves, puzzle.targets)
    for row, low, high in zip(puzzle.rows, puzzle.lows, puzzle.highs, strict=True):
        turned.publish(row, row @ sizes - high, row @ sizes - low)
    return turned
