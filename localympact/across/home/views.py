"""The front pages of the installation, of a programme and of a place."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from localympact.across.founding.queries import has_steward, may_become_first_steward
from localympact.across.home import queries, story
from localympact.foundation.workspaces.models import ProgrammePartner, ProgrammePhase, Workspace
from localympact.foundation.workspaces.requests import Request


def show_home(request: Request) -> HttpResponse:
    """What this is, which places are here, the four phases."""
    places = queries.places()
    if not places and not has_steward() and may_become_first_steward(request):
        return redirect("become_first_steward")
    real = [place for place in places if not place.workspace.example]
    examples = [place for place in places if place.workspace.example]
    context = {
        "real": real,
        "examples": examples,
        "programmes": queries.programmes(),
        "being_prepared": queries.being_prepared(request.actor),
        "europe": queries.europe(frozenset(place.workspace.country for place in real)),
        "total": sum(place.organisations for place in real),
        "story": story.one_story([place.workspace for place in examples or real]),
    }
    return render(request, "across/home/home.html", context)


def show_workspace(request: Request) -> HttpResponse:
    """Where the process stands here, what happened lately, what waits for me."""
    if request.workspace.is_programme:
        return show_programme(request)
    workspace = request.workspace
    standing = queries.where_we_stand(workspace)
    works_here = bool(request.actor.places_in(workspace.pk))
    waiting = queries.what_waits(workspace, request.actor)
    context = {
        "drawn": queries.drawn([workspace])[0],
        "standing": standing,
        "today": queries.how_far(standing),
        "works_here": works_here,
        "waiting": waiting if works_here else queries.open_to_all(workspace),
        "waiting_count": len(waiting),
        "lately": queries.what_happened([workspace]),
    }
    return render(request, "across/home/workspace.html", context)


def show_programme(request: Request) -> HttpResponse:
    """A programme: aims, partners, members, phases with dates, who pays."""
    programme = request.workspace
    members = list(Workspace.objects.filter(takes_part__programme=programme, state="published"))
    context = {
        "members": queries.drawn(members),
        "phases": ProgrammePhase.objects.all(),
        "partners": ProgrammePartner.objects.select_related("leads"),
        "lately": queries.what_happened([programme, *members]),
        "waiting": queries.what_waits(programme, request.actor),
    }
    return render(request, "across/home/programme.html", context)
