"""Pages at the end of the way: thanked, sent before, closed, not open yet, or a key that leads to nothing."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localympact.foundation.languages.names import OWN_NAMES
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.responses import queries
from localympact.phase1_mapping.surveys.models import Wave, WaveSide

PLAIN: dict[str, Any] = {"menu": []}  # no phases around a questionnaire: one thing at a time


def language_of(wave: Wave) -> str:
    """The language of the page if the survey speaks it, else English, else the survey's first."""
    wanted = ((get_language() or "en")[:2], "en")
    return next((language for language in wanted if language in wave.languages), wave.languages[0])


def around(request: HttpRequest, wave: Wave) -> dict[str, Any]:
    """What stands around every page for respondents: no menu, the survey's own languages."""
    names = [(code, OWN_NAMES[code]) for code in wave.languages if code in OWN_NAMES]
    return {**PLAIN, "wave_languages": names, "in_language": language_of(wave)}


def thanked(request: Request, side: WaveSide, status: int) -> HttpResponse:
    """The answer is kept, or another one was under the same id."""
    return _end(request, "other" if status == 409 else "thanks", side, status)


def sent_again(request: Request, side: WaveSide | None, sent_on: date | None) -> HttpResponse:
    """A form sent once more whose answer was sent: either this very answer was stored, or another one was."""
    try:
        instance_id = UUID(request.POST.get("instance_id", ""))
    except ValueError:
        return sent(request, side, sent_on) if side else unknown(request)
    received = queries.sent_before(instance_id, request.POST.get("body", ""))
    if received is None or received.response is None:
        return sent(request, side, sent_on) if side else unknown(request)
    kept = WaveSide.objects.select_related("wave").get(pk=received.response.wave_side_id)
    return thanked(request, kept, received.status)


def sent(request: Request, side: WaveSide, sent_on: date | None = None) -> HttpResponse:
    """An answer was sent from here; a personal link does not know on which day."""
    return _end(request, "sent", side, _gone(request), sent_on=sent_on)


def closed(request: Request, side: WaveSide, *, draft_key: str = "") -> HttpResponse:
    """No more answers; what was begun can still be read."""
    return _end(request, "over", side, _gone(request), draft_key=draft_key)


def not_open_yet(request: Request, side: WaveSide) -> HttpResponse:
    """The key is right, but nobody is asked yet."""
    return _end(request, "early", side, 403)


def unknown(request: Request) -> HttpResponse:
    """The key leads to nothing, or to nothing any more."""
    return render(request, "mapping/responses/unknown.html", PLAIN, status=404)


def _gone(request: HttpRequest) -> int:
    return 409 if request.method == "POST" else 410


def _end(request: Request, name: str, side: WaveSide, status: int, **context: Any) -> HttpResponse:
    context |= {"wave": side.wave, "side": side, **around(request, side.wave)}
    return render(request, f"mapping/responses/{name}.html", context, status=status)
