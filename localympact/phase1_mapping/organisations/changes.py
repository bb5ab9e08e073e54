"""What can happen to an organisation's entry: it is listed, edited, confirmed, put away."""

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
from localympact.foundation.workspaces.keeping.changes import remove
from localympact.foundation.workspaces.models import Removed, Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.organisations.kinds import group_of_kind
from localympact.phase1_mapping.organisations.models import ContactPoint, Organisation, Support
from localympact.phase1_mapping.organisations.placing import spot_of


@change(May.EDIT_ORGANISATION)
def add_organisation(workspace: Workspace, *, by: Actor, **fields: Any) -> Organisation:
    """List an organisation as a draft; publishing is a step of its own."""
    organisation = Organisation(workspace=workspace)
    editing.write(organisation, _cleaned(organisation, fields))
    return organisation


@change(May.EDIT_ORGANISATION)
def edit_organisation(
    organisation: Organisation, *, version: int | None = None, by: Actor, **fields: Any
) -> Organisation:
    """Change an entry; what somebody else wrote meanwhile is not overwritten."""
    check_version(organisation, version)
    editing.write(organisation, _cleaned(organisation, fields))
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
    if organisation.state == State.ARCHIVED:
        raise Refused(_("This entry was put away already."))
    organisation.state = State.ARCHIVED
    organisation.save()
    return organisation


@change(May.EDIT_ORGANISATION)
def add_contact_point(organisation: Organisation, *, by: Actor, **fields: Any) -> ContactPoint:
    """Name whom to turn to first."""
    point = ContactPoint(workspace=organisation.workspace, organisation=organisation)
    editing.write(point, fields)
    return point


@change(May.EDIT_ORGANISATION)
def edit_contact_point(point: ContactPoint, *, version: int | None = None, by: Actor, **fields: Any) -> ContactPoint:
    """Change a contact point."""
    check_version(point, version)
    editing.write(point, fields)
    return point


@change(May.EDIT_ORGANISATION)
def remove_contact_point(point: ContactPoint, *, by: Actor) -> Removed:
    """Take a contact point away; for a month it can be brought back."""
    return remove(point, verb=May.EDIT_ORGANISATION, by=by)


@change(May.EDIT_ORGANISATION)
def add_support(organisation: Organisation, *, by: Actor, **fields: Any) -> Support:
    """Say what support is on offer: a grant with its deadline, rooms, advice."""
    support = Support(workspace=organisation.workspace, organisation=organisation)
    editing.write(support, fields)
    return support


@change(May.EDIT_ORGANISATION)
def edit_support(support: Support, *, version: int | None = None, by: Actor, **fields: Any) -> Support:
    """Change what is said about a support."""
    check_version(support, version)
    editing.write(support, fields)
    return support


@change(May.EDIT_ORGANISATION)
def remove_support(support: Support, *, by: Actor) -> Removed:
    """Take a support away; for a month it can be brought back."""
    return remove(support, verb=May.EDIT_ORGANISATION, by=by)


def _cleaned(organisation: Organisation, fields: dict[str, Any]) -> dict[str, Any]:
    if "name" in fields:
        name = clean_name(fields["name"])
        if not name:
            raise Refused(_("Write the name of the organisation."), field="name")
        fields = {**fields, "name": name}
    if "kind" in fields and not fields.get("group", organisation.group):
        fields = {**fields, "group": group_of_kind(fields["kind"])}
    return _placed(organisation, fields)


def _placed(organisation: Organisation, fields: dict[str, Any]) -> dict[str, Any]:
    """With the place come its coordinates, unless the caller says how exact its own are."""
    if "precision" in fields or not {"place", "lat", "lon"} & fields.keys():
        return fields
    lat, lon = fields.get("lat"), fields.get("lon")
    if (lat is None) != (lon is None):
        raise Refused(_("Write both coordinates, or leave both empty."), field="lat")
    workspace = organisation.workspace
    place = fields.get("place", organisation.place)
    spot = spot_of(place, workspace.country, workspace.boundary, lat, lon)
    return {
        **fields,
        "lat": spot.lat,
        "lon": spot.lon,
        "precision": spot.precision,
        "is_outside": fields.get("is_outside", spot.is_outside),
    }
