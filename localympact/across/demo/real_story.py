"""What is known of the five pilots: grants that prove cooperation, examples, events, advice, one plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from localympact.across.demo import clock
from localympact.across.demo.reading import rows, text, toml
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase1_mapping.cooperation import changes as cooperation
from localympact.phase1_mapping.events import changes as events
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import municipality
from localympact.phase1_mapping.practices import changes as practices
from localympact.phase1_mapping.practices.models import Practice
from localympact.phase3_recommendations.recommendations import changes as recommendations
from localympact.phase4_action.plans import changes as plans

Places = Mapping[str, Workspace]


def tell(made: Places, by: Actor) -> None:
    """Add to the real places what public pages say about them, and nothing else."""
    with clock.at(clock.day(days=-20)):
        _practices(made, by)
        _events(made, by)
        _ties(made, by)
        _recommendations(made["local-y-mpact"], by)
        _plan(made["talsi"], by)


def _practices(made: Places, by: Actor) -> None:
    more = toml("kinds")
    for row in rows("practices"):
        workspace = made[row["pilot"].partition("-")[2] or "local-y-mpact"]
        language = workspace.languages[0] if row["pilot"] != "general" else "en"
        practice = practices.write_practice(
            workspace,
            title=TranslatedText.of(language, **{"en": row["title_en"], language: row["title_original"]}),
            outcome=Practice.Outcome.WORKED,
            summary=TranslatedText.of("en", en=row["summary_own_words"]),
            period=row["period"],
            themes=row["themes"].split(";"),
            forms=more["form"].get(row["id"], []),
            partners=_named(workspace, more["partner"].get(row["id"], [])),
            source_url=row["source_url"],
            external_id=row["id"],
            by=by,
        )
        practices.publish_practice(practice, by=by)


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


def _events(made: Places, by: Actor) -> None:
    for told in toml("programme")["event"]:
        workspace = made[told["place"]]
        event = events.write_event(
            workspace,
            kind=told["kind"],
            title=text(told["title"]),
            lead=text(told["lead"]),
            programme=text(told.get("programme", {})),
            starts_at=in_zone(told["starts_at"], workspace),
            ends_at=in_zone(told.get("ends_at"), workspace),
            all_day=told.get("all_day", False),
            place=told["where"],
            hosted_by=told["hosts"],
            source_url=told["source_url"],
            by=by,
        )
        events.publish_event(event, by=by)
        recap = text(told["recap"])
        events.write_recap(event, recap=recap, participants=told.get("participants"), recap_on=told["recap_on"], by=by)


def _ties(made: Places, by: Actor) -> None:
    for grant in grants():
        workspace = made[grant["place"]]
        with inside(workspace):
            giver, taker = municipality(), Organisation.objects.get(external_id=grant["org"])
        if giver is None:
            continue
        tie = cooperation.record_tie(
            giver,
            other=taker,
            form="F06",
            recorded_source=grant["url"],
            since=grant["year"],
            until=grant["year"],
            purpose=TranslatedText.of(grant["language"], **{grant["language"]: grant["title"]}),
            amount=Decimal(grant["amount"]),
            currency=grant["currency"],
            by=by,
        )
        title = f"{grant['title']}, {grant['year']}"
        cooperation.prove_tie(tie, kind="grant", title=title, year=grant["year"], url=grant["url"], by=by)


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
