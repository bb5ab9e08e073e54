"""The thread of a thing, as a story and as data."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from localympact.across.thread.became import became_of
from localympact.across.thread.queries import Thread, backward, forward, thread_of
from localympact.foundation.core.rows import State
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.surveys.models import Wave

PLURALS = {
    "results": "action.Result",
    "actions": "action.Action",
    "partnerships": "action.Partnership",
    "recommendations": "recommendations.Recommendation",
    "findings": "mapping.Finding",
    "reports": "mapping.Report",
    "tallies": "mapping.Tally",
    "gaps": "mapping.Gap",
    "practices": "mapping.Practice",
    "notes": "mapping.EventNote",
    "counts": "mapping.DirectoryCount",
}


def show_thread(request: Request, plural: str, pk: UUID) -> HttpResponse:
    """What stands behind a thing, and what became of it."""
    thing = _thing(request, plural, pk)
    drafts_of = _drafts_of(request)
    if request.twin == "json":
        return JsonResponse(as_data(request, thread_of(thing, drafts_of)))
    onward = request.GET.get("way") == "forward"
    story = (forward if onward else backward)(thing, drafts_of)
    context = {"thing": thing, "story": story, "onward": onward, "plural": plural}
    return render(request, "across/thread/thread.html", context)


def as_data(request: Request, thread: Thread) -> dict[str, Any]:
    """The thread's shape on every door: nodes and links, kinds in glossary words."""
    nodes = [
        {
            "id": n.id,
            "kind": n.kind,
            "title": str(n.title),
            "url": request.build_absolute_uri(n.url) if n.url else "",
            "state": n.state,
        }
        for n in thread.nodes
    ]
    links = [{"from": link.later, "to": link.earlier, "relation": link.relation} for link in thread.links]
    return {"nodes": nodes, "links": links}


def _thing(request: Request, plural: str, pk: UUID) -> Any:
    if plural not in PLURALS:
        raise Http404
    model = apps.get_model(PLURALS[plural])
    thing = get_object_or_404(model.objects.select_related("workspace"), pk=pk)
    state = getattr(thing, "state", State.PUBLISHED)
    if state not in (State.PUBLISHED, State.ARCHIVED, State.WITHDRAWN) and _drafts_of(request) is None:
        raise Http404
    return thing


def _drafts_of(request: Request) -> Any:
    """The place whose drafts the reader may see: their own."""
    place = request.workspace
    return place if request.actor.places_in(place.pk) else None


def plural_of(thing: Any) -> str:
    """The word of the address for this kind of thing."""
    return next(plural for plural, label in PLURALS.items() if label.lower() == thing._meta.label_lower)


def show_what_became(request: Request, pk: UUID) -> HttpResponse:
    """What became of the answers to one survey, for those who gave them."""
    wave = get_object_or_404(Wave.objects.exclude(state=Wave.State.DRAFT), pk=pk)
    side = request.GET.get("side", "")
    side = side if side in Side.values else ""
    context = {"wave": wave, "became": became_of(wave, side), "side": side, "sides": Side.choices}
    return render(request, "across/thread/became.html", context)
