"""What we ask across plans and actions."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase4_action.plans.models import Action, Plan


def visible_plans(actor: Actor, workspace: Workspace) -> QuerySet[Plan]:
    """The plans this reader may see."""
    return visible(Plan.objects.all(), actor, workspace)


def listed_plans(actor: Actor, workspace: Workspace) -> QuerySet[Plan]:
    """The plans this reader may see, each with the number of its published actions as `number_of_actions`."""
    published = Count("actions", filter=Q(actions__state=State.PUBLISHED))
    return visible_plans(actor, workspace).annotate(number_of_actions=published)


def visible_actions(actor: Actor, workspace: Workspace) -> QuerySet[Action]:
    """The actions this reader may see, with what their page shows."""
    rows = Action.objects.select_related("workspace", "plan", "objective", "responsible")
    return visible(rows.prefetch_related("partners", "indicators__values", "progress_notes"), actor, workspace)


def actions_of(plan: Plan) -> QuerySet[Action]:
    """A plan's actions in their order."""
    return plan.actions.select_related("objective", "responsible").prefetch_related("indicators__values")


def adaptations_of(plan: Plan) -> list[Plan]:
    """Published plans of other places that were made from this one."""
    with across_workspaces("who adapted this plan?"):
        return list(plan.adaptations.filter(state=State.PUBLISHED).select_related("workspace"))
