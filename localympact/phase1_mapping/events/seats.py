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
    def has_room(self) -> bool:
        """Whether one more person of this side finds a seat."""
        total = self.capacity is None or self.taken < self.capacity
        return total and (self.capacity_of_side is None or self.taken_of_side < self.capacity_of_side)
