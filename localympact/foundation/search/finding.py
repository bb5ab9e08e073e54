"""The one engine behind list, facets, map and export: the same question always means the same set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from uuid import UUID

import numpy as np
from tantivy import DocAddress, Order, Query

from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.search.asking import DEEPEST, LARGEST_PAGE, Asked, Question, whole_number
from localympact.foundation.search.declarations import RESERVED, SOURCES
from localympact.foundation.search.geography import cell_zoom, distance
from localympact.foundation.search.reading import View, steady, view
from localympact.foundation.search.schema import CELLS, LABELS, facet_field
from localympact.foundation.search.writing import read_back

MOST_CODES_COUNTED: Final = 1_000
MOST_POINTS: Final = 5_000
MOST_CELLS_SHOWN: Final = 5_000
MOST_MEASURED: Final = 20_000
MOST_SORTED: Final = 20_000
MOST_EXPORTED: Final = 1_000_000
_RINGS: Final = (1 / 64, 1 / 16, 1 / 4, 1)
_PLACED: Final = "with a position"  # no facet can be called so

Facets = dict[str, list[tuple[str, int]]]


@dataclass(frozen=True)
class Found:
    """One page of what was found, how many there are in all, and what each further choice would give.

    `placed` is how many of all have a position. An empty `generation` says that there is no index yet.
    """

    ids: list[UUID] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0
    placed: int = 0
    facets: Facets = field(default_factory=dict)
    generation: str = ""


class Point(NamedTuple):
    """One found row on the map."""

    id: UUID
    lat: float
    lon: float


class Cell(NamedTuple):
    """Found rows that lie so close together that the map shows one mark for them."""

    lat: float
    lon: float
    total: int


def find(question: Question) -> Found:
    """One page of the rows that answer a question, with counts per facet."""
    now = view()
    if now is None:
        return Found()
    with steady():
        asked = Asked(now, question)
        size = whole_number(question.size, 1, LARGEST_PAGE)
        first = (whole_number(question.page, 1, DEEPEST // size) - 1) * size
        hits, total = _hits(now, asked, question, first, size)
        facets, placed = _counts(now, asked, _counted(now, question))
        return Found(
            ids=_ids(now, hits),
            shown=[read_back(now.searcher.doc(hit)) for hit in hits],
            total=total,
            placed=placed,
            facets=facets,
            generation=now.generation,
        )


def every(question: Question, limit: int = MOST_EXPORTED) -> list[UUID]:
    """All rows that answer a question, for exports: in the order of the list, very many in the order of their ids."""
    now = view()
    if now is None:
        return []
    with steady():
        asked, most = Asked(now, question), whole_number(limit, 1, MOST_EXPORTED)
        if most > MOST_SORTED and _total(now, asked.query()) > MOST_SORTED:
            answer = now.searcher.search(asked.query(), limit=most, order_by_field="high", order=Order.Asc, count=False)
            return _ids(now, [hit for _, hit in answer.hits])
        return _ids(now, _hits(now, asked, question, 0, min(most, MOST_SORTED))[0])


def points(question: Question, limit: int = MOST_POINTS) -> list[Point]:
    """Where the found rows lie, at most so many; rows without a position are not on the map."""
    now = view()
    if now is None:
        return []
    with steady():
        asked = Asked(now, question)
        most = whole_number(limit, 1, MOST_POINTS)
        hits = [hit for _, hit in now.searcher.search(asked.query(asked.placed()), limit=most, count=False).hits]
        return [Point(*row) for row in zip(_ids(now, hits), *_positions(now, hits), strict=True)]


def cells(question: Question, zoom: float) -> list[Cell]:
    """The found rows gathered into marks that suit a map of this zoom, largest first."""
    now = view()
    if now is None:
        return []
    with steady():
        asked = Asked(now, question)
        means = {name: {"avg": {"field": name}} for name in ("lat", "lon")}
        by_cell = {"field": CELLS[cell_zoom(zoom, asked.within)], "size": MOST_CELLS_SHOWN}
        counted = now.searcher.aggregate(asked.query(asked.placed()), {"cells": {"terms": by_cell, "aggs": means}})
        return [
            Cell(bucket["lat"]["value"], bucket["lon"]["value"], int(bucket["doc_count"]))
            for bucket in counted["cells"]["buckets"]
        ]


def generation() -> str:
    """The name of the index's state, for cache keys; empty before there is one."""
    now = view()
    return now.generation if now else ""


