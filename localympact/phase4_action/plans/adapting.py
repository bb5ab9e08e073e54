"""Adapting another place's published plan: copied as a draft, its origin kept, its people and promises left out."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase4_action.plans.models import Action, Indicator, Objective, Plan

OF_ACTION = ("title", "text", "proposed_by", "addressed_to", "form")


def adaptable_plans(into: Workspace) -> list[Plan]:
    """Published plans of other places."""
    with across_workspaces("plans of others can be adapted"):
        rows = Plan.objects.filter(state=State.PUBLISHED).exclude(workspace=into)
        return list(rows.filter(workspace__state=State.PUBLISHED).select_related("workspace"))


@change(May.WRITE_PLAN)
def adapt_plan(into: Workspace, *, plan: Plan, keep_dates: bool = False, by: Actor) -> Plan:
    """Copy a published plan of another place as a draft of one's own.

    Words, order, forms and indicators come along; responsible organisations, statuses, values and
    evidence do not: they are for the new place to name.
    """
    if not plan.is_published:
        raise Refused(_("Only a published plan can be adapted."))
    if plan.workspace_id == into.pk:
        raise Refused(_("This is your own plan already."))
    copy = Plan(workspace=into, adapted_from=plan, adapted_version=plan.version)
    dates = {"starts_on": plan.starts_on, "ends_on": plan.ends_on} if keep_dates else {}
    editing.write(copy, {"title": plan.title, "summary": plan.summary, **dates})
    with across_workspaces("the plan that is copied is another place's"):
        rows = list(plan.objectives.prefetch_related("actions__indicators"))
        gathered = [(row, [(a, list(a.indicators.all())) for a in row.actions.all()]) for row in rows]
    for objective, actions in gathered:
        kept = Objective(workspace=into, plan=copy, number=objective.number)
        editing.write(kept, {"title": objective.title})
        for action, indicators in actions:
            if action.state != State.WITHDRAWN:
                _copy_action(copy, kept, action, indicators, keep_dates)
    return copy


def _copy_action(
    plan: Plan, objective: Objective, action: Action, indicators: list[Indicator], keep_dates: bool
) -> None:
    copy = Action(workspace=plan.workspace, plan=plan, objective=objective, number=action.number, adapted_from=action)
    fields: dict[str, Any] = {name: getattr(action, name) for name in OF_ACTION}
    if keep_dates:
        fields |= {"starts_on": action.starts_on, "ends_on": action.ends_on}
    editing.write(copy, fields)
    for indicator in indicators:
        row = Indicator(workspace=plan.workspace, action=copy)
        editing.write(row, {"name": indicator.name, "unit": indicator.unit})
