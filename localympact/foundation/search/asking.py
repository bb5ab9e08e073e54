"""Turning a question of a person into one for the engine; nothing typed reaches it unclamped."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from tantivy import FieldType, Occur, Query

from localympact.foundation.languages.folding import folded_words
from localympact.foundation.languages.stemming import LONGEST_WORD, stems
from localympact.foundation.search.declarations import RESERVED, SOURCES
from localympact.foundation.search.geography import Box, Near, boxes, circle, clean_near, finite
from localympact.foundation.search.reading import View
from localympact.foundation.search.schema import CELLS, facet_field

LONGEST_WORDS: Final = 200
MOST_WORDS: Final = 8
MOST_CODES: Final = 200
LARGEST_PAGE: Final = 100
DEEPEST: Final = 10_000  # rows that can be paged through; each costs the time to read its label

# Far enough apart that no sum of the lower ones reaches the next.
_EXACT_NAME, _NAME_BEGINS = 100_000.0, 10_000.0


@dataclass(frozen=True)
class Question:
    """What somebody wants to find: every part narrows, an empty part does not.

    `kind` is a source's kind, None is all of them. `workspaces` None is everywhere, an empty list nowhere.
    `filters` are facet → codes, OR inside a facet and AND between. `box` is west, south, east, north; `near` latitude,
    longitude, kilometres. `sort` is "relevance", "name", "-name", "newest", "oldest" or "distance"; empty is relevance
    for words and name without. `facets` are those to count: None those of the kind, () none.
    """

    words: str = ""
    kind: str | None = None
    workspaces: Sequence[UUID | str] | None = None
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    box: Sequence[float] | None = None
    near: Sequence[float] | None = None
    sort: str = ""
    language: str = "en"
    page: int = 1
    size: int = 20
    facets: Sequence[str] | None = None


def whole_number(value: object, low: int, high: int) -> int:
    """A number from anywhere, inside its limits; the lower limit when it is none."""
    numbers = finite(value)
    return max(low, min(high, int(numbers[0]))) if numbers else low


def searched_words(text: object) -> list[str]:
    """The folded words of what was typed, at most eight."""
    return [word[:LONGEST_WORD] for word in folded_words(str(text or "")[:LONGEST_WORDS])[:MOST_WORDS]]


class Asked:
    """One question against one view of the index; list, points, cells and counts all take their query from here."""

    def __init__(self, view: View, question: Question) -> None:
        self._schema = view.schema
        self.words = searched_words(question.words)
        self.within = boxes(question.box)
        self.near = clean_near(question.near)
        self.chosen = {
            facet: self._any_of(facet_field(facet), codes)
            for facet, codes in (question.filters or {}).items()
            if codes and facet in (*RESERVED, *view.facets)
        }
        self._always = [self._kind(question.kind)]
        if question.workspaces is not None:
            self._always.append(self._any_of("workspace", question.workspaces))
        if self.within is not None:
            self._always.append(self._inside(self.within))
        if self.near is not None:
            self._always.append(self.around(self.near))
        self._by_words = self._words(str(question.words or "")) if self.words else None

    def query(self, *also: Query, without: str | None = None) -> Query:
        """The whole question; `without` leaves one facet open, to count what choosing it would give."""
        narrowed = [*self._always, *also, *(query for facet, query in self.chosen.items() if facet != without)]
        clauses = [(Occur.Must, Query.const_score_query(_all_of(narrowed), 0.0))]
        if self._by_words is not None:
            clauses.append((Occur.Must, self._by_words))
        return Query.boolean_query(clauses)

    def placed(self) -> Query:
        """Only rows that have a position."""
        return self._between("lat", -90.0, 90.0)

    def around(self, near: Near) -> Query:
        """Only rows within a circle, give or take a twentieth of its size."""
        zoom, cells = circle(near)
        return Query.term_set_query(self._schema, CELLS[zoom], cells)

    def _kind(self, kind: str | None) -> Query:
        return self._any_of("source", [kind] if kind is not None else list(SOURCES))

    def _any_of(self, name: str, codes: Sequence[Any]) -> Query:
        plain = [str(code).encode("utf-8", "ignore").decode() for code in list(codes)[:MOST_CODES]]
        if len(plain) == 1:  # walked as it lies there: half the time of a set
            return Query.term_query(self._schema, name, plain[0], "basic")
        return Query.term_set_query(self._schema, name, plain)

    def _between(self, name: str, low: float, high: float) -> Query:
        return Query.range_query(self._schema, name, FieldType.Float, low, high)

    def _inside(self, parts: Sequence[Box]) -> Query:
        return _one_of(
            [
                _all_of([self._between("lat", part.south, part.north), self._between("lon", part.west, part.east)])
                for part in parts
            ]
        )

    def _words(self, typed: str) -> Query:
        """Exact name first, then names that begin so, then text; every word counts, of four or more one may miss."""
        single = [self._word(word, is_last=n == len(self.words)) for n, word in enumerate(self.words, 1)]
        needed = len(single) if len(single) < 4 else math.ceil(len(single) * 0.75)
        by_word = Query.boolean_query([(Occur.Should, q) for q in single], minimum_number_should_match=needed)
        name = " ".join(folded_words(typed[:LONGEST_WORDS]))
        exact = Query.const_score_query(Query.term_query(self._schema, "whole", name), _EXACT_NAME)
        begins = Query.fuzzy_term_query(self._schema, "whole", name, 0, True, prefix=True)
        return _one_of([by_word, exact, Query.const_score_query(begins, _NAME_BEGINS)])

    def _word(self, word: str, *, is_last: bool) -> Query:
        terms = [
            Query.boost_query(Query.term_query(self._schema, "name", word), 4.0),
            Query.boost_query(Query.term_query(self._schema, "text", word), 3.0),
        ]
        terms += [Query.term_query(self._schema, "text", stem) for stem in stems(word)[1:]]
        if is_last:
            begins = Query.fuzzy_term_query(self._schema, "text", word, 0, True, prefix=True)
            terms.append(Query.const_score_query(begins, 1.0))
        if len(word) > 3:
            # A typing mistake in an unfinished word is looked for only when enough of it stands there.
            nearly = Query.fuzzy_term_query(self._schema, "text", word, 1, True, prefix=is_last and len(word) > 5)
            terms.append(Query.const_score_query(nearly, 0.5))
        return _one_of(terms)


def _all_of(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, query) for query in queries])


def _one_of(queries: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries]) if queries else Query.empty_query()