def _hits(now: View, asked: Asked, question: Question, first: int, size: int) -> tuple[list[DocAddress], int]:
    sort = question.sort or ("relevance" if asked.words else "name")
    if sort == "distance" and asked.near:
        return _by_distance(now, asked, first, size)
    order: dict[str, Any] = {"order_by_field": _label(question.language), "order": Order.Asc}
    if sort in ("newest", "oldest"):
        order = {"order_by_field": "updated", "order": Order.Desc if sort == "newest" else Order.Asc}
    elif sort == "-name":
        order["order"] = Order.Desc
    elif sort == "relevance" and asked.words:
        order = {}
    answer = now.searcher.search(asked.query(), limit=size, offset=first, **order)
    return [hit for _, hit in answer.hits], int(answer.count or 0)  # type: ignore[attr-defined]


def _label(language: str) -> str:
    return LABELS[language if language in LANGUAGES else LANGUAGES[0]]


def _by_distance(now: View, asked: Asked, first: int, size: int) -> tuple[list[DocAddress], int]:
    """Nearest first: look in growing rings until one holds enough, then measure only what lies in it."""
    assert asked.near is not None
    total = _total(now, asked.query())
    held, query = 0, asked.query()
    for share in _RINGS:
        query = asked.query(asked.around(asked.near._replace(km=asked.near.km * share)))
        held = _total(now, query)
        if held >= first + size:
            break
    hits = [hit for _, hit in now.searcher.search(query, limit=max(1, min(held, MOST_MEASURED))).hits]
    lat, lon = (np.array(column, dtype=float) for column in _positions(now, hits))
    nearest = np.argsort(distance(asked.near, lat, lon), kind="stable")
    return [hits[n] for n in nearest[first : first + size]], total


def _total(now: View, query: Query) -> int:
    return int(now.searcher.search(query, limit=1).count or 0)  # type: ignore[attr-defined]


def _ids(now: View, hits: Sequence[DocAddress]) -> list[UUID]:
    halves = (now.searcher.fast_field_values(name, list(hits)) for name in ("high", "low"))
    return [UUID(int=(int(high) << 64) | int(low)) for high, low in zip(*halves, strict=True)]


def _positions(now: View, hits: Sequence[DocAddress]) -> tuple[list[Any], list[Any]]:
    lat, lon = (now.searcher.fast_field_values(name, list(hits)) for name in ("lat", "lon"))
    return lat, lon


def _counted(now: View, question: Question) -> list[str]:
    if question.facets is not None:
        return [facet for facet in question.facets if facet in (*RESERVED, *now.facets)]
    source = SOURCES.get(question.kind or "")
    return list(source.facets) if source else ["source"]


def _counts(now: View, asked: Asked, facets: Sequence[str]) -> tuple[Facets, int]:
    """Codes with counts, and how many rows have a position.

    A facet that is chosen is counted as if it was not, so that its other codes stay on offer.
    """
    chosen = [facet for facet in facets if facet in asked.chosen]
    counted, placed = _aggregate(now, asked, [facet for facet in facets if facet not in chosen], None)
    for facet in chosen:
        counted |= _aggregate(now, asked, [facet], facet)[0]
    return {facet: counted[facet] for facet in facets}, placed


def _aggregate(now: View, asked: Asked, facets: Sequence[str], without: str | None) -> tuple[Facets, int]:
    wanted: dict[str, Any] = {_PLACED: {"value_count": {"field": "lat"}}}
    wanted |= {facet: {"terms": {"field": facet_field(facet), "size": MOST_CODES_COUNTED}} for facet in facets}
    answer = now.searcher.aggregate(asked.query(without=without), wanted)
    counted = {
        facet: sorted(
            ((bucket["key"], int(bucket["doc_count"])) for bucket in answer[facet]["buckets"]),
            key=lambda code: (-code[1], code[0]),
        )
        for facet in facets
    }
    return counted, int(answer[_PLACED]["value"])
