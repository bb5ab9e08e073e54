"""What we ask across organisations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.search.asking import Question
from localympact.foundation.search.finding import every
from localympact.foundation.ui.picking import offer_of
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase1_mapping.organisations.findable import KIND
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.similarity import LIKELY, Entry, Match, score

AT_ONCE = 2_000
COMPARED = 20
MUNICIPALITY = "municipality"


def listed_entries() -> QuerySet[Organisation]:
    """What the public directory shows, of both sides: published and not merged away."""
    return Organisation.objects.filter(state=State.PUBLISHED, merged_into=None)


def listed_organisations() -> QuerySet[Organisation]:
    """Whom every page counts as an organisation; the municipality and its units are entries of the other side."""
    return listed_entries().filter(side=Side.ORGANISATIONS)


def municipality() -> Organisation | None:
    """The municipality itself: who says so by its kind, else the first of its side that somebody listed by hand."""
    rows = Organisation.objects.filter(side=Side.MUNICIPALITY, parent=None, merged_into=None).order_by("id")
    by_hand = rows.exclude(source=Organisation.Source.IMPORTED)
    return rows.filter(kind=MUNICIPALITY).first() or by_hand.first()


def organisations_to_choose() -> QuerySet[Organisation]:
    """Every organisation that is still here, also the drafts: in the order in which they are offered."""
    return offer_of(Organisation).rows().filter(merged_into=None).exclude(state=State.ARCHIVED)


def organisation_for(actor: Actor, workspace: Workspace) -> QuerySet[Organisation]:
    """The entries this reader may open; archived ones only those who work here."""
    return visible(Organisation.objects.select_related("parent", "workspace"), actor, workspace)


def places_of(workspace: Workspace) -> dict[UUID, str]:
    """The places whose entries a directory shows, with their names: a programme's are those of its members."""
    if not workspace.is_programme:
        return {workspace.pk: str(workspace.name)}
    members = workspace.members.filter(state=State.PUBLISHED)
    return {place.pk: str(place.name) for place in (workspace, *members)}


def found_rows(question: Question) -> Iterator[Organisation]:
    """Every entry that answers a question, in the order of the list: the rows of exports and the map.

    They come in portions, so that a directory of any size is never held in memory at once.
    """
    ids = every(question)
    for start in range(0, len(ids), AT_ONCE):
        portion = ids[start : start + AT_ONCE]
        with across_workspaces("the index names published entries only, of the places that were asked for"):
            rows = listed_entries().in_bulk(portion)
        yield from (rows[row_id] for row_id in portion if row_id in rows)


def boundaries_of(workspace: Workspace) -> list[dict[str, Any]]:
    """The outlines of a place, or of a programme's places, as features."""
    places = Workspace.objects.filter(pk__in=places_of(workspace)).exclude(boundary=None)
    return [feature for place in places for feature in _features(place)]


def _features(place: Workspace) -> list[dict[str, Any]]:
    kept: dict[str, Any] = place.boundary or {}
    parts = kept.get("features") or [kept]
    about = {"name": str(place.name), "source": place.boundary_note}
    return [{"type": "Feature", "properties": about, "geometry": part.get("geometry", part)} for part in parts]


def entry_of_organisation(one: Organisation, country: str = "") -> Entry:
    """What an organisation is compared by."""
    return Entry(
        key=str(one.pk),
        names=tuple(dict.fromkeys(name for name in (one.name, *one.other_names, one.short_name) if name)),
        country=country,
        kind=one.kind,
        legal_form=one.legal_form,
        registration_number=one.register_number,
        place=one.place,
        address=one.address,
        lat=one.lat,
        lon=one.lon,
        website=one.website,
        email=one.email,
        phone=one.phone,
        activity=one.summary.get(one.summary.source),
        founded=one.founded,
        external_id=one.external_id,
    )


def likely_the_same(entry: Entry, workspace: Workspace) -> list[tuple[Organisation, Match]]:
    """Entries that may be this organisation already, most likely first, each with its reasons."""
    near = every(Question(words=entry.names[0], kind=KIND, workspaces=[workspace.pk], facets=()), COMPARED)
    rows = Organisation.objects.filter(Q(pk__in=near) | ~Q(state=State.PUBLISHED), merged_into=None)
    matches = [(one, score(entry, entry_of_organisation(one, entry.country))) for one in rows[: 10 * COMPARED]]
    return sorted((pair for pair in matches if pair[1].score >= LIKELY), key=lambda pair: -pair[1].score)


def unpublished() -> QuerySet[Organisation]:
    """Entries that are kept and not shown: drafts and what was put away."""
    return Organisation.objects.filter(merged_into=None).exclude(state=State.PUBLISHED).order_by("state", "name")


def speaks_for(actor: Actor, organisation: Organisation) -> bool:
    """Whether the reader speaks for this organisation."""
    return organisation.pk in actor.organisations_in(organisation.workspace_id)
