"""What we ask across walks through the roadmap."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Role, Side
from localympact.foundation.workspaces.permissions import is_party
from localympact.phase4_action.roadmaps.models import Checklist, Checkpoint, CheckpointAnswer, Handshake, Run


@dataclass(frozen=True)
class Step:
    """One step of the roadmap with its words in the reader's language."""

    number: int
    title: TranslatedText
    lead: TranslatedText


@dataclass(frozen=True)
class Half:
    """One side of a checkpoint: its own wording, what it wrote, and whether it has nothing left to say."""

    side: str
    question: TranslatedText
    answer: CheckpointAnswer | None
    is_settled: bool


@dataclass
class Point:
    """One checkpoint of a walk: what each side wrote, and whether both agreed."""

    checkpoint: Checkpoint
    municipality: CheckpointAnswer | None = None
    organisations: CheckpointAnswer | None = None
    handshake: Handshake | None = None

    def answer(self, side: str) -> CheckpointAnswer | None:
        """What this side wrote."""
        return self.municipality if side == Side.MUNICIPALITY else self.organisations

    @property
    def halves(self) -> tuple[Half, ...]:
        """Both sides; the municipality's stands first, above or at the left."""
        return tuple(
            Half(side, self.checkpoint.question_for(side), self.answer(side), self._settled(side))
            for side in Side.values
        )

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to say: both agreed, or both are done with it."""
        return all(half.is_settled for half in self.halves)

    def _settled(self, side: str) -> bool:
        if self.checkpoint.is_handshake:
            return bool(self.handshake and self.handshake.agreed(side))
        answer = self.answer(side)
        return bool(answer and answer.state in (CheckpointAnswer.State.DONE, CheckpointAnswer.State.NOT_RELEVANT))


def newest_checklist() -> Checklist | None:
    """The shipped pair of checklists in its newest version."""
    return Checklist.objects.filter(owner=None, code="roadmap").first()


def steps_of(checklist: Checklist) -> list[Step]:
    """The three steps."""
    return [
        Step(row["number"], TranslatedText.of("en", **row["title"]), TranslatedText.of("en", **row["lead"]))
        for row in checklist.steps
    ]


def checkpoints_of(checklist: Checklist) -> list[Checkpoint]:
    """Every checkpoint in its order."""
    return list(Checkpoint.objects.filter(checklist=checklist).order_by("position"))


def runs_for(actor: Actor) -> list[Run]:
    """The walks this reader is a party of, latest first."""
    if not actor.is_signed_in:
        return []
    rows = Run.objects.select_related("municipality", "organisation", "checklist")
    return [run for run in rows if is_party(actor, run)]


def sides_of(actor: Actor, run: Run) -> tuple[str, ...]:
    """The sides this reader speaks for in a walk; none for the facilitator."""
    sides = []
    for place in actor.places_in(run.workspace_id):
        if place.organisation_id == run.organisation_id:
            sides.append(Side.ORGANISATIONS.value)
        of_all = place.organisation_id is None and place.role == Role.OFFICER
        if of_all or place.organisation_id == run.municipality_id:
            sides.append(Side.MUNICIPALITY.value)
    return tuple(dict.fromkeys(sides))


def points_of(run: Run, *, step: int | None = None) -> list[Point]:
    """The checkpoints of a walk with what stands at them."""
    rows = Checkpoint.objects.filter(checklist_id=run.checklist_id).order_by("position")
    points = {row.pk: Point(row) for row in rows if step in (None, row.step)}
    for answer in CheckpointAnswer.objects.filter(run=run, checkpoint__in=points):
        setattr(points[answer.checkpoint_id], answer.side, answer)
    for handshake in Handshake.objects.filter(run=run, checkpoint__in=points):
        points[handshake.checkpoint_id].handshake = handshake
    return list(points.values())


def section_titles(checklist: Checklist) -> dict[str, TranslatedText]:
    """The sections of the proposal in their order."""
    return {row["code"]: TranslatedText.of("en", **row["title"]) for row in checklist.sections}


def reading_language() -> str:
    """The language the reader has open."""
    return (get_language() or "en")[:2]
