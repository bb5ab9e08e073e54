"""What every page for respondents does: no trace to elsewhere, no copy kept, not found by search engines."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from localympact.phase1_mapping.responses.pace import seconds_to_wait

HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store"}


def for_respondents(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page whose address holds a key. The key is all the right there is, so a post needs no cookie beside it."""

    @csrf_exempt
    @functools.wraps(view)
    def open_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response.headers[name] = value
        response._has_been_logged = True  # type: ignore[attr-defined]  # the log would keep the address with its key
        return response

    return open_door


def too_fast(request: HttpRequest) -> HttpResponse | None:
    """A refusal to an address that begins or sends far more answers than a school would."""
    address = str(request.META.get(settings.CLIENT_ADDRESS, "")).rsplit(",", 1)[-1].strip()
    wait = seconds_to_wait(address)
    if not wait:
        return None
    response = render(request, "mapping/responses/wait.html", {"seconds": wait, "menu": []}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response
