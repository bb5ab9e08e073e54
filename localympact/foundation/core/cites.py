"""The later cites the earlier: reading and writing citations, which may cross workspaces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models

from localympact.foundation.core import recording
from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces

KEPT = (State.PUBLISHED, State.WITHDRAWN, State.ARCHIVED)


def CitesField(to: str | type[models.Model], label: Any, *, cited_by: str) -> Any:  # noqa: N802 - it makes a field
    """A many-to-many key to earlier things; `cited_by` is the reverse name without its prefix."""
    return models.ManyToManyField(to, verbose_name=label, blank=True, related_name=f"cited_by_{cited_by}")


def cite(row: models.Model, field: str, things: Iterable[models.Model]) -> None:
    """Make these exactly the things that the row cites, and note it in the open change."""
    manager = getattr(row, field)
    with across_workspaces("citations may lead to published things elsewhere"):
        before = sorted(str(pk) for pk in manager.values_list("pk", flat=True))
        manager.set(list(things))
        after = sorted(str(pk) for pk in manager.values_list("pk", flat=True))
    if before != after:
        recording.note(row, field, before, after)


def cited(row: models.Model, field: str, *, drafts_of: Any = None) -> list[Any]:
    """What the row cites (or is cited by) that is published or was: across workspaces.

    Drafts are shown only of the workspace `drafts_of`, to those who work there.
    """
    with across_workspaces("citations lead across workspaces"):
        manager = getattr(row, field)
        model = manager.model
        rows = manager.all()
        if any(f.name == "state" for f in model._meta.fields):
            seen = models.Q(state__in=KEPT)
            if drafts_of is not None:
                seen |= models.Q(workspace=drafts_of)
            rows = rows.filter(seen)
        if any(f.name == "workspace" for f in model._meta.fields):
            rows = rows.select_related("workspace")
        return list(rows)
