"""What we ask across results."""

from __future__ import annotations

from django.db.models import QuerySet

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase4_action.results.models import Result


def visible_results(actor: Actor, workspace: Workspace) -> QuerySet[Result]:
    """The results this reader may see, latest first."""
    rows = Result.objects.select_related("indicator_value__indicator", "organisation")
    return visible(rows, actor, workspace)
