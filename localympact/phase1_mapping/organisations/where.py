"""Where an organisation stands, as its profile draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from localympact.foundation.ui.territory import Spot, Territory, territory
from localympact.phase1_mapping.organisations.models import Organisation


@dataclass(frozen=True)
class Where:
    """The outline of a place with the mark of one organisation, or with no mark where only the area may be said."""

    shape: Territory
    is_outside: bool

    @property
    def mark(self) -> Spot | None:
        """Its position on the drawing."""
        return self.shape.spots[0] if self.shape.spots else None

    @property
    def is_area(self) -> bool:
        """Whether all that is said is that it lies in this territory."""
        return not self.mark and not self.is_outside


def where_is(one: Organisation, boundary: dict[str, Any] | None) -> Where | None:
    """The drawing of a profile; no position of those who keep their address to themselves, not even a coarse one."""
    lat, lon = (None, None) if one.address_hidden else (one.lat, one.lon)
    shape = territory(boundary, [(one.place, lat, lon)])
    return Where(shape, one.is_outside) if shape else None
