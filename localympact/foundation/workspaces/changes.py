"""What can happen to a place or a programme: it begins, is described, gathers others, gains members."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _

from localympact.foundation.core.recording import note
from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version, installation_change
from localympact.foundation.workspaces.models import (
    Membership,
    Participation,
    ProgrammePartner,
    ProgrammePhase,
    Workspace,
)
from localympact.foundation.workspaces.permissions import May
from localympact.foundation.workspaces.queries import is_free_address

if TYPE_CHECKING:
    from localympact.foundation.people.models import Person


@installation_change(May.CREATE_WORKSPACE)
def create_workspace(*, slug: str, by: Actor, **fields: Any) -> Workspace:
    """Begin a place or a programme as a draft; publishing is a step of its own."""
    if not is_free_address(slug):
        raise Refused(_("This address is taken. Choose another one."), field="slug")
    workspace = Workspace(slug=slug)
    editing.write(workspace, fields)
    return workspace


@change(May.CHANGE_SETTINGS)
def edit_workspace(workspace: Workspace, *, version: int | None = None, by: Actor, **fields: Any) -> Workspace:
    """Change what a place says about itself."""
    check_version(workspace, version)
    editing.write(workspace, fields)
    return workspace


@change(May.CHANGE_SETTINGS)
def publish_workspace(workspace: Workspace, *, by: Actor) -> Workspace:
    """Open a place to the public."""
    editing.publish(workspace)
    return workspace


@change(May.CHANGE_SETTINGS)
def join_programme(programme: Workspace, *, member: Workspace, by: Actor) -> Workspace:
    """Let a place take part in a programme."""
    if not programme.is_programme:
        raise Refused(_("Only a programme gathers places."))
    _row, is_new = Participation.objects.get_or_create(programme=programme, member=member)
    if is_new:
        note(programme, "members", None, str(member))
    return programme


@change(May.CHANGE_SETTINGS)
def add_phase(
    programme: Workspace,
    *,
    number: int,
    title: Any,
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: Actor,
) -> ProgrammePhase:
    """Add a stretch of a programme with its dates."""
    phase = ProgrammePhase(workspace=programme, number=number)
    editing.write(phase, {"title": editing.as_text(title), "starts_on": starts_on, "ends_on": ends_on})
    return phase


@change(May.CHANGE_SETTINGS)
def add_partner(programme: Workspace, *, by: Actor, **fields: Any) -> ProgrammePartner:
    """Name an organisation that carries a programme, and the place it works for (`leads`)."""
    partner = ProgrammePartner(workspace=programme)
    editing.write(partner, fields)
    return partner


@change(May.MANAGE_MEMBERS)
def add_member(
    workspace: Workspace,
    *,
    person: Person,
    role: str,
    side: str = "",
    organisation_id: UUID | None = None,
    organisation_name: str = "",
    by: Actor,
) -> Membership:
    """Give a person a place here: a role, a side, and the organisation spoken for."""
    membership = Membership(workspace=workspace, person=person, role=role, side=side)
    membership.organisation_id, membership.organisation_name = organisation_id, organisation_name
    membership.save()
    return membership
