"""Where an installation and a place begin: the first steward, a new place in five steps, the first weeks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from localympact.across.founding import changes
from localympact.across.founding.candidates import candidate, candidates
from localympact.across.founding.forms import (
    FirstInvitationForm,
    FirstStewardForm,
    LanguagesForm,
    PartnerForm,
    PlaceForm,
    ResidentsForm,
    reading_language,
)
from localympact.across.founding.queries import has_steward, may_become_first_steward
from localympact.foundation.people.views import BACKEND
from localympact.foundation.ui.territory import territory
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.asking import said_to, tried
from localympact.foundation.workspaces.requests import Request

STEPS: tuple[tuple[Any, type[forms.Form]], ...] = (
    (gettext_lazy("The place"), PlaceForm),
    (gettext_lazy("Languages"), LanguagesForm),
    (gettext_lazy("Partner and responsibility"), PartnerForm),
    (gettext_lazy("Residents"), ResidentsForm),
    (gettext_lazy("Who leads it"), FirstInvitationForm),
)
KEPT = "new_place"
LANGUAGE_OF = {"LV": "lv", "LT": "lt", "SE": "sv", "PT": "pt", "CY": "el", "GR": "el"}


def become_first_steward(request: Request) -> HttpResponse:
    """On an empty installation: who runs it from now on."""
    if has_steward() or not may_become_first_steward(request):
        return render(request, "across/founding/first_steward.html", {"has_steward": has_steward()})
    form = FirstStewardForm(request.POST or None, initial={"language": reading_language()})
    if request.method == "POST" and form.is_valid():
        person = tried(form, changes.make_first_steward, by=system("the first steward"), **form.cleaned_data)
        if person:
            login(request, person, backend=BACKEND)
            messages.success(request, _("You run this installation now. Begin with the first place."))
            return redirect("create_workspace")
    return render(request, "across/founding/first_steward.html", {"form": form})


def create_workspace(request: Request, step: int = 1) -> HttpResponse:
    """One of the five steps; the last one makes the place."""
    if not 1 <= step <= len(STEPS):
        raise Http404
    kept = request.session.get(KEPT, {})
    missing = next((number for number in range(1, step) if str(number) not in kept), None)
    if missing:
        return redirect("create_workspace_step", missing)
    form = STEPS[step - 1][1](request.POST or None, request.FILES or None, initial=_initial(request, step, kept))
    if request.method == "POST" and form.is_valid():
        kept = request.session[KEPT] = {**kept, str(step): _with_earlier_outline(form.cleaned_data, kept, step)}
        if step < len(STEPS):
            return redirect("create_workspace_step", step + 1)
        made = tried(form, changes.found_workspace, [kept[str(n)] for n in range(1, 6)], by=request.actor)
        if made:
            del request.session[KEPT]
            messages.success(request, _("The place is made. It becomes public when you publish it."))
            return redirect(made)
    context = {"form": form, "step": step, "title": STEPS[step - 1][0], "steps": STEPS}
    return render(request, "across/founding/new_place.html", context | _search(request, step, form))


def _initial(request: Request, step: int, kept: dict[str, Any]) -> dict[str, Any]:
    """What was typed before, what was chosen from the search, or what fits the steps before."""
    chosen = candidate(request.GET.get("choose", "")) if step == 1 else None
    if chosen:
        names = ("name", "country", "timezone", "lat", "lon")
        outline = chosen.outline.code if chosen.outline else ""
        return {**{name: getattr(chosen, name) for name in names}, "outline": outline, "takes_outline": True}
    if str(step) in kept:
        return kept[str(step)]
    if step == 2:
        return {"languages": sorted({LANGUAGE_OF.get(kept["1"]["country"], "en"), "en", reading_language()})}
    if step == 5:
        email = request.actor.person.email if request.actor.person else ""
        return {"email": email, "language": _language_of_letters(kept)}
    return {}


def _with_earlier_outline(typed: dict[str, Any], kept: dict[str, Any], step: int) -> dict[str, Any]:
    """A file is sent once: whoever comes back to the first step keeps the outline that was read from it."""
    if step == 1 and not typed["boundary"] and typed["boundary_note"]:
        return {**typed, "boundary": kept.get("1", {}).get("boundary")}
    return typed


def _search(request: Request, step: int, form: Any) -> dict[str, Any]:
    if step != 1:
        return {}
    words = request.GET.get("q", "").strip()
    offered = form.offered
    drawn = territory(offered.shape, []) if offered else None
    return {"q": words, "found": candidates(words) if words else [], "drawn": drawn, "offered": offered}


@require_POST
def end_first_weeks(request: Request) -> HttpResponse:
    """Put the list away."""
    with said_to(request, _("The list is put away. Everything in it stays reachable by the menu.")):
        changes.end_first_weeks(request.workspace, by=request.actor)
    return redirect(request.workspace)


def _language_of_letters(kept: dict[str, Any]) -> str:
    """The language of those who are invited: the country's where it is spoken here, else the place's first."""
    spoken = kept["2"]["languages"]
    own = LANGUAGE_OF.get(kept["1"]["country"], "en")
    return own if own in spoken else spoken[0]
