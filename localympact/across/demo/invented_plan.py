"""The plan of an invented municipality: commitments, how far they are, what they changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from localympact.across.demo import clock
from localympact.across.demo.invented import Place, new_enterprise
from localympact.across.demo.reading import text
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.findings.models import Tally
from localympact.phase4_action.plans import adapting
from localympact.phase4_action.plans import changes as plans
from localympact.phase4_action.plans.models import Action, Plan
from localympact.phase4_action.results import changes as results

WRITTEN, PUBLISHED, SAID, SEEN, ADAPTED = -215, -200, -9, -5, -4

REVIEW = {
    "pt": "Ata da revisão conjunta",
    "sv": "Protokoll från gemensam uppföljning",
    "lv": "Kopīgās pārskatīšanas protokols",
}
COUNTED = {"pt": "Contagem da câmara", "sv": "Kommunens räkning", "lv": "Pašvaldības uzskaite"}


def write(place: Place) -> None:
    """Write the plan with its commitments and publish it."""
    told, by = place.told["plan"], place.facilitator
    with clock.at(clock.day(days=WRITTEN)):
        plan = plans.write_plan(
            place.workspace,
            title=text(told["title"]),
            summary=text(told["summary"]),
            starts_on=clock.day(days=PUBLISHED),
            ends_on=clock.day(days=PUBLISHED + 730),
            by=by,
        )
        for objective in told["objective"]:
            kept = plans.add_objective(plan, title=text(objective["title"]), by=by)
            for action in objective["action"]:
                _action(place, plan, kept, action)
    with clock.at(clock.day(days=PUBLISHED)):
        place.things["plan"] = plans.publish_plan(plan, by=by)


def carry_out(place: Place) -> None:
    """Say how far the commitments are, and what they changed."""
    for objective in place.told["plan"]["objective"]:
        for told in objective["action"]:
            with inside(place.workspace):
                place.things[f"action {told['key']}"].refresh_from_db()
            _progress(place, place.things[f"action {told['key']}"], told)
    for told in place.told["result"]:
        with clock.at(clock.day(days=SEEN)):
            _result(place, told)


def _action(place: Place, plan: Plan, objective: Any, told: dict[str, Any]) -> None:
    responsible = place.organisations[told["responsible"]]
    starts, ends = (clock.day(days=days) for days in told["days"])
    action = plans.add_action(
        plan,
        objective=objective,
        title=text(told["title"]),
        responsible=responsible,
        partners=place.named(told.get("partners", [])),
        proposed_by=Side.ORGANISATIONS if "notes" in told else Side.MUNICIPALITY,
        addressed_to=responsible.side,
        starts_on=starts,
        ends_on=ends,
        cost=Decimal(told["cost"]) if "cost" in told else None,
        currency=place.facts["currency"] if "cost" in told else "",
        money_from=told.get("money_from", ""),
        form=told["form"],
        no_evidence=told.get("no_evidence", False),
        cites_recommendations=place.kept("recommendation", told.get("recommendations", [])),
        cites_findings=place.kept("finding", told.get("findings", [])),
        cites_notes=place.kept("note", told.get("notes", [])),
        by=place.facilitator,
    )
    place.things[f"action {told['key']}"] = action


def _progress(place: Place, action: Action, told: dict[str, Any]) -> None:
    with clock.at(clock.day(days=SAID)):
        for indicator in told.get("indicator", ()):
            _indicator(place, action, told["key"], indicator)
        municipal, organised = told["status"]
        plans.say_status(action, side=Side.MUNICIPALITY, status=municipal, by=place.officer)
        speaker = place.representative_of(place.organisations[told["responsible"]])
        if speaker.person and speaker != place.officer:
            plans.say_status(action, side=Side.ORGANISATIONS, status=organised, by=speaker)
        else:
            _recorded(place, action, organised)
        if "progress" in told:
            plans.note_progress(action, side=Side.MUNICIPALITY, text=text(told["progress"]), by=place.officer)


def _recorded(place: Place, action: Action, status: str) -> None:
    plans.record_status(
        action,
        side=Side.ORGANISATIONS,
        status=status,
        recorded_source=REVIEW[place.facts["language"]],
        by=place.facilitator,
    )


def _indicator(place: Place, action: Action, key: str, told: dict[str, Any]) -> None:
    indicator = plans.add_indicator(
        action,
        name=text(told["name"]),
        baseline=Decimal(told["baseline"]),
        target=Decimal(told["target"]),
        by=place.facilitator,
    )
    for days, value in told["values"]:
        place.things[f"value {key}"] = plans.record_value(
            action,
            indicator=indicator,
            on=clock.day(days=days),
            value=Decimal(value),
            source=COUNTED[place.facts["language"]],
            by=place.facilitator,
        )


def _result(place: Place, told: dict[str, Any]) -> None:
    by = place.facilitator
    enterprise = new_enterprise(place, told["enterprise"], by) if "enterprise" in told else None
    with inside(place.workspace):
        again = list(Tally.objects.filter(name__in=told.get("asked_again", ()), side=Side.ORGANISATIONS))
    result = results.write_result(
        place.workspace,
        kind=told["kind"],
        sentence=text(told["sentence"]),
        story=text(told["story"]),
        seen_on=clock.day(days=told["days"]),
        indicator_value=place.things[f"value {told['indicator']}"] if "indicator" in told else None,
        organisation=enterprise,
        cites_actions=place.kept("action", told["actions"]),
        cites_tallies=again,
        by=by,
    )
    results.publish_result(result, by=by)


def adapt(into: Place, origin: Place) -> None:
    """Take another place's plan over: say who answers for it here, and which findings of our own it answers."""
    told, by = into.told["adapted"], into.facilitator
    with clock.at(clock.day(days=ADAPTED)):
        plan = adapting.adapt_plan(into.workspace, plan=origin.things["plan"], by=by)
        plans.edit_plan(
            plan,
            title=text(told["title"]),
            summary=text(told["summary"]),
            starts_on=clock.day(days=0),
            ends_on=clock.day(days=365),
            by=by,
        )
        with inside(into.workspace):
            actions = list(plan.actions.select_related("objective"))
        for action in actions:
            finding = told["findings"][action.objective.number - 1]
            plans.edit_action(
                action,
                responsible=into.organisations[told["responsible"]],
                starts_on=clock.day(days=30 * action.number),
                ends_on=clock.day(days=30 * action.number + 120),
                cites_findings=into.kept("finding", [finding]),
                by=by,
            )
        plans.publish_plan(plan, by=by)
