"""What the search index keeps of an organisation."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.search.declarations import Findable
from localympact.foundation.vocabularies.queries import name_of
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.tables import address_shown, latitude, longitude

KIND = "mapping.organisation"
FACETS = ("side", "group", "kind", "field", "place", "youth", "offers")
NAMED = {"kind": "kind", "group": "group", "field": "field"}


def published_rows(ids: Collection[UUID] | None) -> Iterator[Organisation]:
    """The published entries among these, or all; merged ones stand under the one they became."""
    with across_workspaces("the index holds the published entries of every place"):
        rows = Organisation.objects.filter(state=State.PUBLISHED, merged_into=None)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return rows.order_by("pk").iterator(chunk_size=1_000)


def document(one: Organisation) -> Findable:
    """An entry as plain values, with the words of its kind and field in every language."""
    return Findable(
        id=one.pk,
        workspace=one.workspace_id,
        names=[name for name in (one.name, one.short_name, *one.other_names) if name],
        text=[*_words(one), one.place, address_shown(one), one.register_number, one.website],
        facets=facets_of(one),
        position=_position(one),
        updated=one.updated_at,
        shown=shown_of(one),
    )


def _position(one: Organisation) -> tuple[float, float] | None:
    """Where it is found: the area only of those who keep their address to themselves."""
    lat, lon = latitude(one), longitude(one)
    return None if lat is None or lon is None else (lat, lon)


def facets_of(one: Organisation) -> dict[str, list[str]]:
    """The codes by which an entry can be filtered."""
    single = {
        "side": one.side,
        "group": one.group,
        "kind": one.kind,
        "field": one.field[:1],
        "place": one.place,
        "youth": one.youth_relation,
    }
    return {name: [code] for name, code in single.items() if code} | {"offers": list(one.offers)}


def shown_of(one: Organisation) -> dict[str, Any]:
    """What a card of the list needs, so that a list asks the database nothing."""
    return {
        "workspace": str(one.workspace_id),
        "name": one.name,
        "side": one.side,
        "kind": one.kind,
        "place": one.place,
        "summary": one.summary.to_json(),
        "offers": list(one.offers),
        "needs": list(one.needs),
        "confirmed_on": one.confirmed_on.isoformat() if one.confirmed_on else "",
        "is_outside": one.is_outside,
    }


def _words(one: Organisation) -> list[str]:
    """The description in every language it has, and the names of kind, group and field in all."""
    words = [one.summary.get(code) for code in one.summary.languages]
    for vocabulary, attribute in NAMED.items():
        name: Any = name_of(vocabulary, getattr(one, attribute))
        words += [name.get(code) for code in LANGUAGES] if hasattr(name, "get") else []
    return [word for word in words if word]
