"""Who gets a seat: capacity in total and per side, decided on plain numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Seats:
    """What an event offers and what is taken, in total and for one side."""

    capacity: int | None
    taken: int
    capacity_of_side: int | None
    taken_of_side: int

    @property
    def free(self) -> int | None:
        """How many more people of this side find a seat; None when nothing limits them."""
        limits = ((self.capacity, self.taken), (self.capacity_of_side, self.taken_of_side))
        left = [max(0, most - taken) for most, taken in limits if most is not None]
        return min(left) if left else None

    @property
    def has_room(self) -> bool:
        """Whether one more person of this side finds a seat."""
        return self.free is None or self.free > 0
