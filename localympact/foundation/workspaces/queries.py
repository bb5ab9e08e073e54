"""What a reader may see of things with a state: published ones, and drafts of one's own place."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models

from localympact.foundation.core.rows import State
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace

M = TypeVar("M", bound=models.Model)


def visible(rows: models.QuerySet[M], actor: Actor, workspace: Workspace) -> models.QuerySet[M]:
    """The rows this reader may see; those who work here see drafts too."""
    if actor.is_system or actor.places_in(workspace.pk):
        return rows
    return rows.filter(state=State.PUBLISHED)


def works_here(request: Any) -> bool:
    """Whether the reader has a place in the workspace of the page."""
    return bool(request.workspace and request.actor.places_in(request.workspace.pk))
