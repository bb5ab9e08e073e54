"""A walk through the roadmap by both sides of an invented municipality, and the partnership it ended in."""

from __future__ import annotations

from typing import Any

from localympact.across.demo import clock
from localympact.across.demo.invented import Place
from localympact.across.demo.reading import text
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Side
from localympact.phase2_toolbox.samples.changes import fill_sample
from localympact.phase2_toolbox.samples.models import Sample
from localympact.phase2_toolbox.samples.queries import known_places
from localympact.phase2_toolbox.tools.models import Tool
from localympact.phase4_action.partnerships import changes as partnerships
from localympact.phase4_action.roadmaps import changes as roadmaps
from localympact.phase4_action.roadmaps.models import Run

BEGUN, PROPOSED, AGREED = -275, -240, -225
CLOSED, HALF = ("2.4", "2.5"), "2.7"
TOOLS = ("shared-result", "roles")


def walk(place: Place) -> None:
    """Walk steps 1 and 2 with both sides, make the proposal, agree the partnership; one handshake stays half."""
    told = place.told["roadmap"]
    partner = place.organisations[told["organisation"]]
    speaker = place.cast[told["speaker"]]
    sides = ((Side.MUNICIPALITY, place.officer), (Side.ORGANISATIONS, speaker))
    with clock.at(clock.day(days=BEGUN)):
        run = roadmaps.start_run(partner, other=place.municipality, title=told["title"], by=speaker)
        for side, by in sides:
            written = {code: {"text": words, "state": "done"} for code, words in told[side.value].items()}
            roadmaps.write_answers(run, side=side, answers=written, by=by)
        roadmaps.invite_facilitator(run, person_id=place.facilitator.person.pk, by=speaker)  # type: ignore[union-attr]
    with clock.at(clock.day(days=PROPOSED)):
        for checkpoint in CLOSED:
            for side, by in sides:
                roadmaps.agree_handshake(run, checkpoint=checkpoint, side=side, by=by)
        proposal = roadmaps.make_proposal(run, by=speaker)
    with clock.at(clock.day(days=AGREED)):
        _agree(place, proposal, speaker)
        _half(place, run)


def _half(place: Place, run: Run) -> None:
    """The municipality agreed to the final draft; the other side still reads it."""
    words = text(place.told["partnership"]["shared_result"]).get(place.facts["language"])
    answers = {HALF: {"text": words, "state": "in_work"}}
    roadmaps.write_answers(run, side=Side.MUNICIPALITY, answers=answers, by=place.officer)
    roadmaps.agree_handshake(run, checkpoint=HALF, side=Side.MUNICIPALITY, by=place.officer)


def _agree(place: Place, proposal: Any, speaker: Actor) -> None:
    told = place.told["partnership"]
    partnership = partnerships.begin_partnership(
        proposal,
        title=text(told["title"]),
        purpose=text(told["purpose"]),
        shared_result=text(told["shared_result"]),
        form=told["form"],
        uses_tools=list(Tool.objects.filter(owner=None, code__in=TOOLS)),
        starts_on=clock.day(days=AGREED),
        ends_on=clock.day(days=AGREED + 730),
        review_on=clock.day(days=60),
        cites_recommendations=place.kept("recommendation", told["recommendations"]),
        by=speaker,
    )
    with inside(place.workspace):
        partners = list(partnership.partners.select_related("organisation"))
    for partner in partners:
        is_town = partner.organisation.is_municipality
        role = text(told["municipality_role" if is_town else "organisation_role"])
        partnerships.edit_partner(partner, role=role, by=place.officer if is_town else speaker)
    with inside(place.workspace):
        partners = list(partnership.partners.select_related("organisation", "partnership"))
    for partner in partners:
        by = place.officer if partner.organisation.is_municipality else speaker
        partnerships.agree_partnership(partner, may_be_public=True, by=by)
    place.things["partnership"] = partnership
    _fill_memorandum(place, told, partners)


def _fill_memorandum(place: Place, told: Any, partners: list[Any]) -> None:
    """Both parties keep their agreement as a memorandum, filled from the directory."""
    sample = Sample.objects.get(code="memorandum", owner=None)
    language = place.facts["language"]
    town = next(one.organisation for one in partners if one.organisation.is_municipality)
    other = next(one.organisation for one in partners if not one.organisation.is_municipality)
    with inside(place.workspace):
        known = known_places(sample, municipality=town, organisation=other)
    values = {**known, "shared_result": text(told["shared_result"]).get(language)}
    fill_sample(
        place.workspace,
        sample=sample,
        municipality=town,
        organisation=other,
        values=values,
        language=language,
        by=place.officer,
    )
