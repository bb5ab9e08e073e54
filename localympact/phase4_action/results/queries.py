"""What we ask across results."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from localympact.foundation.core.cites import cited
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase4_action.results.models import Result


def visible_results(actor: Actor, workspace: Workspace) -> QuerySet[Result]:
    """The results this reader may see, latest first."""
    rows = Result.objects.select_related("indicator_value__indicator", "organisation")
    return visible(rows, actor, workspace)


def change_of(tallies: list[Any]) -> list[tuple[Any, Any]]:
    """The first and the last mean of each question and side that was asked more than once."""
    found: dict[tuple[str, str], list[Any]] = {}
    for tally in tallies:
        if tally.numbers.get("mean") is not None:
            found.setdefault((tally.name, tally.side), []).append(tally)
    return [(same[0], same[-1]) for same in found.values() if len(same) > 1]


def asked_again(result: Result) -> list[Any]:
    """The tallies that show whether the need shrank: the same question, earlier wave first, side by side."""
    return sorted(cited(result, "cites_tallies"), key=lambda tally: (tally.name, tally.side, tally.wave.opens_on))
