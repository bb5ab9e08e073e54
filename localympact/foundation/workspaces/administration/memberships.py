"""Changes around people's places: inviting, accepting, changing and ending a role."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import across_workspaces, inside
from localympact.foundation.mail.writing import write_letter
from localympact.foundation.people.models import Person
from localympact.foundation.ui import formats
from localympact.foundation.workspaces.actors import Actor, actor_of
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.keeping.changes import remove
from localympact.foundation.workspaces.models import Invitation, Membership, Removed, Role, Side, Workspace
from localympact.foundation.workspaces.permissions import May

LIFETIME = timedelta(days=14)
SIDE_OF = {Role.OFFICER: Side.MUNICIPALITY}


def hashed(key: str) -> str:
    """What is kept of a key: enough to recognise it, nothing to use it."""
    return hashlib.sha256(key.encode()).hexdigest()


@change(May.MANAGE_MEMBERS)
def invite(
    workspace: Workspace,
    *,
    email: str,
    role: str,
    side: str = "",
    organisation_id: UUID | None = None,
    organisation_name: str = "",
    language: str = "en",
    by: Actor,
) -> Invitation:
    """Offer a place to whoever reads this address; the letter's link works once."""
    if role == Role.REPRESENTATIVE and organisation_id is None:
        raise Refused(_("A representative speaks for an organisation: choose it."), field="organisation")
    key = secrets.token_urlsafe(32)
    invitation = Invitation(
        workspace=workspace,
        email=email.strip().lower(),
        role=role,
        side=side or SIDE_OF.get(Role(role), ""),
        organisation_id=organisation_id,
        organisation_name=organisation_name[:200],
        key_hash=hashed(key),
        invited_by_name=by.name[:120],
        expires_at=timezone.now() + LIFETIME,
    )
    invitation.save()
    _write_invitation(invitation, key, language)
    return invitation


def _write_invitation(invitation: Invitation, key: str, language: str) -> None:
    with translation.override(language):
        place, role = str(invitation.workspace), invitation.get_role_display()
        address = settings.BASE_URL + reverse("accept_invitation", args=[invitation.workspace.slug, key])
        text = _(
            "%(name)s invites you to work with %(place)s on Localympact, as %(role)s.\n\n"
            "Open this address to accept; it works once, until %(until)s:\n%(address)s\n\n"
            "If you do not know what this is about, you need not do anything."
        ) % {
            "name": invitation.invited_by_name,
            "place": place,
            "role": role,
            "until": formats.day(invitation.expires_at.date()),
            "address": address,
        }
        subject = _("Invitation to %(place)s") % {"place": place}
    write_letter(
        to=invitation.email,
        language=language,
        subject=subject,
        text=text,
        reason="invitation",
        workspace_id=invitation.workspace_id,
    )


def invitation_of(workspace: Workspace, key: str) -> Invitation | None:
    """The invitation behind a key, open or not."""
    return Invitation.objects.filter(workspace=workspace, key_hash=hashed(key)).first()


def find_invitation(workspace: Workspace, key: str) -> Invitation:
    """The open invitation behind a key, or a sentence that says why there is none."""
    found = Invitation.objects.select_for_update().filter(workspace=workspace, key_hash=hashed(key)).first()
    if found is None or found.withdrawn_at:
        raise Refused(_("This invitation does not exist or was taken back. Ask for a new one."))
    if found.used_at:
        raise Refused(_("This invitation was used already."))
    if found.expires_at < timezone.now():
        raise Refused(_("This invitation is too old. Ask for a new one."))
    return found


@change(May.USE_ACCOUNT)
def accept_invitation(workspace: Workspace, *, key: str, by: Actor) -> Membership:
    """Take the offered place; only the person at the invited address can, and only once."""
    invitation = find_invitation(workspace, key)
    person = by.person
    if person is None or person.email != invitation.email:
        raise NotAllowed(_("This invitation was sent to another address. Sign in with the address the letter came to."))
    membership, _is_new = _place(workspace, person, invitation)
    invitation.used_at = timezone.now()
    invitation.save()
    return membership


def is_newcomer(invitation: Invitation) -> bool:
    """Whether nobody has an account with the invited address."""
    return not Person.objects.filter(email=invitation.email).exists()


def accept_as_newcomer(workspace: Workspace, *, key: str, name: str, language: str) -> Membership:
    """Make the account and take the place: whoever holds the key reads the invited address."""
    with transaction.atomic(), inside(workspace):
        invitation = find_invitation(workspace, key)
        person = Person.objects.create_user(invitation.email, proven=True, name=name, language=language[:2])
        return accept_invitation(workspace, key=key, by=actor_of(person))


def _place(workspace: Workspace, person: Person, invitation: Invitation) -> tuple[Membership, bool]:
    same = {"person": person, "role": invitation.role, "organisation_id": invitation.organisation_id}
    known = Membership.objects.filter(workspace=workspace, **same).first()
    if known:
        return known, False
    membership = Membership(
        workspace=workspace, side=invitation.side, organisation_name=invitation.organisation_name, **same
    )
    membership.save()
    return membership, True


@change(May.MANAGE_MEMBERS)
def withdraw_invitation(invitation: Invitation, *, by: Actor) -> Invitation:
    """Take an open invitation back; its link works no more."""
    invitation.withdrawn_at = timezone.now()
    invitation.save()
    return invitation


@change(May.MANAGE_MEMBERS)
def change_role(membership: Membership, *, role: str, by: Actor) -> Membership:
    """Give somebody another role; it holds from their next request on."""
    if membership.role in (Role.FACILITATOR, Role.COORDINATOR) and role != membership.role:
        _refuse_to_leave_nobody(membership)
    if role == Role.REPRESENTATIVE and membership.organisation_id is None:
        raise Refused(_("A representative speaks for an organisation: invite the person anew and choose it."))
    same = {"person": membership.person_id, "role": role, "organisation_id": membership.organisation_id}
    if Membership.objects.filter(**same).exclude(pk=membership.pk).exists():
        raise Refused(_("This person has that role here already."))
    membership.role, membership.side = role, SIDE_OF.get(Role(role), membership.side)
    membership.save()
    return membership


@change(May.MANAGE_MEMBERS)
def end_membership(membership: Membership, *, by: Actor) -> Removed:
    """End somebody's place; what they wrote stays, and for a month the place can be given back."""
    _refuse_to_leave_nobody(membership)
    return remove(membership, verb=May.MANAGE_MEMBERS, by=by)


@change(May.USE_ACCOUNT)
def leave(membership: Membership, *, by: Actor) -> Removed:
    """End one's own place."""
    if by.person is None or membership.person_id != by.person.pk:
        raise NotAllowed(_("You can end only your own place here."))
    _refuse_to_leave_nobody(membership)
    return remove(membership, verb=May.MANAGE_MEMBERS, by=by)


def _refuse_to_leave_nobody(membership: Membership) -> None:
    if membership.role not in (Role.FACILITATOR, Role.COORDINATOR):
        return
    others = Membership.objects.filter(role=membership.role).exclude(pk=membership.pk)
    if not others.exists():
        raise Refused(_("Somebody must lead this place. Give this role to another person first."))


def places_of(person: Person) -> list[Membership]:
    """All of a person's places."""
    with across_workspaces("a person sees their own places"):
        return list(Membership.objects.filter(person=person).select_related("workspace"))
