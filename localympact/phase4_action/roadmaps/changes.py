"""Walking the roadmap: what each side writes, its word at handshakes, the proposal at the end."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Conflict, Refused
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.models import Membership, Role, Side
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase4_action.roadmaps.models import Checkpoint, CheckpointAnswer, Handshake, Proposal, Run
from localympact.phase4_action.roadmaps.proposing import sections_of
from localympact.phase4_action.roadmaps.queries import newest_checklist, points_of, section_titles, sides_of

BEFORE_A_PROPOSAL = ("2.4", "2.5")


@change(May.WALK_ROADMAP)
def start_run(organisation: Organisation, *, other: Organisation, title: str, by: Actor) -> Run:
    """Begin a walk from one's own side (`organisation`) with a partner of the other side (`other`)."""
    if organisation.side == other.side:
        raise Refused(_("A walk needs both sides: choose a partner of the other side."), field="other")
    if not title.strip():
        raise Refused(_("Say in a few words what it is about."), field="title")
    checklist = newest_checklist()
    if checklist is None:
        raise Refused(_("The checklists are not loaded yet. Ask those who run this installation."))
    municipality, partner = (organisation, other) if organisation.is_municipality else (other, organisation)
    run = Run(workspace_id=organisation.workspace_id, checklist=checklist, title=title.strip()[:200])
    run.municipality, run.organisation = municipality, partner
    run.save()
    return run


@change(May.WALK_ROADMAP)
def write_answers(
    run: Run,
    *,
    side: str,
    answers: Mapping[str, Mapping[str, str]],
    seen: Mapping[str, int] | None = None,
    by: Actor,
) -> Run:
    """Write for one side: by checkpoint code its `text` and `state`; `seen` guards against overwriting."""
    _refuse_other_side(run, side, by)
    points = {point.checkpoint.code: point for point in points_of(run)}
    for code, typed in answers.items():
        if code not in points:
            raise Refused(_("There is no such checkpoint."))
        answer = points[code].answer(side) or _new_answer(run, points[code].checkpoint, side)
        if _is_same(answer, typed):
            continue
        if seen is not None and not answer._state.adding and seen.get(code, 0) != answer.version:
            raise Conflict(_("Somebody else of your side wrote here meanwhile. Compare and save again."), field=code)
        answer.is_recorded, answer.recorded_source = False, ""
        _set_answer(answer, typed, by)
        _open_again(points[code].handshake)
    return run


@change(May.RECORD_HANDSHAKE)
def record_answer(
    run: Run, *, checkpoint: str, side: str, text: str, recorded_source: str, by: Actor
) -> CheckpointAnswer:
    """Write down, with its source, what a side said; the invited facilitator's way. It is never the side's word."""
    if not recorded_source.strip():
        raise Refused(_("Say where the side said so: minutes, a letter, a call on a day."), field="recorded_source")
    point = next((p for p in points_of(run) if p.checkpoint.code == checkpoint), None)
    if point is None or side not in Side.values:
        raise Refused(_("There is no such checkpoint."), field="checkpoint")
    answer = point.answer(side) or _new_answer(run, point.checkpoint, side)
    if answer.text and not answer.is_recorded:
        raise Refused(_("This side has written here itself. Only it can change its words."), field="text")
    answer.is_recorded, answer.recorded_source = True, recorded_source.strip()[:400]
    _set_answer(answer, {"text": text, "state": CheckpointAnswer.State.IN_WORK}, by)
    _open_again(point.handshake)
    return answer


@change(May.AGREE_HANDSHAKE)
def agree_handshake(run: Run, *, checkpoint: str, side: str, by: Actor) -> Handshake:
    """Give the word of one's own side; with both words the handshake closes."""
    _refuse_other_side(run, side, by)
    point = next((p for p in points_of(run) if p.checkpoint.code == checkpoint), None)
    if point is None or not point.checkpoint.is_handshake:
        raise Refused(_("There is no handshake at this checkpoint."))
    if not any(answer and answer.text.strip() for answer in (point.municipality, point.organisations)):
        raise Refused(_("Write first what you agree on, then agree."), field=checkpoint)
    handshake = point.handshake or Handshake(workspace_id=run.workspace_id, run=run, checkpoint=point.checkpoint)
    now = timezone.now()
    setattr(handshake, f"{side}_at", now)
    setattr(handshake, f"{side}_by", by.name[:120])
    handshake.closed_at = now if all(handshake.agreed(one) for one in Side.values) else None
    handshake.save()
    return handshake


