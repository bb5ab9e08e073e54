"""The URL table says who may: `page()` opens the workspace, asks the right, and serves the twins."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from localympact.foundation.core.refused import Conflict, NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May, may_somewhere

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Page:
    """One row of the table of pages."""

    route: str
    view: View
    may: May
    name: str
    twins: tuple[str, ...]
    phase: str
    before_public: bool


PAGES: dict[str, Page] = {}


def page(
    route: str,
    view: View,
    *,
    may: May,
    name: str,
    twins: Sequence[str] = (),
    phase: str = "",
    before_public: bool = False,
) -> list[URLPattern]:
    """One page and its twins. A route below `<slug:workspace>/` opens that workspace's scope.

    `before_public`: strangers reach it in a place that is not public yet too, because a key in its address asks them.
    """
    row = Page(route, view, may, name, tuple(twins), phase, before_public)
    PAGES[name] = row
    opened = _opened(row)
    patterns = [path(route, opened, name=name)]
    bare = route.rstrip("/")
    for twin in twins:
        patterns.append(path(f"{bare}.{twin}", opened, kwargs={"twin": twin}, name=f"{name}.{twin}"))
    return patterns


def _opened(row: Page) -> View:
    @functools.wraps(row.view)
    def open_page(request: HttpRequest, workspace: str | None = None, twin: str = "", **kwargs: Any) -> HttpResponse:
        request.page, request.twin = row, twin  # type: ignore[attr-defined]
        request.workspace = place = _find(request, workspace, row) if workspace is not None else None  # type: ignore[attr-defined]
        if not may_somewhere(request.actor, row.may, place):  # type: ignore[attr-defined]
            return _turned_away(request)
        try:
            if place is None:
                return row.view(request, **kwargs)
            with inside(place), timezone.override(place.timezone):
                return row.view(request, **kwargs)
        except Refused as refused:
            return show_refusal(request, refused)

    return open_page


def _find(request: HttpRequest, slug: str, row: Page) -> Workspace:
    found = Workspace.objects.filter(slug=slug).first()
    actor = request.actor  # type: ignore[attr-defined]
    if found is None or not (found.is_published or row.before_public or _knows(actor, found)):
        raise Http404
    return found


def _knows(actor: Actor, place: Workspace) -> bool:
    return actor.is_steward or bool(actor.places_in(place.pk))


def _turned_away(request: HttpRequest) -> HttpResponse:
    if not request.actor.is_signed_in and request.method in ("GET", "HEAD"):  # type: ignore[attr-defined]
        return redirect_to_login(request.get_full_path(), reverse("account_login"))
    return render(request, "errors/403.html", status=403)


def show_refusal(request: HttpRequest, refused: Refused) -> HttpResponse:
    """A refusal that no form could show: the sentence, and the way back."""
    status = 403 if isinstance(refused, NotAllowed) else 409 if isinstance(refused, Conflict) else 422
    template = "errors/403.html" if status == 403 else "errors/refused.html"
    return render(request, template, {"sentence": refused.sentence}, status=status)
