"""What the front pages ask: places with their numbers, where a place stands, what happened lately."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.core import get_global
from django.apps import apps
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces, inside
from localympact.foundation.history.models import Line
from localympact.foundation.ui.templatetags.ui import in_words
from localympact.foundation.ui.territory import Projection, Territory, box_of, path_of, rings, territory
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import MENU, STANDINGS, WAITING, Standing, Waiting
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.events.models import Event
from localympact.phase1_mapping.events.queries import upcoming
from localympact.phase1_mapping.imports.models import Import
from localympact.phase1_mapping.organisations.queries import listed_organisations
from localympact.phase1_mapping.organisations.tables import shown_degrees
from localympact.phase1_mapping.surveys.models import Wave

EUROPE = Projection((-11.5, 33.5, 36.5, 65.5), 620)
PHASE_OF = {"mapping": "mapping", "toolbox": "toolbox", "recommendations": "recommendations", "action": "action"}
# What a visitor may read of the history: things that became public.
PUBLIC_CHANGES = {
    "publish_organisation": _("%(thing)s stands in the directory now"),
    "confirm_import": _("A list of organisations was taken over into the directory"),
    "publish_finding": _("New finding: %(thing)s"),
    "publish_report": _("New report: %(thing)s"),
    "publish_practice": _("New cooperation example: %(thing)s"),
    "publish_event": _("New event: %(thing)s"),
    "publish_recommendation": _("New recommendation: %(thing)s"),
    "answer_officially": _("Official answer given: %(thing)s"),
    "publish_plan": _("New plan: %(thing)s"),
    "publish_result": _("New result: %(thing)s"),
    "close_and_count_wave": _("Closed and counted: %(thing)s"),
    "publish_partnership": _("Partnership agreed: %(thing)s"),
}

# Many of these one after another are one sentence.
TOLD_ONCE = ("publish_organisation", "confirm_import")
DOT = ("place", "address_hidden", "lat", "lon")
# Where a visitor sees what a change did, if not on the page of the thing itself.
SEEN_AT = {"confirm_import": "list_organisations"}
PUBLIC_STATES = (State.PUBLISHED, Wave.State.CLOSED, Import.State.DONE)


@dataclass(frozen=True)
class Place:
    """A workspace as the front page shows it."""

    workspace: Workspace
    organisations: int
    territory: Territory | None
    x: float | None = None
    y: float | None = None

    @property
    def reach(self) -> float:
        """Half the width of its mark, which grows with its directory."""
        return round(9 + min(self.organisations, 120) ** 0.5 * 1.4, 1)

    @property
    def label_left(self) -> bool:
        """Whether its name stands left of its mark: it would not fit to the right."""
        return self.x is not None and self.x + 40 + 12 * len(str(self.workspace.name)) > EUROPE.width + 20


@dataclass(frozen=True)
class Lately:
    """Something that happened, in a sentence."""

    at: Any
    phase: str
    number: int
    sentence: SafeString
    url: str


@dataclass(frozen=True)
class Continent:
    """The continent as the front page draws it: all land, and the countries that have a place here."""

    width: float
    height: float
    land: str
    taking_part: str


@lru_cache(maxsize=8)
def europe(countries: frozenset[str] = frozenset()) -> Continent:
    """The continent, with these countries apart."""
    shapes = json.loads((Path(__file__).parent / "europe.geojson").read_text())["features"]
    codes = get_global("territory_aliases")
    near = [one for one in shapes if set(codes.get(one["properties"]["iso_n3"] or "", ())) & countries]
    far = [one for one in shapes if one not in near]
    return Continent(EUROPE.width, round(EUROPE.height), _land(far), _land(near))


def _land(features: list[Any]) -> str:
    west, south, east, north = EUROPE.box
    seen = []
    for ring in (ring for feature in features for ring in rings(feature)):
        box = box_of(ring)
        if box and box[2] - box[0] < 180 and box[0] < east and box[2] > west and box[1] < north and box[3] > south:
            seen.append(ring)
    return path_of(seen, EUROPE)


def places() -> list[Place]:
    """Every public place that is not a programme, with its directory's size and outline."""
    return [
        replace(place, x=x, y=y)
        for place in drawn(Workspace.objects.filter(state=State.PUBLISHED).exclude(kind=Workspace.Kind.PROGRAMME))
        for x, y in [_on_the_continent(place.workspace)]
    ]


def being_prepared(actor: Actor) -> list[Workspace]:
    """The places that are not public yet, for whoever runs the installation; who works in one has it in the menu."""
    return list(Workspace.objects.filter(state=State.DRAFT)) if actor.is_steward else []


def _on_the_continent(workspace: Workspace) -> tuple[float | None, float | None]:
    if workspace.lat is None or workspace.lon is None:
        return None, None
    return EUROPE.at(workspace.lon, workspace.lat)


def programmes() -> list[Workspace]:
    """The public programmes."""
    return list(Workspace.objects.filter(state=State.PUBLISHED, kind=Workspace.Kind.PROGRAMME))


