"""What a reader may see of things with a state: published ones, and drafts of one's own place."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.urls import Resolver404, resolve, reverse

from localympact.foundation.core.rows import State
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace

M = TypeVar("M", bound=models.Model)


def visible(rows: models.QuerySet[M], actor: Actor, workspace: Workspace) -> models.QuerySet[M]:
    """The rows this reader may see; those who work here see drafts too."""
    if actor.is_system or actor.places_in(workspace.pk):
        return rows
    return rows.filter(state=State.PUBLISHED)


def is_free_address(slug: str) -> bool:
    """Whether a place can have this address: no other place does, and no page of the installation."""
    try:
        leads_to = resolve(reverse("show_workspace", args=[slug])).url_name
    except Resolver404:
        return False
    return leads_to == "show_workspace" and not Workspace.objects.filter(slug=slug).exists()


def works_here(request: Any) -> bool:
    """Whether the reader has a place in the workspace of the page."""
    return bool(request.workspace and request.actor.places_in(request.workspace.pk))
