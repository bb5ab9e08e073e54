"""What we ask across cooperation examples."""

from __future__ import annotations

from django.db.models import QuerySet

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase1_mapping.practices.models import Practice


def visible_practices(actor: Actor, workspace: Workspace, outcome: str = "") -> QuerySet[Practice]:
    """The examples this reader may see, all or those with one outcome."""
    rows = visible(Practice.objects.prefetch_related("partners"), actor, workspace)
    return rows.filter(outcome=outcome) if outcome in Practice.Outcome.values else rows
