"""Addresses of a workspace's things, without asking the database for each row."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models.signals import post_delete, post_save
from django.urls import reverse
from django.utils.translation import get_language

from localympact.foundation.workspaces.models import Workspace

_slugs: dict[tuple[str, UUID], str] = {}
_ANY_ROW: Final = UUID(int=0)


def slug_of(workspace_id: UUID) -> str:
    """The address word of a workspace; remembered by each process."""
    key = (str(connection.settings_dict["NAME"]), workspace_id)
    if key not in _slugs:
        _slugs[key] = Workspace.objects.values_list("slug", flat=True).get(pk=workspace_id)
    return _slugs[key]


def place_slug(row: Any) -> str:
    """The address word of a row's place: what tables show in place of asking for the place of each row."""
    return slug_of(row.workspace_id)


def address(row: object, name: str, *more: object) -> str:
    """The page `name` of a workspace's row."""
    return address_in(row.workspace_id, row.pk, name, *more)  # type: ignore[attr-defined]


def address_in(workspace_id: UUID, row_id: UUID, name: str, *more: object) -> str:
    """The page `name` of a row that is known by its id; a list asks the URL table once for all its rows."""
    shape = _shape(name, slug_of(workspace_id), get_language() or "", more)
    return shape.replace(str(_ANY_ROW), str(row_id), 1)


@lru_cache(maxsize=1_000)
def _shape(name: str, slug: str, _language: str, more: tuple[object, ...]) -> str:
    """A page's address with the id of no row; it begins with the active language."""
    return reverse(name, args=[slug, _ANY_ROW, *more])


def _forget(**_kwargs: object) -> None:
    _slugs.clear()


post_save.connect(_forget, sender=Workspace, dispatch_uid="forget-slugs-saved")
post_delete.connect(_forget, sender=Workspace, dispatch_uid="forget-slugs-deleted")
