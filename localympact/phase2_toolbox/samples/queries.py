"""What we ask across samples, and what the directory knows for their places."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import is_party
from localympact.phase1_mapping.organisations.models import ContactPoint, Organisation
from localympact.phase2_toolbox.samples.models import FilledSample, Sample


def samples_of(workspace: Workspace) -> QuerySet[Sample]:
    """The shipped documents and the place's own, newest version first."""
    return Sample.objects.filter(Q(owner=None) | Q(owner=workspace)).order_by("code", "-number")


def filled_for(actor: Actor) -> list[FilledSample]:
    """The filled documents this reader is a party of, latest first."""
    if not actor.is_signed_in:
        return []
    rows = FilledSample.objects.select_related("sample", "municipality", "organisation")
    return [row for row in rows if is_party(actor, row)]


def known_places(sample: Sample, *, municipality: Organisation, organisation: Organisation) -> dict[str, str]:
    """What the directory knows about both parties, by the names of the places."""
    sides = {"municipality": municipality, "organisation": organisation}
    found = {}
    for place in sample.places:
        side, _dot, what = place.get("from", "").partition(".")
        if side in sides:
            found[place["name"]] = _known(sides[side], what)
    return found


def _known(organisation: Organisation, what: str) -> str:
    if what == "contact":
        return _contact_of(organisation)
    if what == "register_number":
        return " ".join(filter(None, (organisation.register_number, organisation.register)))
    if what == "address":
        return organisation.address or organisation.place
    return organisation.name if what == "name" else ""


def _contact_of(organisation: Organisation) -> str:
    """The first contact point: its role, and the name only of those who agreed to be named."""
    point = ContactPoint.objects.filter(organisation=organisation).first()
    if point is None:
        return organisation.email
    name = point.name if point.may_be_public else ""
    return ", ".join(filter(None, (name, str(point.role), point.email or organisation.email)))
