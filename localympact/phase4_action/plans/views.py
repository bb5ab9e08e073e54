"""Pages of plans."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import form_page, pressed
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import attachment, shown
from localympact.phase4_action.plans import adapting, changes
from localympact.phase4_action.plans.adapting import adaptable_plans
from localympact.phase4_action.plans.documents import action_table, deadlines, indicators_of, plan_chart, plan_table
from localympact.phase4_action.plans.forms import (
    ActionForm,
    IndicatorForm,
    NewActionForm,
    ObjectiveForm,
    PlanForm,
    RecordedStatusForm,
    StatusForm,
    ValueForm,
)
from localympact.phase4_action.plans.models import Action, Indicator, Plan, Status
from localympact.phase4_action.plans.queries import (
    actions_of,
    adaptations_of,
    listed_plans,
    visible_actions,
    visible_plans,
)

ICS = "text/calendar; charset=utf-8"
WRITE = "action/plans/write.html"


def list_plans(request: Request) -> HttpResponse:
    """The plans of this place."""
    plans = listed_plans(request.actor, request.workspace)
    table = plan_table(plans, example=request.workspace.example)
    return shown(request, "action/plans/list.html", table, {"plans": plans})


def show_plan(request: Request, pk: UUID) -> HttpResponse:
    """A plan with its objectives and actions, over time and as a list."""
    rows = visible_plans(request.actor, request.workspace)
    plan = get_object_or_404(rows.select_related("adapted_from__workspace"), pk=pk)
    actions = list(actions_of(plan))
    if request.twin == "ics":
        return attachment(deadlines(actions, str(plan.title)), ICS, "plan.ics")
    example = request.workspace.example
    context = {
        "plan": plan,
        "objectives": plan.objectives.all(),
        "actions": actions,
        "chart": plan_chart(plan, actions, example=example),
        "adaptations": adaptations_of(plan),
    }
    return shown(
        request, "action/plans/plan.html", action_table(actions, title=str(plan.title), example=example), context
    )


def choose_plan_to_adapt(request: Request) -> HttpResponse:
    """Published plans of other places, each to be copied with one press."""
    return render(request, "action/plans/adapt.html", {"plans": adaptable_plans(request.workspace)})


@require_POST
def adapt_plan(request: Request, pk: UUID) -> HttpResponse:
    """Copy another place's plan as a draft."""
    plan = next((one for one in adaptable_plans(request.workspace) if one.pk == pk), None)
    if plan is None:
        raise Http404
    copy = adapting.adapt_plan(request.workspace, plan=plan, by=request.actor)
    messages.success(request, _("Copied as a draft. Name who is responsible, when, and what it answers here."))
    return redirect(copy)


def write_plan(request: Request) -> HttpResponse:
    """Begin a plan."""
    form = PlanForm(request.POST or None)
    return form_page(request, form, changes.write_plan, request.workspace, WRITE, {"title": _("Begin a plan")})


def edit_plan(request: Request, pk: UUID) -> HttpResponse:
    """Change a plan's words and dates."""
    plan = get_object_or_404(Plan, pk=pk)
    form = PlanForm(request.POST or None, instance=plan)
    return form_page(request, form, changes.edit_plan, plan, WRITE, {"plan": plan, "title": _("Edit the plan")})


def add_objective(request: Request, pk: UUID) -> HttpResponse:
    """Add what the plan wants to reach."""
    plan = get_object_or_404(Plan, pk=pk)
    form = ObjectiveForm(request.POST or None)
    return form_page(
        request, form, changes.add_objective, plan, WRITE, {"plan": plan, "title": _("Add an objective")}, then=plan
    )


def add_action(request: Request, pk: UUID) -> HttpResponse:
    """Add a commitment."""
    plan = get_object_or_404(Plan, pk=pk)
    form = NewActionForm(request.POST or None)
    form.fields["objective"].queryset = plan.objectives.all()  # type: ignore[attr-defined]
    return form_page(
        request, form, changes.add_action, plan, WRITE, {"plan": plan, "title": _("Add an action")}, then=plan
    )


@require_POST
def publish_plan(request: Request, pk: UUID) -> HttpResponse:
    """Make a plan and its actions public."""
    return pressed(request, changes.publish_plan, get_object_or_404(Plan, pk=pk), _("Published."))


@require_POST
def withdraw_plan(request: Request, pk: UUID) -> HttpResponse:
    """Take a plan and its actions back."""
    return pressed(request, changes.withdraw_plan, get_object_or_404(Plan, pk=pk), _("Taken back."))


def show_action(request: Request, pk: UUID) -> HttpResponse:
    """One action: who, until when, how far, and the thread."""
    action = get_object_or_404(visible_actions(request.actor, request.workspace), pk=pk)
    side = request.actor.side_in(request.workspace.pk)
    context = {"action": action, "my_side": side, "statuses": Status.choices, "indicators": indicators_of(action)}
    context["my_status"] = getattr(action, f"status_{side}", "")
    return render(request, "action/plans/action.html", context)


def edit_action(request: Request, pk: UUID) -> HttpResponse:
    """Change an action."""
    action = get_object_or_404(Action, pk=pk)
    form = ActionForm(request.POST or None, instance=action)
    return form_page(request, form, changes.edit_action, action, WRITE, {"plan": action, "title": _("Edit the action")})


@require_POST
def say_status(request: Request, pk: UUID) -> HttpResponse:
    """Say how far it is, for one's own side."""
    action = get_object_or_404(visible_actions(request.actor, request.workspace), pk=pk)
    context = {"plan": action, "title": _("For your side: how far is it?")}
    form = StatusForm(request.POST)
    return form_page(request, form, changes.say_status, action, WRITE, context, done=_("Noted."), then=action)


def record_status(request: Request, pk: UUID) -> HttpResponse:
    """Write down, with its source, what a side said elsewhere."""
    action = get_object_or_404(visible_actions(request.actor, request.workspace), pk=pk)
    context = {"plan": action, "title": _("Write down what a side said")}
    return form_page(
        request, RecordedStatusForm(request.POST or None), changes.record_status, action, WRITE, context, then=action
    )


def add_indicator(request: Request, pk: UUID) -> HttpResponse:
    """Say how one will see whether it helps."""
    action = get_object_or_404(Action, pk=pk)
    form = IndicatorForm(request.POST or None)
    context = {"plan": action, "title": _("Add an indicator")}
    return form_page(request, form, changes.add_indicator, action, WRITE, context, then=action)


def record_value(request: Request, pk: UUID) -> HttpResponse:
    """Write down what was measured."""
    action = get_object_or_404(Action, pk=pk)
    form = ValueForm(request.POST or None)
    form.fields["indicator"].queryset = Indicator.objects.filter(action=action)  # type: ignore[attr-defined]
    context = {"plan": action, "title": _("Add a value")}
    return form_page(request, form, changes.record_value, action, WRITE, context, then=action)
