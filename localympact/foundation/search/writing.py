"""Putting rows into an index; where the history was read to is kept in the same commit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import tantivy
from django.core.serializers.json import DjangoJSONEncoder

from localympact.foundation.languages.folding import folded_words
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.languages.romanising import to_latin
from localympact.foundation.languages.sorting import sort_key
from localympact.foundation.languages.stemming import LONGEST_WORD, stems
from localympact.foundation.search.declarations import Findable
from localympact.foundation.search.geography import cell_of, finite
from localympact.foundation.search.schema import CELLS, LABELS, facet_field, schema_of, with_folded_words

CURSOR: Final = "cursor"
LONGEST_LABEL: Final = 60
LONGEST_CODE: Final = 200
LONGEST_TEXT: Final = 50_000
LONGEST_NAME: Final = 500


class Busy(Exception):
    """Somebody else is writing into this index."""


class Writer:
    """The one writer of an index folder; nothing is seen by readers before `commit`."""

    def __init__(self, folder: Path, facets: tuple[str, ...], *, heap: int = 15_000_000) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.facets = facets
        self._schema = schema_of(facets)
        self._index = with_folded_words(tantivy.Index(self._schema, path=str(folder)))
        try:
            self._writer = self._index.writer(heap, 1)
        except ValueError as refused:
            if "LockBusy" in str(refused):
                raise Busy(str(folder)) from refused
            raise
        self._writer.garbage_collect_files()

    def add(self, kind: str, row: Findable) -> None:
        """Put a row in that is not there yet."""
        self._writer.add_document(tantivy.Document.from_dict(document(kind, row, self.facets), self._schema))

    def replace(self, kind: str, row: Findable) -> None:
        """Put a row in, in place of what was there."""
        self.remove(row.id)
        self.add(kind, row)

    def remove(self, row_id: UUID) -> None:
        """Take a row out; nothing happens when it is not there."""
        self._writer.delete_documents_by_term("id", str(row_id))

    def commit(self, position: Mapping[str, Any]) -> None:
        """Make everything visible, together with how far the history was read."""
        kept = {"id": CURSOR, "shown": json.dumps(position).encode()}
        self._writer.delete_documents_by_term("id", CURSOR)
        self._writer.add_document(tantivy.Document.from_dict(kept, self._schema))
        self._writer.commit()

    def rollback(self) -> None:
        """Forget what was not committed."""
        self._writer.rollback()

    def settle(self) -> None:
        """Finish the merging of files and close; the writer is of no use afterwards."""
        self._writer.wait_merging_threads()

    def position(self) -> dict[str, Any]:
        """How far the history was read when this index was last committed; empty for a new index."""
        self._index.reload()
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.term_query(self._schema, "id", CURSOR), limit=1).hits
        return read_back(searcher.doc(hits[0][1])) if hits else {}


def read_back(found: tantivy.Document) -> dict[str, Any]:
    """What was kept of a row to be shown."""
    return json.loads(found.get_first("shown") or b"{}")  # type: ignore[no-any-return]


def document(kind: str, row: Findable, facets: tuple[str, ...]) -> dict[str, Any]:
    """A row as the fields of the index; facets it may not have are an error, not a loss."""
    unknown = set(row.facets) - set(facets)
    if unknown:
        raise ValueError(f"{kind}: no source declares {', '.join(sorted(unknown))}")
    names = [name[:LONGEST_NAME] for name in row.names if name]
    fields: dict[str, Any] = {
        "id": str(row.id),
        "high": row.id.int >> 64,
        "low": row.id.int & (2**64 - 1),
        "shown": json.dumps(dict(row.shown), cls=DjangoJSONEncoder, ensure_ascii=False).encode(),
        "source": kind,
        "workspace": str(row.workspace),
        "whole": _once(" ".join(folded_words(name)) for name in names),
        "name": " ".join(_once(word for name in names for word in indexed_words(name))),
        "text": " ".join(indexed_words(" ".join([*names, *row.text])[:LONGEST_TEXT])),
        "updated": int(row.updated.timestamp()) if row.updated else 0,
    }
    for language in LANGUAGES:
        label = row.labels.get(language) or (names[0] if names else "")
        fields[LABELS[language]] = sort_label(label, language, row.id)
    for facet, codes in row.facets.items():
        fields[facet_field(facet)] = _once(str(code)[:LONGEST_CODE] for code in codes)
    return fields | _placed(row.position)


def indexed_words(text: str) -> list[str]:
    """What a text is found by: folded words, their stems, and Greek in Latin letters."""
    latin = (word for variant in to_latin(text) for word in folded_words(variant))
    return _once([*stems(text), *(word[:LONGEST_WORD] for word in latin)])


def sort_label(name: str, language: str, row_id: UUID) -> str:
    """What a list is sorted by; it ends in the id, so that equal names keep one order on every page."""
    return f"{sort_key(name[: LONGEST_LABEL * 2], language)[:LONGEST_LABEL]}\x00{row_id.hex[-12:]}"


def _placed(position: tuple[float, float] | None) -> dict[str, Any]:
    numbers = finite(*position) if position else None
    if numbers is None or abs(numbers[0]) > 90 or abs(numbers[1]) > 180:
        return {}
    lat, lon = numbers
    return {"lat": lat, "lon": lon} | {field: cell_of(lat, lon, zoom) for zoom, field in CELLS.items()}


def _once(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word]
