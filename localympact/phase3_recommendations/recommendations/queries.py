"""What we ask across recommendations."""

from __future__ import annotations

from django.db.models import QuerySet

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase3_recommendations.recommendations.models import Recommendation


def visible_recommendations(actor: Actor, workspace: Workspace) -> QuerySet[Recommendation]:
    """The recommendations this reader may see, with addressee and answers."""
    rows = Recommendation.objects.select_related("addressee").prefetch_related("answers__given_by")
    return visible(rows, actor, workspace)
