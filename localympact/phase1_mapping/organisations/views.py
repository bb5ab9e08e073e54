"""Pages of the directory."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from localympact.foundation.workspaces.queries import visible
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import listed_organisations


def list_organisations(request: Request) -> HttpResponse:
    """Who is here."""
    return render(request, "mapping/organisations/list.html", {"organisations": listed_organisations()})


def show_organisation(request: Request, pk: UUID) -> HttpResponse:
    """One organisation's profile."""
    rows = visible(Organisation.objects.select_related("parent"), request.actor, request.workspace)
    organisation = get_object_or_404(rows, pk=pk)
    if organisation.merged_into_id:
        return redirect("show_organisation", request.workspace.slug, organisation.merged_into_id, permanent=True)
    return render(request, "mapping/organisations/organisation.html", {"organisation": organisation})
