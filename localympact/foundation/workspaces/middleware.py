"""Each request starts with a closed scope and knows who asks; each page travels small."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.functional import SimpleLazyObject

from localympact.foundation.core.scope import closed
from localympact.foundation.workspaces.actors import VISITOR, Actor, actor_of


class SmallPages(GZipMiddleware):
    """Compress pages and data for slow networks; files that are streamed are compressed already, or large."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return response if response.streaming else super().process_response(request, response)


class ActorMiddleware:
    """Attach `request.actor` and close the scope that a test or a neighbour may have left open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        request.workspace = None  # type: ignore[attr-defined]
        request.twin = ""  # type: ignore[attr-defined]
        with closed():
            response = self.get_response(request)
        if request.COOKIES.get("sessionid"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _actor(request: HttpRequest) -> Actor:
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return VISITOR
    return actor_of(person)
