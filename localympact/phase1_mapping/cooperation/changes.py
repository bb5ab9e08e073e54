"""What can happen to a tie: declared by one, confirmed by the other, proven by facts."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.cooperation.models import Tie, TieProof
from localympact.phase1_mapping.organisations.models import Organisation


@change(May.DECLARE_TIE)
def declare_tie(
    organisation: Organisation,
    *,
    other: Organisation,
    form: str,
    public_one_sided: bool = False,
    by: Actor,
    **fields: Any,
) -> Tie:
    """Say that one works with another; the other side is asked to confirm."""
    _refuse_a_second(organisation, other, form, fields)
    tie = _new_or_put_away(organisation, other, form, fields.get("since"))
    tie.state = State.PUBLISHED if public_one_sided else State.DRAFT
    editing.write(tie, {"form": form, "public_one_sided": public_one_sided, **fields})
    return tie


@change(May.RECORD_TIE)
def record_tie(
    organisation: Organisation, *, other: Organisation, form: str, recorded_source: str, by: Actor, **fields: Any
) -> Tie:
    """Record, with its source, that two work together; neither side is made to say so."""
    if not recorded_source.strip():
        raise Refused(_("Say where this is known from: a page, minutes, an agreement."), field="recorded_source")
    _refuse_a_second(organisation, other, form, fields)
    tie = _new_or_put_away(organisation, other, form, fields.get("since"))
    tie.is_recorded, tie.state = True, State.PUBLISHED
    editing.write(tie, {"form": form, "recorded_source": recorded_source, "public_one_sided": True, **fields})
    return tie


@change(May.CONFIRM_TIE)
def confirm_tie(tie: Tie, *, by: Actor) -> Tie:
    """Say, for the other side, that it is so."""
    if not _speaks_for(by, tie.other):
        raise Refused(_("The other side confirms: you declared this yourself."))
    tie.confirmed_at, tie.confirmed_by, tie.declined_at = timezone.now(), by.name[:120], None
    tie.state = State.PUBLISHED
    tie.save()
    return tie


@change(May.CONFIRM_TIE)
def decline_tie(tie: Tie, *, by: Actor) -> Tie:
    """Say, for the other side, that it is not so; it disappears from public pages."""
    if not _speaks_for(by, tie.other):
        raise Refused(_("Only the other side can say that this is not so."))
    tie.declined_at, tie.confirmed_at, tie.confirmed_by = timezone.now(), None, ""
    tie.state = State.ARCHIVED
    tie.save()
    return tie


@change(May.ADD_TIE)
def end_tie(tie: Tie, *, until: int | None, by: Actor) -> Tie:
    """Say since when two no longer work together, or that they still do."""
    if not may_end(by, tie):
        raise Refused(_("The organisations themselves say that they no longer work together."))
    if tie.since and until and until < tie.since:
        raise Refused(_("It cannot have ended before it began."), field="until")
    tie.until = until
    tie.save()
    return tie


@change(May.CONFIRM_TIE)
def prove_tie(
    tie: Tie,
    *,
    kind: str,
    title: str,
    on: date | None = None,
    year: int | None = None,
    url: str = "",
    thing_id: UUID | None = None,
    by: Actor,
) -> TieProof:
    """Add a fact that proves a tie; later rooms push theirs here (an agreement, an action, an event)."""
    known = tie.proofs.filter(thing_id=thing_id).first() if thing_id else None
    proof = known or TieProof(workspace_id=tie.workspace_id, tie=tie)
    editing.write(proof, {"kind": kind, "title": title[:300], "on": on, "year": year, "url": url, "thing_id": thing_id})
    if tie.state != State.PUBLISHED:
        tie.state = State.PUBLISHED
        tie.save()
    return proof


def may_end(by: Actor, tie: Tie) -> bool:
    """Whether somebody may say that it is over: either side, or whoever records what a source says."""
    return allows(by, May.DECLARE_TIE, tie) or (tie.is_recorded and allows(by, May.RECORD_TIE, tie))


def _speaks_for(by: Actor, organisation: Organisation) -> bool:
    if by.is_system:
        return True
    places = by.places_in(organisation.workspace_id)
    named = {place.organisation_id for place in places if place.organisation_id}
    officer = any(place.role == "officer" and place.organisation_id is None for place in places)
    return organisation.pk in named or (officer and organisation.is_municipality)


def _new_or_put_away(one: Organisation, other: Organisation, form: str, since: int | None) -> Tie:
    """What the other side once said is not so may be said anew; it begins again as the word of one side."""
    again = Tie.objects.filter(declared_by=one, other=other, form=form, since=since).first()
    tie = again or Tie(workspace_id=one.workspace_id, declared_by=one, other=other)
    tie.is_recorded, tie.recorded_source, tie.declined_at = False, "", None
    tie.confirmed_at, tie.confirmed_by = None, ""
    return tie


def _refuse_a_second(one: Organisation, other: Organisation, form: str, fields: dict[str, Any]) -> None:
    if one.pk == other.pk:
        raise Refused(_("An organisation cannot work with itself. Choose another one."), field="other")
    since, until = fields.get("since"), fields.get("until")
    if since and until and until < since:
        raise Refused(_("It cannot have ended before it began."), field="until")
    pair = Q(declared_by=one, other=other) | Q(declared_by=other, other=one)
    if Tie.objects.filter(pair, form=form, since=since).exclude(state=State.ARCHIVED).exists():
        raise Refused(_("This cooperation is in the list already. Open it to confirm or change it."), field="other")
