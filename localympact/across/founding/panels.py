"""The list of the first weeks, on a new place's front page, for those who lead it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from localympact.across.founding.first_weeks import WEEKS, Step
from localympact.foundation.workspaces.declarations import Panel, panel
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May, allows
from localympact.foundation.workspaces.requests import Request


def first_weeks(request: Request, place: Workspace) -> dict[str, Any] | None:
    """The steps with what is done; nothing for others, when all is done, or when it was put away."""
    if not place.is_beginning or not allows(request.actor, May.CHANGE_SETTINGS, place):
        return None
    weeks = [(week.title, [_shown(step, place) for step in week.steps]) for week in WEEKS]
    steps = [one for _title, steps in weeks for one in steps]
    done = sum(is_done for _step, _url, is_done in steps)
    upcoming = next((step for step, _url, is_done in steps if not is_done), None)
    return {"weeks": weeks, "done": done, "of": len(steps), "upcoming": upcoming} if upcoming else None


def _shown(step: Step, place: Workspace) -> tuple[Step, str, bool]:
    address = reverse(step.page, args=[place.slug]) + (f"#{step.anchor}" if step.anchor else "")
    return step, address, step.is_done(place)


panel(Panel("first weeks", "workspace-first", "across/founding/first_weeks.html", first_weeks, order=10))
