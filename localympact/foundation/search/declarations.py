"""How nouns say what of theirs can be found, and how the index learns what changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

RESERVED = ("source", "workspace")  # facets every kind has

Change = tuple[int, str, UUID]


@dataclass(frozen=True)
class Findable:
    """One published row as the index keeps it: plain values only.

    `names` begins with the one people know it by; others (short, in other languages) follow. `labels` are the names to
    sort by, per language. `facets` are codes per declared facet. `position` is latitude, longitude. `shown` is what
    a list or a map needs without asking the database.
    """

    id: UUID
    workspace: UUID
    names: Sequence[str]
    text: Sequence[str] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    position: tuple[float, float] | None = None
    updated: datetime | None = None
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A noun's declaration that its published rows can be found.

    `kind` is the model's label as the history writes it ("mapping.organisation"). `rows(ids)` gives the published rows
    among the ids, `rows(None)` all of them, of all workspaces; both inside whatever scope they need.
    `touched_by` names kinds whose change makes some of these rows read anew: kind → (changed ids → ids of these rows).
    """

    kind: str
    rows: Callable[[Collection[UUID] | None], Iterable[Any]]
    document: Callable[[Any], Findable]
    facets: tuple[str, ...] = ()
    touched_by: Mapping[str, Callable[[Collection[UUID]], Iterable[UUID]]] = field(default_factory=dict)


@dataclass
class Following:
    """Where changes come from: (number, kind, id) after a number, ascending; and the newest number."""

    changes: Callable[[int], Iterable[Change]] | None = None
    newest: Callable[[], int] | None = None


SOURCES: dict[str, Source] = {}
FOLLOWING = Following()


def declare(source: Source) -> Source:
    """Let a kind of row be found; a facet's name is letters and underscores, its own and not reserved."""
    wrong = [name for name in source.facets if name in RESERVED or not name.isidentifier() or not name.isascii()]
    if wrong:
        raise ValueError(f"{source.kind}: {', '.join(wrong)} cannot name a facet")
    if SOURCES.setdefault(source.kind, source) != source:
        raise ValueError(f"{source.kind} is declared twice")
    return source


def follow(changes: Callable[[int], Iterable[Change]], newest: Callable[[], int] | None = None) -> None:
    """Say where changes come from, in portions if need be; without `newest` a new index replays the whole history."""
    FOLLOWING.changes, FOLLOWING.newest = changes, newest


def all_facets() -> tuple[str, ...]:
    """Every declared facet, in one fixed order: the shape of the index depends on it."""
    return tuple(sorted({name for source in SOURCES.values() for name in source.facets}))
