"""What every page's frame shows: the place, the menu of phases, the languages, who is signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from localympact.foundation.core.scope import inside
from localympact.foundation.languages.names import LANGUAGES, OWN_NAMES
from localympact.foundation.workspaces.declarations import MENU, WAITING, Phase
from localympact.foundation.workspaces.helping import help_of
from localympact.foundation.workspaces.permissions import May, may_somewhere


@dataclass(frozen=True)
class ShownPhase:
    """A phase in the menu, with its pages."""

    code: str
    number: int
    label: str
    url: str
    current: bool
    items: list[tuple[str, str, bool]] = field(default_factory=list)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """The context of base.html."""
    place = getattr(request, "workspace", None)
    page = getattr(request, "page", None)
    phase = page.phase if page else ""
    return {
        "place": place,
        "phase": phase,
        "actor": getattr(request, "actor", None),
        "menu": [_shown(p, place, phase, request.path) for p in MENU.values()] if place else [],
        "languages": _languages(request),
        "language": (get_language() or "en")[:2],
        "links": _links(place) | _own_links(place, getattr(request, "actor", None)),
        "help": SimpleLazyObject(lambda: help_of(_route(request), (get_language() or "en")[:2])),
        "waiting_count": SimpleLazyObject(lambda: _waiting(request, place)),
    }


def _route(request: HttpRequest) -> str | None:
    """The route of our page, or of allauth's; an error has none."""
    page, match = getattr(request, "page", None), request.resolver_match
    return page.route if page else match.route.partition("/")[2] if match else None


def _waiting(request: HttpRequest, place: Any) -> int:
    actor = getattr(request, "actor", None)
    if place is None or actor is None or not actor.places_in(place.pk):
        return 0
    with inside(place):  # the page of an error is drawn when its scope is closed again
        return sum(len(list(collect(place, actor))) for collect in WAITING)


def _languages(request: HttpRequest) -> list[tuple[str, str, str]]:
    path, own = request.get_full_path(), f"/{get_language()}/"
    rest = path.removeprefix(own)
    return [(code, OWN_NAMES[code], f"/{code}/{rest}" if rest != path else path) for code in LANGUAGES]


def _shown(phase: Phase, place: Any, current: str, path: str) -> ShownPhase:
    items = [(str(entry.label), _address(entry.name, place)) for entry in sorted(phase.entries, key=lambda e: e.order)]
    here = max((url for _label, url in items if path.startswith(url)), key=len, default="")
    marked = [(label, url, url == here) for label, url in items]
    first = items[0][1] if items else ""
    return ShownPhase(phase.code, phase.number, str(phase.label), first, phase.code == current, marked)


def _address(name: str, place: Any) -> str:
    return reverse(name, args=[place.slug])


def _links(place: Any) -> dict[str, str]:
    names = ["privacy", "accessibility", "imprint", "help"]
    links = {
        "home": reverse("home"),
        "sign_in": _try("account_login"),
        "sign_out": _try("account_logout"),
        "me": _try("me"),
    }
    for name in names:
        links[name] = _try(f"show_{name}", place.slug) if place else _try(f"installation_{name}")
    links["search"] = _try("list_organisations", place.slug) if place else _try("search")
    return links


def _own_links(place: Any, actor: Any) -> dict[str, str]:
    """The pages that only some may open: shown to exactly those."""
    if actor is None or not actor.is_signed_in:
        return {}
    pages = [("new_place", May.CREATE_WORKSPACE, None, "create_workspace")]
    if place:
        pages.append(("settings", May.CHANGE_SETTINGS, place, "change_settings"))
        pages.append(("members", May.MANAGE_MEMBERS, place, "list_members"))
        pages.append(("bin", May.WORK_HERE, place, "list_bin"))
    return {
        key: _try(name, *([where.slug] if where else []))
        for key, verb, where, name in pages
        if may_somewhere(actor, verb, where)
    }


def _try(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
