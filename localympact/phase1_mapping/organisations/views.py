"""Pages of the directory: the list with its map, and profiles."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.core.refused import NotAllowed
from localympact.foundation.core.rows import WorkspaceOwned
from localympact.foundation.documents.tables import Table, as_json
from localympact.foundation.search.asking import Question
from localympact.foundation.search.finding import find
from localympact.foundation.workspaces.asking import form_page, pressed
from localympact.foundation.workspaces.permissions import May, allows
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.organisations import changes, queries
from localympact.phase1_mapping.organisations.directory import (
    Look,
    by_side,
    cards,
    chosen_words,
    groups,
    look_of,
    page_of,
)
from localympact.phase1_mapping.organisations.forms import ContactForm, OrganisationForm, SupportForm
from localympact.phase1_mapping.organisations.kinds import need_name
from localympact.phase1_mapping.organisations.models import ContactPoint, Organisation, Support
from localympact.phase1_mapping.organisations.schema_org import as_schema_org, as_script
from localympact.phase1_mapping.organisations.tables import organisations_table
from localympact.phase1_mapping.organisations.where import where_is

EDIT, WRITE = "mapping/organisations/edit.html", "mapping/organisations/write.html"
T = TypeVar("T", bound=WorkspaceOwned)


def language() -> str:
    """The language of the page."""
    return (get_language() or "en")[:2]


def must_be_allowed(request: Request, verb: May, thing: WorkspaceOwned) -> None:
    """Refuse a form to those whose change would be refused."""
    if not allows(request.actor, verb, thing):
        raise NotAllowed(_("You may not edit this entry. Ask the person who leads this place."))


def list_organisations(request: Request) -> HttpResponse:
    """Who is here: the list, its filters and its map are one set."""
    look = look_of(request.GET)
    places = queries.places_of(request.workspace)
    question = look.question(places, language())
    table = _table(request, look, question) if request.twin else None
    context = {} if request.twin else _listed(look, question, places if len(places) > 1 else {})
    return shown(request, "mapping/organisations/list.html", table, context)


def _table(request: Request, look: Look, question: Question) -> Table:
    title = " · ".join([_("Organisations in %(place)s") % {"place": request.workspace}, *chosen_words(look)])
    return organisations_table(queries.found_rows(question), title, example=request.workspace.example)


def _listed(look: Look, question: Question, places: dict[UUID, str]) -> dict[str, Any]:
    found = find(question)
    return {
        "look": look,
        "cards": cards(look, found, places),
        "groups": groups(look, found),
        "total": found.total,
        "sides": by_side(look, found),
        "without_place": found.total - found.placed,
        "hits": page_of(look, found),
        "is_ready": bool(found.generation),
    }


def show_boundary(request: Request) -> HttpResponse:
    """The outline of a place, or of a programme's places, for the map."""
    features = queries.boundaries_of(request.workspace)
    return JsonResponse({"type": "FeatureCollection", "features": features}, content_type="application/geo+json")


def show_organisation(request: Request, pk: UUID) -> HttpResponse:
    """One organisation's profile."""
    organisation = get_object_or_404(queries.organisation_for(request.actor, request.workspace), pk=pk)
    if organisation.merged_into_id:
        return redirect("show_organisation", request.workspace.slug, organisation.merged_into_id, permanent=True)
    if request.twin:
        table = organisations_table([organisation], organisation.name, example=request.workspace.example)
        given = json.loads(as_json(table))
        return JsonResponse(given["items"][0] | ({"example": given["example"]} if "example" in given else {}))
    return render(request, "mapping/organisations/organisation.html", _profile(request, organisation))


def _profile(request: Request, organisation: Organisation) -> dict[str, Any]:
    url = request.build_absolute_uri(organisation.get_absolute_url())
    return {
        "organisation": organisation,
        "crumbs": [(_("Directory"), reverse("list_organisations", args=[request.workspace.slug]))],
        "contacts": organisation.contact_points.all(),
        "support": organisation.support.all(),
        "needs": [need_name(code) for code in organisation.needs],
        "units": queries.listed_entries().filter(parent=organisation),
        "speaks": queries.speaks_for(request.actor, organisation),
        "editable": allows(request.actor, May.EDIT_ORGANISATION, organisation),
        "decidable": allows(request.actor, May.DECIDE_SUGGESTION, organisation),
        "where": where_is(organisation, request.workspace.boundary),
        "schema_org": as_script(as_schema_org(organisation, url, request.workspace.country)),
    }


