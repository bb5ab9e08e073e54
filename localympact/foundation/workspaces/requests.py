"""The request as page functions get it: who asks, in which place, for which twin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from localympact.foundation.workspaces.actors import Actor
    from localympact.foundation.workspaces.models import Workspace
    from localympact.foundation.workspaces.pages import Page


class Request(HttpRequest):
    """A request after `page()` opened it; only its type is used."""

    actor: Actor
    workspace: Workspace
    page: Page
    twin: str