@change(May.AGREE_HANDSHAKE)
def withdraw_handshake(run: Run, *, checkpoint: str, side: str, by: Actor) -> Handshake:
    """Take back the word of one's own side; the handshake opens again."""
    _refuse_other_side(run, side, by)
    handshake = Handshake.objects.filter(run=run, checkpoint__code=checkpoint).first()
    if handshake is None or not handshake.agreed(side):
        raise Refused(_("Your side has not agreed here."))
    setattr(handshake, f"{side}_at", None)
    setattr(handshake, f"{side}_by", "")
    handshake.closed_at = None
    handshake.save()
    return handshake


@change(May.WALK_ROADMAP)
def invite_facilitator(run: Run, *, person_id: UUID, by: Actor) -> Run:
    """Let a facilitator of this place read along and write down what was said."""
    if not sides_of(by, run) and not by.is_system:
        raise Refused(_("Only the two sides invite somebody."))
    if not Membership.objects.filter(person_id=person_id, role=Role.FACILITATOR).exists():
        raise Refused(_("Choose a facilitator of this place."), field="person_id")
    run.facilitator_id = person_id
    run.save()
    return run


@change(May.WALK_ROADMAP)
def make_proposal(run: Run, *, by: Actor) -> Proposal:
    """Freeze what both sides wrote in steps 1 and 2 as a partnership proposal."""
    points = [point for point in points_of(run) if point.checkpoint.step < 3]
    open_ones = [
        p.checkpoint.code
        for p in points
        if p.checkpoint.code in BEFORE_A_PROPOSAL and not (p.handshake and p.handshake.is_closed)
    ]
    if open_ones:
        raise Refused(
            _("A proposal needs the word of both sides first. Still open: %(codes)s.") % {"codes": ", ".join(open_ones)}
        )
    newest = Proposal.objects.filter(run=run).first()
    proposal = Proposal(workspace_id=run.workspace_id, run=run, number=newest.number + 1 if newest else 1)
    proposal.sections = sections_of(points, section_titles(run.checklist))
    proposal.save()
    return proposal


def _refuse_other_side(run: Run, side: str, by: Actor) -> None:
    if side not in Side.values or not (by.is_system or side in sides_of(by, run)):
        raise Refused(_("Each side writes and agrees for itself. You may not do this for the other side."))


def _new_answer(run: Run, checkpoint: Checkpoint, side: str) -> CheckpointAnswer:
    return CheckpointAnswer(workspace_id=run.workspace_id, run=run, checkpoint=checkpoint, side=side)


def _is_same(answer: CheckpointAnswer, typed: Mapping[str, str]) -> bool:
    state = typed.get("state") or answer.state
    return (answer.text, answer.state) == (typed.get("text", "").strip(), state)


def _set_answer(answer: CheckpointAnswer, typed: Mapping[str, str], by: Actor) -> None:
    text = typed.get("text", "").strip()[:8000]
    state = typed.get("state") or CheckpointAnswer.State.OPEN
    if state not in CheckpointAnswer.State.values:
        raise Refused(_("Choose how far you are."))
    if by.name and not answer.recorded_source:
        answer.written_by = by.name[:120]
    answer.text = text
    answer.state = CheckpointAnswer.State.IN_WORK if text and state == CheckpointAnswer.State.OPEN else state
    answer.save()


def _open_again(handshake: Handshake | None) -> None:
    """Who agreed, agreed to the text as it stood; a changed text is agreed anew."""
    if handshake is None:
        return
    for side in Side.values:
        setattr(handshake, f"{side}_at", None)
        setattr(handshake, f"{side}_by", "")
    handshake.closed_at = None
    handshake.save()
