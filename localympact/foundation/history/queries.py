"""What we ask of the history."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from localympact.foundation.history.models import Entry, Line


def lines_of_thing(thing_id: UUID, limit: int = 50) -> QuerySet[Line]:
    """What happened to one thing and to its parts, latest first, with entries."""
    about = Entry.objects.filter(Q(thing_id=thing_id) | Q(part_of=thing_id)).values("line")
    return Line.objects.filter(pk__in=about).prefetch_related("entries")[:limit]


def changes_after(cursor: int, limit: int = 5_000) -> Iterable[tuple[int, str, UUID]]:
    """(number, kind, thing) of what changed after a number, oldest first."""
    return Entry.objects.filter(id__gt=cursor).order_by("id").values_list("id", "kind", "thing_id")[:limit]


def newest_change() -> int:
    """The number of the latest entry; 0 when nothing ever changed."""
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
