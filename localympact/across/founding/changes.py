"""What can happen where an installation or a place begins."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from localympact.across.founding.forms import PlaceForm
from localympact.across.founding.queries import has_steward
from localympact.foundation.core.refused import Refused
from localympact.foundation.core.turns import take_turn
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces import changes, editing
from localympact.foundation.workspaces.actors import Actor, system
from localympact.foundation.workspaces.administration import memberships
from localympact.foundation.workspaces.change import change, installation_change
from localympact.foundation.workspaces.models import Role, Workspace
from localympact.foundation.workspaces.permissions import May


@installation_change(May.RUN_INSTALLATION)
def make_steward(*, email: str, name: str = "", language: str = "en", by: Actor) -> Person:
    """Let a person run the installation; whoever has no account gets one."""
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise Refused(_("This is no e-mail address: %(email)s") % {"email": email}, field="email") from error
    known = Person.objects.filter(email=email.strip().lower()).first()
    person = known or Person.objects.create_user(email, name=name, language=language)
    person.is_steward = person.is_active = True
    person.name = name or person.name
    person.save()
    return person


@transaction.atomic
def make_first_steward(*, email: str, name: str, language: str, by: Actor) -> Person:
    """The same on an empty installation, once: of two who ask at the same moment the second is refused."""
    take_turn("first steward")
    if has_steward():
        raise Refused(_("Somebody runs this installation already. Ask them to invite you."))
    return make_steward(email=email, name=name, language=language, by=by)


@transaction.atomic
def found_workspace(steps: list[dict[str, Any]], *, by: Actor) -> Workspace:
    """Make a place from its five steps, and invite those who lead it."""
    place, languages, partner, residents, invited = steps
    boundary, source = PlaceForm.outline_in(place)
    codes = languages["languages"]
    workspace = changes.create_workspace(
        by=by,
        slug=place["slug"],
        name=TranslatedText.of(codes[0], **dict.fromkeys(codes, place["name"])),
        languages=codes,
        boundary=boundary,
        boundary_note=source,
        is_beginning=place["kind"] != Workspace.Kind.PROGRAMME,
        **{name: place[name] for name in ("kind", "country", "timezone", "lat", "lon")},
        **partner,
        **residents,
    )
    _invite(workspace, invited["email"], Role.FACILITATOR, invited["language"], by)
    if invited["officer_email"]:
        _invite(workspace, invited["officer_email"], Role.OFFICER, invited["language"], by)
    return workspace


def _invite(workspace: Workspace, email: str, role: Role, language: str, by: Actor) -> None:
    person = by.person
    if person is not None and email.lower() == person.email:
        changes.add_member(workspace, person=person, role=role, by=system("first member of a new place"))
        return
    # Nobody has a place here yet, so the system sends the first invitations in the founder's name.
    memberships.invite(workspace, email=email, role=role, language=language, by=system(by.name))


@change(May.CHANGE_SETTINGS)
def end_first_weeks(workspace: Workspace, *, by: Actor) -> Workspace:
    """Put the list of the first weeks away."""
    editing.write(workspace, {"is_beginning": False})
    return workspace
