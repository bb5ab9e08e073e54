"""Writing one line of history with its entries, in bulk, inside the change's own transaction."""

from __future__ import annotations

from typing import Any

from localympact.foundation.core.recording import Noted
from localympact.foundation.history.models import Entry, Line

LONGEST = 5_000


def write_line(noted: list[Noted], **fields: Any) -> Line:
    """Store the line of a change and its entries."""
    line = Line.objects.create(**fields)
    Entry.objects.bulk_create(
        Entry(
            line=line,
            kind=n.kind,
            thing_id=n.thing_id,
            thing_title=n.title,
            workspace_id=n.workspace_id,
            part_of=n.part_of,
            field=n.field,
            before=_short(n.before),
            after=_short(n.after),
        )
        for n in noted
    )
    return line


def _short(value: Any) -> Any:
    return value[:LONGEST] + "…" if isinstance(value, str) and len(value) > LONGEST else value
