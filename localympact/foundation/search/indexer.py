"""Keeping the index true: following the history, and building anew beside the one in use."""

from __future__ import annotations

import fcntl
import logging
import shutil
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.db import connection

from localympact.foundation.search.declarations import FOLLOWING, SOURCES, Change, Findable, Source, all_facets
from localympact.foundation.search.reading import folder_in_use, is_of_this_shape, point_to, root, steady
from localympact.foundation.search.schema import shape_of
from localympact.foundation.search.writing import Busy, Writer

OVERLAP: Final = 60.0  # seconds; no change is expected to stay uncommitted for longer
OVERLAP_NUMBERS: Final = 10_000  # the same for the start of a new index, where no times are known yet
ROWS_AT_ONCE: Final = 500
_log = logging.getLogger(__name__)


@dataclass
class Position:
    """How far the history was read; on PostgreSQL numbers may be committed out of order.

    `marks` say when we were where. A mark that was older than the overlap at the last whole look is complete for ever:
    nothing below its number can still appear.
    """

    number: int = 0
    marks: list[tuple[float, int]] = field(default_factory=list)
    looked_at: float = 0.0

    def since(self, *, out_of_order: bool) -> int:
        """The number after which to look again."""
        if not out_of_order:
            return self.number
        settled = [number for at, number in self.marks if at <= self.looked_at - OVERLAP]
        return settled[-1] if settled else (self.marks[0][1] if self.marks else 0)

    def reach(self, number: int, at: float) -> None:
        """Note that everything up to a number that could be seen at a time is in the index."""
        self.number = max(self.number, number)
        if len(self.marks) > 1 and at - self.marks[-2][0] < 1:
            self.marks.pop()
        self.marks.append((at, self.number))
        settled = [n for n, (then, _) in enumerate(self.marks) if then <= self.looked_at - OVERLAP]
        if settled:
            del self.marks[: settled[-1]]

    def as_json(self) -> dict[str, Any]:
        """As it is kept in the index."""
        return {"number": self.number, "marks": self.marks, "looked_at": self.looked_at}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Position:
        """As it was kept in the index."""
        marks = [(float(at), int(number)) for at, number in kept.get("marks", [])]
        return cls(int(kept.get("number", 0)), marks, float(kept.get("looked_at", 0.0)))


class Indexer:
    """The one that writes the index in use; opened once per process and kept."""

    def __init__(self) -> None:
        self._alone = threading.Lock()
        self._folder: Path | None = None
        self._writer: Writer | None = None
        self._position = Position()
        self._seen: set[int] = set()

    def catch_up(self, limit: int = 5_000) -> int:
        """Bring what changed into the index, at most so many changes; how many it were."""
        with self._alone, steady():
            writer = self._opened()
            if writer is None or FOLLOWING.changes is None:
                return 0
            at, limit = time.time(), max(1, limit)
            since = self._position.since(out_of_order=_out_of_order())
            self._seen = {number for number in self._seen if number > since}
            fresh = (change for change in _changes_after(since) if change[0] not in self._seen)
            changes = list(islice(fresh, limit))
            if len(changes) < limit:
                self._position.looked_at = at
            if changes:
                self._take_up(writer, changes, at)
            else:
                self._position.reach(self._position.number, at)
            return len(changes)

    def close(self) -> None:
        """Let somebody else write; the next `catch_up` opens again."""
        self._writer = self._folder = None
        self._seen = set()

    def _forget(self, writer: Writer) -> None:
        """Drop what was not committed; the position in the index stays true."""
        self._seen = set()
        try:
            writer.rollback()
            self._position = Position.from_json(writer.position())
        except (OSError, ValueError):  # the folder is gone: it was rebuilt meanwhile
            self.close()

    def _opened(self) -> Writer | None:
        folder = folder_in_use()
        if folder is None or not is_of_this_shape(folder) or self._is_ahead_of_history():
            self.close()
            rebuild()
            folder = folder_in_use()
        if self._writer is None or folder != self._folder:
            self.close()
            try:
                self._writer = Writer(folder, all_facets()) if folder else None
            except Busy:
                return None
            self._folder = folder
            self._position = Position.from_json(self._writer.position() if self._writer else {})
        return self._writer

    def _is_ahead_of_history(self) -> bool:
        """A restored database is older than the index; numbers would be given out a second time."""
        return self._writer is not None and FOLLOWING.newest is not None and FOLLOWING.newest() < self._position.number

    def _take_up(self, writer: Writer, changes: list[Change], at: float) -> None:
        try:
            for source, ids in _touched(changes):
                for some in _slices(ids, ROWS_AT_ONCE):
                    _replace(writer, source, some)
            self._position.reach(max(number for number, _, _ in changes), at)
            writer.commit(self._position.as_json())
        except BaseException:
            self._forget(writer)
            raise
        self._seen.update(number for number, _, _ in changes)


