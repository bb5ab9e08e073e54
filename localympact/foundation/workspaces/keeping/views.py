"""Pages of what was: the history of a thing, and the bin of a place."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.core.rows import Recorded, WorkspaceOwned
from localympact.foundation.workspaces.asking import pressed
from localympact.foundation.workspaces.keeping import changes, queries
from localympact.foundation.workspaces.keeping.tracing import history_of, may_see_history
from localympact.foundation.workspaces.models import Removed, Workspace
from localympact.foundation.workspaces.requests import Request


def show_history(request: Request, kind: str, pk: UUID) -> HttpResponse:
    """What was changed in a thing: which field, before and after, who and when."""
    thing = _thing(request, kind, pk)
    if not may_see_history(request.actor, thing):
        raise Http404
    return render(request, "workspaces/history.html", {"thing": thing, "steps": history_of(thing)})


def list_bin(request: Request) -> HttpResponse:
    """What was taken back, put away or removed, and can be brought back."""
    context = {"kept": queries.kept_in(request.workspace, request.actor), "days": queries.KEPT_FOR.days}
    return render(request, "workspaces/bin.html", context)


@require_POST
def bring_back(request: Request, kind: str, pk: UUID) -> HttpResponse:
    """Undo: bring it back."""
    thing = _thing(request, kind, pk)
    do = changes.restore if isinstance(thing, Removed) else changes.bring_back
    there = hasattr(thing, "get_absolute_url")
    bin_page = reverse("list_bin", args=[request.workspace.slug])
    return pressed(request, do, thing, _("It is back."), then=thing if there else bin_page)


def _thing(request: Request, kind: str, pk: UUID) -> Any:
    """A thing of this place by its kind and id."""
    try:
        model: Any = apps.get_model(kind)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    if model is Workspace and pk == request.workspace.pk:
        return request.workspace
    if not (issubclass(model, WorkspaceOwned) and issubclass(model, Recorded)):
        raise Http404
    return get_object_or_404(model.objects, pk=pk)
