"""Forms of visitors need no cookie: the browser says where a post comes from, and that is checked."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware


class OriginOrTokenMiddleware(CsrfViewMiddleware):
    """Those signed in send a token. From visitors a post is taken when its origin is this very site."""

    def process_view(self, request: HttpRequest, callback: Any, callback_args: Any, callback_kwargs: Any) -> Any:
        """Accept a visitor's post from our own pages; ask everybody else for the token."""
        if request.method == "POST" and not request.COOKIES.get("sessionid") and _from_here(request):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)


def _from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    return origin is not None and urlsplit(origin).netloc == request.get_host()
