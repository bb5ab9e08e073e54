"""Opening the index for questions: always the newest commit, also while it is being rebuilt beside."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tantivy
from django.conf import settings

from localympact.foundation.search.declarations import all_facets
from localympact.foundation.search.schema import schema_of, shape_of, with_folded_words

POINTER: Final = "current"
_TRIES: Final = 20


class SearchBroken(Exception):
    """The engine stopped in the middle of a question."""


@dataclass(frozen=True)
class View:
    """One consistent state of the index; the generation names it, for cache keys."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    facets: tuple[str, ...]
    generation: str


Stamp = tuple[int, int, int]


@dataclass
class _Opened:
    stamp: Stamp
    folder: Path
    index: tantivy.Index
    seen: tuple[Stamp, View] | None = None


_opened: dict[Path, _Opened] = {}
_lock = threading.Lock()


def root() -> Path:
    """The folder of all indexes of this installation."""
    return Path(settings.LOCALYMPACT_DATA) / "search"


def folder_in_use() -> Path | None:
    """The folder that readers are pointed to, or None before the first index."""
    try:
        return root() / (root() / POINTER).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None


def is_of_this_shape(folder: Path) -> bool:
    """Whether a folder was written by sources and code like ours."""
    return folder.name.startswith(shape_of(all_facets()))


def point_to(folder: Path) -> None:
    """Let every reader use another folder from its next question on; whole or not at all, even in a power cut."""
    beside = root() / f"{POINTER}.{os.getpid()}"
    with beside.open("w", encoding="ascii") as file:
        file.write(folder.name)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, root() / POINTER)
    handle = os.open(root(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def view() -> View | None:
    """The index as it is now; None before it was ever built, or when it was built by another version."""
    for left in reversed(range(_TRIES)):
        try:
            return _view()
        except (OSError, ValueError):  # the folder was replaced and removed between two looks
            if not left:
                raise
            time.sleep(0.01)
    return None


def is_ready() -> bool:
    """Whether questions are answered from an index of this version."""
    return view() is not None


def _view() -> View | None:
    here = root()
    try:
        stamp = _stamp(here / POINTER)
    except FileNotFoundError:
        return None
    opened = _opened.get(here)
    if opened is None or opened.stamp != stamp:
        opened = _open(here, stamp)
    if opened is None:
        return None
    # Looked at before the state is read: what is kept may then be newer than its stamp and its name say, never older.
    committed = _stamp(opened.folder / "meta.json")
    if opened.seen is None or opened.seen[0] != committed:
        generation = _generation(opened.folder)
        opened.index.reload()
        facets = all_facets()
        opened.seen = committed, View(opened.index.searcher(), schema_of(facets), facets, generation)
    return opened.seen[1]


def _stamp(file: Path) -> Stamp:
    """What changes when a file is replaced by another."""
    found = os.stat(file)
    return found.st_mtime_ns, found.st_ino, found.st_size


def _open(here: Path, stamp: Stamp) -> _Opened | None:
    folder = folder_in_use()
    if folder is None or not is_of_this_shape(folder):
        return None
    with _lock:
        index = with_folded_words(tantivy.Index.open(str(folder)))
        index.config_reader("manual")
        _opened[here] = _Opened(stamp, folder, index)
    return _opened[here]


def _generation(folder: Path) -> str:
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return f"{folder.name}.{meta['opstamp']}"


@contextmanager
def steady() -> Iterator[None]:
    """Turn the engine's panics, which no ordinary handler catches, into an ordinary exception."""
    try:
        yield
    except BaseException as stopped:
        if type(stopped).__name__ == "PanicException":
            raise SearchBroken(str(stopped)) from None
        raise
