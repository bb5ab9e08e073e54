from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import pytest

from localympact.foundation.search import declarations, indexer
from localympact.foundation.search.declarations import FOLLOWING, SOURCES, Findable, Source, declare, follow

KIND = "mapping.organisation"
ALDEA, BRYGGBY = UUID(int=0xA1DEA), UUID(int=0xB2199B4)


@dataclass
class Town:
    """Published rows and their history, kept in the test's own memory."""

    rows: dict[UUID, Findable] = field(default_factory=dict)
    history: list[tuple[int, str, UUID]] = field(default_factory=list)

    def publish(self, number, name, *, workspace=ALDEA, also=(), noted=True, **fields):
        """Publish a row, or publish it anew; returns its id."""
        row_id = UUID(int=number << 32 | number)
        facets = {key: fields.pop(key) for key in ("side", "field") if key in fields}
        self.rows[row_id] = Findable(
            id=row_id,
            workspace=workspace,
            names=[name, *also],
            facets=facets,
            updated=datetime(2026, 1, 1, tzinfo=UTC).replace(day=1 + number % 28),
            shown={"name": name},
            **fields,
        )
        if noted:
            self.note(row_id)
        return row_id

    def withdraw(self, row_id):
        """Take a row back."""
        del self.rows[row_id]
        self.note(row_id)

    def note(self, row_id, kind=KIND):
        """Write a line of history."""
        self.history.append((len(self.history) + 1, kind, row_id))

    def changes(self, number):
        """What the history gives to the index."""
        return sorted(change for change in self.history if change[0] > number)[:5]

    def published(self, ids):
        """Published rows, as a noun would give them."""
        return list(self.rows.values()) if ids is None else [self.rows[i] for i in ids if i in self.rows]


@pytest.fixture
def town():
    """One kind of rows that can be found, with an own index and nothing else declared."""
    kept, followed = dict(SOURCES), (FOLLOWING.changes, FOLLOWING.newest)
    SOURCES.clear()
    made = Town()
    declare(Source(KIND, made.published, lambda row: row, facets=("side", "field")))
    follow(made.changes, lambda: max([number for number, _, _ in made.history], default=0))
    yield made
    indexer.close()
    SOURCES.clear()
    SOURCES.update(kept)
    follow(*followed)
    assert declarations.SOURCES is SOURCES
