"""What can happen to an organisation's entry."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.languages.folding import clean_name
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.organisations.models import Organisation


@change(May.EDIT_ORGANISATION)
def add_organisation(workspace: Workspace, *, by: Actor, **fields: Any) -> Organisation:
    """List an organisation as a draft; publishing is a step of its own."""
    organisation = Organisation(workspace=workspace)
    editing.write(organisation, _cleaned(fields))
    return organisation


@change(May.EDIT_ORGANISATION)
def edit_organisation(
    organisation: Organisation, *, version: int | None = None, by: Actor, **fields: Any
) -> Organisation:
    """Change an entry; what somebody else wrote meanwhile is not overwritten."""
    check_version(organisation, version)
    editing.write(organisation, _cleaned(fields))
    return organisation


@change(May.DECIDE_SUGGESTION)
def publish_organisation(organisation: Organisation, *, by: Actor) -> Organisation:
    """Show an entry in the public directory."""
    editing.publish(organisation)
    return organisation


@change(May.EDIT_ORGANISATION)
def confirm_organisation(organisation: Organisation, *, by: Actor) -> Organisation:
    """Say that an entry is still right."""
    organisation.confirmed_on = timezone.localdate()
    organisation.confirmed_by = by.name[:120]
    organisation.save()
    return organisation


@change(May.DECIDE_SUGGESTION)
def archive_organisation(organisation: Organisation, *, by: Actor) -> Organisation:
    """Keep an entry but hide it; what cites it still shows its name."""
    organisation.state = State.ARCHIVED
    organisation.save()
    return organisation


def _cleaned(fields: dict[str, Any]) -> dict[str, Any]:
    if "name" not in fields:
        return fields
    name = clean_name(fields["name"])
    if not name:
        raise Refused(_("Write the name of the organisation."), field="name")
    return {**fields, "name": name}
