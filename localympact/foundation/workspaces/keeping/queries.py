"""What was taken back, put away or removed in a place, and who may bring it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps

from localympact.foundation.core.rows import State, Stated, WorkspaceOwned
from localympact.foundation.history.models import Entry, Line
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Removed, Workspace
from localympact.foundation.workspaces.permissions import May, allows

KEPT_FOR = timedelta(days=30)
HIDDEN = (State.WITHDRAWN, State.ARCHIVED)
# What a side declines, that side alone can say again; it is not taken back by those who keep the place.
TAKING = ("withdraw_", "archive_", "undo_")


@dataclass(frozen=True)
class Kept:
    """Something that can be brought back: what, since when, by whom, and until when it is kept."""

    kind: str
    id: UUID
    title: Any
    state: str
    at: datetime
    by: str
    until: datetime | None = None


def taken_by(things: Iterable[Any]) -> dict[UUID, Line]:
    """By thing: the line of history that hid it, of those that are hidden now."""
    hidden = {thing.pk for thing in things if getattr(thing, "state", "") in HIDDEN}
    entries = Entry.objects.filter(thing_id__in=hidden, field="state").select_related("line").order_by("id")
    found = {entry.thing_id: entry for entry in entries}
    return {
        pk: entry.line
        for pk, entry in found.items()
        if entry.after in HIDDEN and entry.line.change.startswith(TAKING) and entry.line.verb in set(May)
    }


def kept_in(workspace: Workspace, actor: Actor) -> list[Kept]:
    """Everything of the open place that this reader may bring back, the latest first."""
    return sorted([*_taken_back(workspace, actor), *_removed(actor)], key=lambda one: one.at, reverse=True)


def _taken_back(workspace: Workspace, actor: Actor) -> Iterator[Kept]:
    things = [thing for model in _ever_hidden(workspace) for thing in model.objects.filter(state__in=HIDDEN)]
    lines = taken_by(things)
    for thing in things:
        line = lines.get(thing.pk)
        if line and allows(actor, May(line.verb), thing):
            yield Kept(thing._meta.label_lower, thing.pk, str(thing), thing.state, line.at, line.actor_name)


def _ever_hidden(workspace: Workspace) -> list[Any]:
    """The tables of which something was hidden here once: the others need not be asked."""
    noted = Entry.objects.filter(workspace_id=workspace.pk, field="state").values_list("kind", "after").distinct()
    models = [apps.get_model(kind) for kind in sorted({kind for kind, after in noted if after in HIDDEN})]
    return [model for model in models if issubclass(model, Stated) and issubclass(model, WorkspaceOwned)]


def _removed(actor: Actor) -> Iterator[Kept]:
    for one in Removed.objects.all():
        if allows(actor, May(one.verb), one.made(one.rows[0])):
            until = one.removed_at + KEPT_FOR
            yield Kept(one._meta.label_lower, one.pk, one.title, "removed", one.removed_at, one.removed_by, until)
