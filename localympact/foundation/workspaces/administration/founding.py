"""A new place in five steps: place, languages, partner, residents, invitation. What was typed is kept between them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from localympact.foundation.workspaces import changes
from localympact.foundation.workspaces.actors import Actor, system
from localympact.foundation.workspaces.administration import memberships
from localympact.foundation.workspaces.administration.forms import (
    FirstInvitationForm,
    LanguagesForm,
    PartnerForm,
    PlaceForm,
    ResidentsForm,
)
from localympact.foundation.workspaces.asking import tried
from localympact.foundation.workspaces.models import Role, Workspace
from localympact.foundation.workspaces.requests import Request

STEPS: tuple[tuple[Any, type[forms.Form]], ...] = (
    (gettext_lazy("The place"), PlaceForm),
    (gettext_lazy("Languages"), LanguagesForm),
    (gettext_lazy("Partner and responsibility"), PartnerForm),
    (gettext_lazy("Residents"), ResidentsForm),
    (gettext_lazy("Who leads it"), FirstInvitationForm),
)
KEPT = "new_place"


def create_workspace(request: Request, step: int = 1) -> HttpResponse:
    """One of the five steps; the last one makes the place."""
    if not 1 <= step <= len(STEPS):
        raise Http404
    kept = request.session.get(KEPT, {})
    missing = next((number for number in range(1, step) if str(number) not in kept), None)
    if missing:
        return redirect("create_workspace_step", missing)
    form = STEPS[step - 1][1](request.POST or None, initial=kept.get(str(step)))
    if request.method == "POST" and form.is_valid():
        request.session[KEPT] = {**kept, str(step): form.cleaned_data}
        if step < len(STEPS):
            return redirect("create_workspace_step", step + 1)
        made = tried(form, _make, {**kept, str(step): form.cleaned_data}, request.actor)
        if made:
            del request.session[KEPT]
            messages.success(request, _("The place is made. It becomes public when you publish it."))
            return redirect(made)
    context = {"form": form, "step": step, "title": STEPS[step - 1][0], "steps": STEPS}
    return render(request, "workspaces/new_place.html", context)


def _make(kept: dict[str, dict[str, Any]], by: Actor) -> Workspace:
    place, languages, partner, residents, invited = (kept[str(number)] for number in range(1, 6))
    language = (get_language() or "en")[:2]
    workspace = changes.create_workspace(
        by=by,
        slug=place["slug"],
        name={language: place["name"]},
        **{name: place[name] for name in ("kind", "country", "timezone", "lat", "lon")},
        languages=languages["languages"],
        **partner,
        **residents,
    )
    person = by.person
    if person is not None and invited["email"].lower() == person.email:
        changes.add_member(workspace, person=person, role=Role.FACILITATOR, by=system("first member of a new place"))
        return workspace
    # Nobody has a place here yet, so the system sends the first invitation in the founder's name.
    memberships.invite(workspace, role=Role.FACILITATOR, by=system(by.name), **invited)
    return workspace