def add_organisation(request: Request) -> HttpResponse:
    """List an organisation by hand."""
    form = _entry_form(request, None)
    return form_page(
        request, form, changes.add_organisation, request.workspace, EDIT, {"title": _("List an organisation")}
    )


def edit_organisation(request: Request, pk: UUID) -> HttpResponse:
    """Change an entry."""
    organisation = _editable(request, get_object_or_404(Organisation, pk=pk))
    context = {"organisation": organisation, "title": _("Edit the profile")}
    form = _entry_form(request, organisation)
    return form_page(request, form, changes.edit_organisation, organisation, EDIT, context)


def _entry_form(request: Request, organisation: Organisation | None) -> OrganisationForm:
    leads = allows(request.actor, May.DECIDE_SUGGESTION, request.workspace)
    data = request.POST or None
    return OrganisationForm(data, instance=organisation, country=request.workspace.country, leads=leads)


def _editable(request: Request, thing: T) -> T:
    must_be_allowed(request, May.EDIT_ORGANISATION, thing)
    return thing


@require_POST
def publish_organisation(request: Request, pk: UUID) -> HttpResponse:
    """Show an entry in the public directory."""
    return pressed(request, changes.publish_organisation, get_object_or_404(Organisation, pk=pk), _("Published."))


@require_POST
def confirm_organisation(request: Request, pk: UUID) -> HttpResponse:
    """Say that an entry is still right."""
    organisation = get_object_or_404(Organisation, pk=pk)
    return pressed(
        request, changes.confirm_organisation, organisation, _("Thank you: the entry counts as checked today.")
    )


@require_POST
def archive_organisation(request: Request, pk: UUID) -> HttpResponse:
    """Put an entry away."""
    organisation = get_object_or_404(Organisation, pk=pk)
    done = _("Put away.")
    return pressed(request, changes.archive_organisation, organisation, done)


def add_contact_point(request: Request, pk: UUID) -> HttpResponse:
    """Name whom to turn to first."""
    organisation = _editable(request, get_object_or_404(Organisation, pk=pk))
    return _write(request, ContactForm(request.POST or None), changes.add_contact_point, organisation)


def edit_contact_point(request: Request, pk: UUID) -> HttpResponse:
    """Change a contact point."""
    point = _editable(request, get_object_or_404(ContactPoint.objects.select_related("organisation"), pk=pk))
    return _write(request, ContactForm(request.POST or None, instance=point), changes.edit_contact_point, point)


@require_POST
def remove_contact_point(request: Request, pk: UUID) -> HttpResponse:
    """Take a contact point away."""
    point = get_object_or_404(ContactPoint.objects.select_related("organisation"), pk=pk)
    return pressed(
        request, changes.remove_contact_point, point, _("The contact point is gone."), then=point.organisation
    )


def add_support(request: Request, pk: UUID) -> HttpResponse:
    """Say what support is on offer."""
    organisation = _editable(request, get_object_or_404(Organisation, pk=pk))
    return _write(request, SupportForm(request.POST or None), changes.add_support, organisation)


def edit_support(request: Request, pk: UUID) -> HttpResponse:
    """Change what is said about a support."""
    support = _editable(request, get_object_or_404(Support.objects.select_related("organisation"), pk=pk))
    return _write(request, SupportForm(request.POST or None, instance=support), changes.edit_support, support)


@require_POST
def remove_support(request: Request, pk: UUID) -> HttpResponse:
    """Take a support away."""
    support = get_object_or_404(Support.objects.select_related("organisation"), pk=pk)
    return pressed(request, changes.remove_support, support, _("The support is gone."), then=support.organisation)


def _write(request: Request, form: ContactForm | SupportForm, do: Callable[..., Any], about: Any) -> HttpResponse:
    """The page of a part of a profile."""
    organisation = getattr(about, "organisation", about)
    title = _("A contact point") if isinstance(form, ContactForm) else _("Support on offer")
    return form_page(request, form, do, about, WRITE, {"organisation": organisation, "title": title}, then=organisation)
