"""Writing a plan with its objectives and actions, saying how far they are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.cites import cite
from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase4_action.plans.models import (
    Action,
    Indicator,
    IndicatorValue,
    Objective,
    Plan,
    ProgressNote,
    Status,
)

CITES = ("cites_recommendations", "cites_findings", "cites_notes")


@change(May.WRITE_PLAN)
def write_plan(workspace: Workspace, *, by: Actor, **fields: Any) -> Plan:
    """Begin a plan as a draft."""
    plan = Plan(workspace=workspace)
    _refuse_wrong_order(fields)
    editing.write(plan, fields)
    return plan


@change(May.WRITE_PLAN)
def edit_plan(plan: Plan, *, version: int | None = None, by: Actor, **fields: Any) -> Plan:
    """Change a plan's words and dates."""
    check_version(plan, version)
    _refuse_wrong_order(fields)
    editing.write(plan, fields)
    return plan


@change(May.WRITE_PLAN)
def add_objective(plan: Plan, *, title: Any, by: Actor) -> Objective:
    """Add what the plan wants to reach."""
    last = plan.objectives.aggregate(last=Max("number"))["last"] or 0
    objective = Objective(workspace_id=plan.workspace_id, plan=plan, number=last + 1)
    editing.write(objective, {"title": editing.as_text(title)})
    return objective


@change(May.WRITE_PLAN)
def add_action(plan: Plan, *, objective: Objective, by: Actor, **fields: Any) -> Action:
    """Add a commitment below an objective, with what it leans on."""
    if objective.plan_id != plan.pk:
        raise Refused(_("This objective belongs to another plan."), field="objective")
    last = objective.actions.aggregate(last=Max("number"))["last"] or 0
    action = Action(workspace_id=plan.workspace_id, plan=plan, objective=objective, number=last + 1, state=plan.state)
    _write(action, fields)
    return action


@change(May.WRITE_PLAN)
def edit_action(action: Action, *, version: int | None = None, by: Actor, **fields: Any) -> Action:
    """Change a commitment or what it leans on."""
    check_version(action, version)
    _write(action, fields)
    return action


@change(May.PUBLISH_PLAN)
def publish_plan(plan: Plan, *, by: Actor) -> Plan:
    """Make a plan and its actions public; every action leans on evidence or says that it has none."""
    actions = list(plan.actions.all())
    if not actions:
        raise Refused(_("A plan needs at least one action."))
    for action in actions:
        if not action.no_evidence:
            missing = _(
                "“%(action)s” leans on nothing yet. "
                "Choose a recommendation or a finding, or mark it “no evidence recorded”."
            )
            editing.check_evidence(action, CITES, missing % {"action": action})
    editing.publish(plan)
    for action in actions:
        editing.publish(action)
    return plan


@change(May.PUBLISH_PLAN)
def withdraw_plan(plan: Plan, *, by: Actor) -> Plan:
    """Take a plan and its actions back; what cites them keeps kind and date."""
    editing.withdraw(plan)
    for action in plan.actions.filter(state=State.PUBLISHED):
        editing.withdraw(action)
    return plan


@change(May.SAY_STATUS)
def say_status(action: Action, *, side: str, status: str, text: Any = "", by: Actor) -> Action:
    """Say, for one's own side, how far an action is, and what happened."""
    if by.side_in(action.workspace_id) != side and not by.is_system:
        raise Refused(_("You can say this only for your own side."))
    if text:
        _note(action, side, text)
    return _set_status(action, side, status)


@change(May.RECORD_STATUS)
def record_status(action: Action, *, side: str, status: str, recorded_source: str, text: Any = "", by: Actor) -> Action:
    """Record what a side said elsewhere, with the place where it was said."""
    if not recorded_source.strip():
        raise Refused(_("Say where this was said: minutes, a letter, a page."), field="recorded_source")
    _note(action, side, text or str(Status(status).label), is_recorded=True, recorded_source=recorded_source)
    return _set_status(action, side, status)


def _set_status(action: Action, side: str, status: str) -> Action:
    name = "municipality" if side == Side.MUNICIPALITY else "organisations"
    editing.write(action, {f"status_{name}": status, f"status_{name}_on": timezone.localdate()})
    return action


@change(May.WRITE_PLAN)
def add_indicator(action: Action, *, by: Actor, **fields: Any) -> Indicator:
    """Say how one will see whether an action helps."""
    indicator = Indicator(workspace_id=action.workspace_id, action=action)
    fields["name"] = editing.as_text(fields["name"])
    editing.write(indicator, fields)
    return indicator


@change(May.WRITE_PLAN)
def record_value(
    action: Action, *, indicator: Indicator, on: date, value: Decimal, source: str, by: Actor
) -> IndicatorValue:
    """Write down what was measured, and where the number comes from; for the same day again, it is corrected."""
    measured = indicator.values.filter(on=on).first()
    measured = measured or IndicatorValue(workspace_id=action.workspace_id, indicator=indicator)
    editing.write(measured, {"on": on, "value": value, "source": source})
    return measured


@change(May.SAY_STATUS)
def note_progress(action: Action, *, side: str, text: Any, on: date | None = None, by: Actor) -> ProgressNote:
    """Tell what happened with an action."""
    return _note(action, side, text, on=on or timezone.localdate())


def _note(action: Action, side: str, text: Any, **fields: Any) -> ProgressNote:
    note = ProgressNote(workspace_id=action.workspace_id, action=action, side=side, on=timezone.localdate())
    editing.write(note, {"text": editing.as_text(text), **fields})
    return note


def _write(action: Action, fields: dict[str, Any]) -> None:
    cites = {name: fields.pop(name) for name in CITES if name in fields}
    _refuse_wrong_order(fields)
    editing.write(action, fields)
    for name, things in cites.items():
        cite(action, name, things)


def _refuse_wrong_order(fields: dict[str, Any]) -> None:
    starts_on, ends_on = fields.get("starts_on"), fields.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused(_("The last day lies before the first day."), field="ends_on")
