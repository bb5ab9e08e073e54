"""What a change did to rows, noted while it happens: the entries of one line of history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models


class NoChangeOpen(Exception):
    """A row was written outside a change: use a function marked with @change."""


@dataclass(frozen=True)
class Noted:
    """One field of one row, before and after. `field` is empty for a row that came or went."""

    kind: str
    thing_id: Any
    title: str
    workspace_id: Any
    part_of: Any
    field: str
    before: Any
    after: Any


@dataclass
class Recording:
    """The open change: what it noted so far, and where the data came from."""

    source: str = ""
    noted: list[Noted] = field(default_factory=list)


_recording: ContextVar[Recording | None] = ContextVar("recording", default=None)


@contextmanager
def recording(source: str = "") -> Iterator[Recording]:
    """Open a recording; rows saved inside note their differences in it."""
    opened = Recording(source=source)
    token = _recording.set(opened)
    try:
        yield opened
    finally:
        _recording.reset(token)


def current(model: type[models.Model]) -> Recording:
    """The open recording, or an error that names the model."""
    opened = _recording.get()
    if opened is None:
        raise NoChangeOpen(f"{model.__name__} was written outside a change")
    return opened


def note(row: models.Model, name: str, before: Any, after: Any) -> None:
    """Note one difference of a row."""
    current(type(row)).noted.append(
        Noted(
            kind=row._meta.label_lower,
            thing_id=row.pk,
            title=str(row)[:200],
            workspace_id=getattr(row, "workspace_id", None),
            part_of=getattr(row, f"{getattr(row, 'part_of', '')}_id", None),
            field=name,
            before=before,
            after=after,
        )
    )