def drawn(workspaces: Iterable[Workspace]) -> list[Place]:
    """Places with their outlines and a dot for each organisation, however many places with one question."""
    found: dict[Any, list[tuple[str, float | None, float | None]]] = {workspace.pk: [] for workspace in workspaces}
    if not found:
        return []
    with inside(*workspaces):
        for listed_in, place, hidden, *spot in listed_organisations().values_list("workspace_id", *DOT):
            lat, lon = (shown_degrees(degrees, is_hidden=hidden) for degrees in spot)
            found[listed_in].append((place, lat, lon))
    return [Place(one, len(found[one.pk]), territory(one.boundary, found[one.pk])) for one in workspaces]


def where_we_stand(workspace: Workspace) -> list[tuple[Any, list[Standing]]]:
    """The four phases, each with what nouns tell of it."""
    told = [one for collect in STANDINGS for one in collect(workspace)]
    return [
        (phase, sorted((s for s in told if s.phase == phase.code), key=lambda s: s.order)) for phase in MENU.values()
    ]


def how_far(standing: list[tuple[Any, list[Standing]]]) -> int:
    """Where today stands on the strip, in per cent: in the last phase that has something to show."""
    reached = [phase.number for phase, told in standing if any(one.number for one in told)]
    return (max(reached) - 1) * 25 + 14 if reached else 3


def what_waits(workspace: Workspace, actor: Actor) -> list[Waiting]:
    """What waits for this person here, the soonest first."""
    if not actor.places_in(workspace.pk):
        return []
    found = [one for collect in WAITING for one in collect(workspace, actor)]
    return sorted(found, key=lambda one: (one.until is None, one.until))


def open_to_all(workspace: Workspace) -> list[Waiting]:
    """What anybody may do here: come to an event, read an open survey, name an organisation that is missing."""
    with inside(workspace):
        events = list(upcoming(Event.objects.filter(state=State.PUBLISHED))[:2])
        waves = list(Wave.objects.filter(state=Wave.State.OPEN)[:2])
        found = [
            Waiting(one.title, one.get_absolute_url(), "mapping", one.place, until=one.starts_at) for one in events
        ]
        found += [
            Waiting(one.title, one.get_absolute_url(), "mapping", gettext("A survey is open."), until=one.closes_on)
            for one in waves
        ]
    suggest, walk = (reverse(name, args=[workspace.slug]) for name in ("suggest_organisation", "list_runs"))
    return [
        *found,
        Waiting(gettext("Suggest an organisation that is missing"), suggest, "mapping", gettext("No account needed.")),
        Waiting(gettext("Take a checklist to a first talk"), walk, "action", gettext("Blank, as DOCX and PDF.")),
    ]


def what_happened(workspaces: list[Workspace], limit: int = 8) -> list[Lately]:
    """What became public lately and still is; many entries of one import are one sentence."""
    ids = [workspace.pk for workspace in workspaces]
    lines = list(Line.objects.filter(workspace_id__in=ids, change__in=PUBLIC_CHANGES).order_by("-id")[: limit * 6])
    told: list[Lately] = []
    before = ""
    for line, thing in _still_public(lines):
        if line.change != before or line.change not in TOLD_ONCE:
            phase = MENU.get(PHASE_OF.get(thing._meta.app_label, "mapping"))
            code, number = (phase.code, phase.number) if phase else ("", 1)
            told.append(Lately(line.at, code, number, _sentence(line, thing), _seen_at(line, thing)))
        before = line.change
        if len(told) == limit:
            break
    return told


def _sentence(line: Line, thing: Any) -> SafeString:
    """What happened, with the name of the thing marked where it stands in another language than the reader's."""
    words = [getattr(thing, field, "") for field in ("title", "sentence")]
    named = next((one for one in words if str(one) == str(thing)), thing)
    return format_html(str(PUBLIC_CHANGES[line.change]).replace("%(thing)s", "{}"), in_words(named))


def _seen_at(line: Line, thing: Any) -> str:
    page = SEEN_AT.get(line.change)
    return reverse(page, args=[thing.workspace.slug]) if page else thing.get_absolute_url()


def _still_public(lines: list[Line]) -> Iterator[tuple[Line, Any]]:
    """The lines with things that anybody may read today, one question for each kind that somebody reads as far as."""
    found: dict[str, dict[Any, Any]] = {}
    for line in lines:
        if line.thing_kind not in found:
            found[line.thing_kind] = _public(line.thing_kind, {one.thing_id for one in lines})
        if line.thing_id in found[line.thing_kind]:
            yield line, found[line.thing_kind][line.thing_id]


def _public(kind: str, keys: set[Any]) -> dict[Any, Any]:
    model = apps.get_model(kind)
    whole = [model.part_of] if getattr(model, "part_of", "") else []
    with across_workspaces("the lines say of which places these things are"):
        rows = model.objects.select_related("workspace", *whole).filter(pk__in=keys)
        return {row.pk: row for row in rows if getattr(row, "state", State.PUBLISHED) in PUBLIC_STATES}
