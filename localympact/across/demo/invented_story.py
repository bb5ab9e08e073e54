"""From meetings and counted answers to findings and advice, in an invented municipality."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from localympact.across.demo import clock
from localympact.across.demo.invented import Place
from localympact.across.demo.reading import text
from localympact.foundation.core.scope import inside
from localympact.phase1_mapping.events import changes as events
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.findings.models import Gap, Tally
from localympact.phase1_mapping.practices import changes as practices
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase3_recommendations.recommendations import changes as recommendations

FINDINGS, ADVICE, ANSWERS = -335, -310, -285


def tell(place: Place, first: Wave) -> None:
    """Everything between the first survey and the plan, day after day."""
    hold_events(place, -400, FINDINGS)
    for told in place.told["practice"]:
        with clock.at(clock.day(days=FINDINGS - 15)):
            _practice(place, told)
    with clock.at(clock.day(days=FINDINGS)):
        for told in place.told["count"]:
            kept = findings.count_directory(
                place.workspace, label=text(told["label"]), filters=told["filters"], by=place.facilitator
            )
            place.things[f"count {told['key']}"] = kept
        for told in place.told["finding"]:
            _finding(place, told, first)
    for told in place.told["recommendation"]:
        _recommendation(place, told)
    for told in place.told["recommendation"]:
        with clock.at(clock.day(days=ANSWERS)):
            _answer(place, place.things[f"recommendation {told['key']}"], told)
    hold_events(place, ANSWERS, 0)


def hold_events(place: Place, after: int, before: int) -> None:
    """Announce the events of these days, and tell what came out of those that are over."""
    told = [one for one in place.told["event"] if after < one["days"] <= before]
    for one in sorted(told, key=lambda one: int(one["days"])):
        _event(place, one)


def _event(place: Place, told: dict[str, Any]) -> None:
    on, by = clock.day(days=told["days"]), place.facilitator
    zone = ZoneInfo(place.workspace.timezone)
    starts, ends = (datetime.combine(on, time(hour), zone) for hour in told["hours"])
    is_past = told["days"] < 0
    with clock.at(on - timedelta(days=21) if is_past else clock.day(days=-3)):
        event = events.write_event(
            place.workspace,
            kind=told["kind"],
            title=text(told["title"]),
            lead=text(told["lead"]),
            programme=text(told["programme"]),
            starts_at=starts,
            ends_at=ends,
            place=told["place"],
            hosts=[place.municipality],
            takes_registrations=not is_past,
            capacity=told.get("capacity"),
            by=by,
        )
        events.publish_event(event, by=by)
    if is_past:
        with clock.at(on + timedelta(days=4)):
            events.write_recap(event, recap=text(told["recap"]), participants=told["participants"], by=by)
            for note in told["note"]:
                kept = events.add_note(event, kind=note["kind"], text=text(note["text"]), side=note["side"], by=by)
                place.things[f"note {note['key']}"] = kept
    place.things[f"event {told['key']}"] = event


def _practice(place: Place, told: dict[str, Any]) -> None:
    words = ("title", "summary", "context", "steps", "resources", "results", "transfer")
    partners = place.named(told["partners"])
    practice = practices.write_practice(
        place.workspace,
        **{name: text(told[name]) for name in words if name in told},
        outcome=told["outcome"],
        period=told["period"],
        forms=told["forms"],
        themes=told["themes"],
        youth_level=told["youth_level"],
        partners=partners,
        by=place.facilitator,
    )
    practices.confirm_practice(practice, by=place.officer)
    for partner in partners:
        speaker = place.representative_of(partner)
        if speaker.person and not partner.is_municipality:
            practices.confirm_practice(practice, by=speaker)
    place.things[f"practice {told['key']}"] = practices.publish_practice(practice, by=place.facilitator)


def _finding(place: Place, told: dict[str, Any], wave: Wave) -> None:
    with inside(place.workspace):
        tallies = list(Tally.objects.filter(wave=wave, name__in=told.get("tallies", ())))
        gaps = list(Gap.objects.filter(wave=wave, name__in=told.get("gaps", ())))
    fields = {name: text(told[name]) for name in ("sentence", "text", "against") if name in told}
    finding = findings.write_finding(
        place.workspace,
        kind=told["kind"],
        strength=told["strength"],
        codes=told.get("codes", []),
        cites_tallies=tallies,
        cites_gaps=gaps,
        cites_notes=place.kept("note", told.get("notes", [])),
        cites_practices=place.kept("practice", told.get("practices", [])),
        cites_counts=place.kept("count", told.get("counts", [])),
        by=place.cast.get("ben", place.facilitator),
        **fields,
    )
    place.things[f"finding {told['key']}"] = findings.publish_finding(finding, by=place.facilitator)


def _recommendation(place: Place, told: dict[str, Any]) -> None:
    addressee = place.organisations[told["to"]]
    with clock.at(clock.day(days=ADVICE)):
        advice = recommendations.write_recommendation(
            place.workspace,
            sentence=text(told["sentence"]),
            text=text(told["text"]),
            in_practice=text(told["in_practice"]),
            addressee_side=told["side"],
            addressee=addressee,
            answer_by=clock.day(days=ANSWERS + 10),
            cites_findings=place.kept("finding", told["findings"]),
            cites_practices=place.kept("practice", told.get("practices", [])),
            by=place.facilitator,
        )
        recommendations.publish_recommendation(advice, by=place.facilitator)
    place.things[f"recommendation {told['key']}"] = advice


def _answer(place: Place, advice: Any, told: dict[str, Any]) -> None:
    addressee = place.organisations[told["to"]]
    speaker = place.representative_of(addressee)
    if speaker.person:
        recommendations.answer_officially(
            advice, answer=told["answer"], reason=text(told["reason"]), given_by=addressee, by=speaker
        )
        return
    recommendations.record_official_answer(
        advice,
        answer=told["answer"],
        reason=text(told["reason"]),
        given_by=addressee,
        given_on=clock.day(days=ANSWERS),
        recorded_source=str(place.things["event meeting"]),
        by=place.facilitator,
    )
