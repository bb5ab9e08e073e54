"""The thread, shown on every thing's own page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from localympact.across.thread.queries import earlier, later, stop
from localympact.across.thread.views import PLURALS, plural_of
from localympact.foundation.workspaces.declarations import Panel, panel
from localympact.foundation.workspaces.requests import Request


def thread_of_thing(request: Request, thing: Any) -> dict[str, Any] | None:
    """One step back, one step on, and the way to the whole story."""
    place = request.workspace
    drafts_of = place if request.actor.places_in(place.pk) else None
    behind = [(link.because, stop(other)) for link, other in earlier(thing, drafts_of)]
    ahead = [(link.led_to, stop(other)) for link, other in later(thing, drafts_of)]
    if not behind and not ahead:
        return None
    address = reverse("show_thread", args=[place.slug, plural_of(thing), thing.pk])
    return {"behind": behind, "ahead": ahead, "address": address}


PLACES = [label.split(".")[1].lower() for label in PLURALS.values()]
panel(*(Panel(f"thread of {place}", place, "across/thread/panel.html", thread_of_thing, order=90) for place in PLACES))


def what_became(request: Request, wave: Any) -> dict[str, Any] | None:
    """The way from a closed survey to what its answers led to."""
    return {"wave": wave} if wave.is_closed else None


panel(Panel("what became", "wave", "across/thread/became_panel.html", what_became, order=80))