_indexer = Indexer()


def catch_up(limit: int = 5_000) -> int:
    """Bring what changed into the index, at most so many changes; how many it were.

    Builds the index when there is none. Only one process of a node does it at a time; in another it says 0.
    """
    return _indexer.catch_up(limit)


def keep_up(stop: threading.Event, pause: float = 1.0) -> None:
    """Follow the history until told to stop: the loop of a node's one indexer. It outlives a database that is away."""
    while not stop.is_set():
        try:
            done = catch_up()
        except Exception:
            _log.exception("the search index could not be brought up to date; trying again")
            connection.close()
            done, patience = 0, pause * 5
        else:
            patience = pause
        if not done:
            stop.wait(patience)
    close()


def close() -> None:
    """Let another process of this node keep the index from now on."""
    _indexer.close()


def rebuild() -> int:
    """Build the whole index anew beside the one in use, then switch; how many rows it holds. Safe while serving."""
    with _one_rebuild():
        facets, count = all_facets(), 0
        position = _start()
        folder = root() / f"{shape_of(facets)}-{time.time_ns():x}"
        writer = Writer(folder, facets, heap=64_000_000)
        for source in SOURCES.values():
            for row in source.rows(None):
                count += _put(writer.add, source, row)
        writer.commit(position.as_json())
        writer.settle()
        point_to(folder)
        for other in root().iterdir():
            if other.is_dir() and other != folder:
                shutil.rmtree(other, ignore_errors=True)
        return count


def _start() -> Position:
    """Where a new index begins to follow: taken before its first row is read, and on PostgreSQL well before."""
    if FOLLOWING.newest is not None:
        number = FOLLOWING.newest()
        settled = max(0, number - OVERLAP_NUMBERS) if _out_of_order() else number
        return Position(number, [(time.time(), settled)])
    return Position()


def _out_of_order() -> bool:
    return connection.vendor == "postgresql"


def _changes_after(number: int) -> Iterator[Change]:
    """All changes after a number; the one who gives them may give them in portions."""
    changes = FOLLOWING.changes
    while changes is not None:
        portion = list(changes(number))
        if not portion:
            return
        yield from portion
        number = portion[-1][0]


def _touched(changes: Iterable[Change]) -> Iterator[tuple[Source, list[UUID]]]:
    """Whose rows must be read anew: the changed ones, and those that say they depend on them."""
    changed: dict[str, dict[UUID, None]] = defaultdict(dict)
    for _, kind, thing_id in changes:
        changed[kind][thing_id] = None
    for source in SOURCES.values():
        ids = dict(changed.get(source.kind, {}))
        for kind, rows_of in source.touched_by.items():
            if kind in changed:
                ids.update(dict.fromkeys(rows_of(list(changed[kind]))))
        if ids:
            yield source, list(ids)


def _slices(ids: list[UUID], size: int) -> Iterator[list[UUID]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _replace(writer: Writer, source: Source, ids: list[UUID]) -> None:
    for row_id in ids:
        writer.remove(row_id)
    for row in source.rows(ids):
        _put(writer.replace, source, row)


def _put(write: Callable[[str, Findable], None], source: Source, row: Any) -> bool:
    """Put one row in. A row that cannot be read must not stop all others: it is left out and named in the log."""
    try:
        write(source.kind, source.document(row))
    except Exception:
        _log.exception("%s %s could not be put into the search index", source.kind, getattr(row, "pk", ""))
        return False
    return True


@contextmanager
def _one_rebuild() -> Iterator[None]:
    root().mkdir(parents=True, exist_ok=True)
    with (root() / "rebuild.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
