"""What is known of the five pilots: grants that prove cooperation, examples, events, advice, one plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from localympact.across.demo import clock
from localympact.across.demo.reading import rows, text, toml
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import municipality
from localympact.phase3_recommendations.recommendations import changes as recommendations
from localympact.phase4_action.plans import changes as plans

Places = Mapping[str, Workspace]


def tell(made: Places, by: Actor) -> None:
    """Add to the real places what public pages say about them, and nothing else."""
    with clock.at(clock.day(days=-20)):
        _recommendations(made["local-y-mpact"], by)
        _plan(made["talsi"], by)


def _named(workspace: Workspace, names: list[str]) -> list[Organisation]:
    with inside(workspace):
        found = list(Organisation.objects.filter(external_id__in=names))
        ours = municipality()
    return [*found, ours] if "municipality" in names and ours else found


def _recommendations(programme: Workspace, by: Actor) -> None:
    for told in toml("programme")["recommendation"]:
        recommendation = recommendations.write_recommendation(
            programme,
            sentence=text(told["sentence"]),
            text=text(told["text"]),
            in_practice=text(told["in_practice"]),
            addressee_side=Side.MUNICIPALITY,
            source_url=told["source_url"],
            by=by,
        )
        recommendations.publish_recommendation(recommendation, by=by)


def _plan(talsi: Workspace, by: Actor) -> None:
    told = toml("programme")["plan"]
    steps = rows("milestones_talsi")
    plan = plans.write_plan(
        talsi,
        title=text(told["title"], "lv"),
        summary=text(told["summary"], "lv"),
        starts_on=date.fromisoformat(steps[0]["start"]),
        ends_on=date.fromisoformat(steps[-1]["end"]),
        source_url=told["source_url"],
        by=by,
    )
    objective = plans.add_objective(plan, title=text(told["objective"], "lv"), by=by)
    with inside(talsi):
        named = {one.name: one for one in Organisation.objects.all()}
    for step in steps:
        plans.add_action(
            plan,
            objective=objective,
            title=TranslatedText.of("lv", en=step["step"], lv=told["steps"][step["step"]]),
            responsible=named.get(step["responsible"]),
            starts_on=date.fromisoformat(step["start"]),
            ends_on=date.fromisoformat(step["end"]),
            form="F08",
            no_evidence=True,
            by=by,
        )
    plans.publish_plan(plan, by=by)


def in_zone(moment: datetime | None, workspace: Workspace) -> datetime | None:
    """A moment of the text files in the place's own time."""
    return moment.replace(tzinfo=ZoneInfo(workspace.timezone)) if moment else None


def grants() -> list[dict[str, Any]]:
    """The grants that were given: who, how much, in which currency, for what, when, where it says so."""
    trakai = [
        {
            "place": "trakai",
            "org": r["org_id"],
            "amount": r["amount_eur"],
            "currency": "EUR",
            "title": r["project_title"],
        }
        | {"year": int(r["year"]), "url": r["source_url"], "language": "lt"}
        for r in rows("grants_trakai")
        if r["decision"].startswith("granted")
    ]
    dalarna = [
        {
            "place": "dalarna",
            "org": r["org_id"],
            "amount": r["amount_sek"],
            "currency": "SEK",
            "title": r["activity_own_words"],
        }
        | {"year": int(r["year"]), "url": r["source_url"], "language": "en"}
        for r in rows("grants_dalarna")
    ]
    return [*trakai, *dalarna]
