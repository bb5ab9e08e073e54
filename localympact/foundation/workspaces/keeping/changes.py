"""Removing what can be brought back, and bringing back what was taken back, put away or removed."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.rows import Recorded, State
from localympact.foundation.core.scope import ScopeError
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.keeping.queries import taken_by
from localympact.foundation.workspaces.models import Removed
from localympact.foundation.workspaces.permissions import May, allows


def remove(row: Any, *, verb: May, by: Actor) -> Removed:
    """Delete a row with its parts, inside an open change, and keep what it was for a month."""
    rows = [row, *parts_of(row)]
    kept = Removed(workspace_id=row.workspace_id, kind=row._meta.label_lower, title=str(row)[:200])
    kept.rows = [{"kind": one._meta.label_lower, "values": one.plain_values()} for one in rows]
    kept.thing_id, kept.verb, kept.removed_by = row.pk, verb.value, by.name[:120]
    kept.save()
    for one in reversed(rows):
        one.delete()
    return kept


def parts_of(row: models.Model) -> list[Any]:
    """The rows that say of themselves that they are parts of this one, and theirs."""
    found: list[Any] = []
    for relation in row._meta.related_objects:
        model: Any = relation.related_model
        if issubclass(model, Recorded) and model.part_of == relation.field.name:
            for part in model._base_manager.filter(**{relation.field.name: row}):
                found += [part, *parts_of(part)]
    return found


@change(May.WORK_HERE)
def bring_back(thing: Any, *, by: Actor) -> Any:
    """Undo that a thing, and its parts with it, was taken back or put away: public if it was public, else a draft."""
    taken = taken_by([thing]).get(thing.pk)
    if taken is None:
        raise Refused(_("Only what was taken back or put away can be brought back."))
    if not allows(by, May(taken.verb), thing):
        raise NotAllowed(_("Only those who may take it away may bring it back."))
    for one in [thing, *parts_of(thing)]:
        if one is thing or taken == taken_by([one]).get(one.pk):
            one.state = State.PUBLISHED if one.published_at else State.DRAFT
            one.save()
    return thing


@change(May.WORK_HERE)
def restore(removed: Removed, *, by: Actor) -> Any:
    """Bring back what was removed, as it was, under its old address."""
    rows = [removed.made(row) for row in removed.rows]
    if not allows(by, May(removed.verb), rows[0]):
        raise NotAllowed(_("Only those who may take it away may bring it back."))
    try:
        with transaction.atomic():
            for row in rows:
                row.save()
    except (IntegrityError, ScopeError) as error:
        raise Refused(_("It cannot be brought back: what it belonged to is gone, or there is another one.")) from error
    removed.delete()
    return rows[0]
