"""One thread of a place, for the front page: from a result back to the answers it began with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from localympact.across.thread.queries import Stop, earlier, stop
from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces, inside
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase1_mapping.findings.models import Tally
from localympact.phase4_action.results.models import Result

MOST_PLACES = 3
ORDER = ("action", "recommendation", "finding", "tally")


@dataclass(frozen=True)
class Story:
    """A result with one stop of each kind behind it, and how many answers stand at its beginning."""

    place: Workspace
    stops: tuple[Stop, ...]
    municipality: int
    organisations: int

    @property
    def answers(self) -> int:
        """How many answers of both sides the question had."""
        return self.municipality + self.organisations


def one_story(places: Sequence[Workspace]) -> Story | None:
    """The first result that leads back to counted answers."""
    with across_workspaces("which of these places have a result at all"):
        published = Result.objects.filter(state=State.PUBLISHED, workspace__in=[place.pk for place in places])
        having = set(published.values_list("workspace_id", flat=True))
    for place in [place for place in places if place.pk in having][:MOST_PLACES]:
        with inside(place):
            for result in Result.objects.filter(state=State.PUBLISHED)[:3]:
                rows = _way_back(result)
                if len(rows) == len(ORDER) + 1:
                    told = tuple(stop(row) for row in rows)
                    return Story(place, told, *(_answers(rows[-1], side) for side in Side.values))
    return None


def _answers(tally: Any, side: str) -> int:
    same = Tally.objects.filter(wave=tally.wave_id, name=tally.name, side=side).first()
    return (same.numbers.get("n") or 0) if same else 0


def _way_back(result: Any) -> list[Any]:
    rows = [result]
    for kind in ORDER:
        behind = [row for _link, row in earlier(rows[-1]) if row._meta.model_name == kind]
        if not behind:
            break
        rows.append(behind[0])
    return rows
