"""Addresses of a workspace's things, without asking the database for each row."""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.models.signals import post_delete, post_save
from django.urls import reverse

from localympact.foundation.workspaces.models import Workspace

_slugs: dict[tuple[str, UUID], str] = {}


def slug_of(workspace_id: UUID) -> str:
    """The address word of a workspace; remembered by each process."""
    key = (str(connection.settings_dict["NAME"]), workspace_id)
    if key not in _slugs:
        _slugs[key] = Workspace.objects.values_list("slug", flat=True).get(pk=workspace_id)
    return _slugs[key]


def address(row: object, name: str, *more: object) -> str:
    """The page `name` of a workspace's row."""
    return reverse(name, args=[slug_of(row.workspace_id), row.pk, *more])  # type: ignore[attr-defined]


def _forget(**_kwargs: object) -> None:
    _slugs.clear()


post_save.connect(_forget, sender=Workspace, dispatch_uid="forget-slugs-saved")
post_delete.connect(_forget, sender=Workspace, dispatch_uid="forget-slugs-deleted")
