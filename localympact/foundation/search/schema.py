"""What the index keeps of each row: the one place where its fields are named."""

import hashlib
from functools import lru_cache
from typing import Final

import tantivy

from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.search.declarations import RESERVED

CELL_ZOOMS: Final = (4, 6, 8, 10, 12, 14)

KEPT: Final = ("id", "shown")  # read back
CODES: Final = RESERVED  # exact words, counted as facets
WORDS: Final = ("name", "text")  # folded words and stems
NUMBERS: Final = ("high", "low")  # the two halves of the id, read back by the column
LABELS: Final = {language: f"label_{language}" for language in LANGUAGES}
CELLS: Final = {zoom: f"cell_{zoom}" for zoom in CELL_ZOOMS}

# Change it when what is written into the fields changes although their names stay.
REVISION: Final = 1
FOLDED: Final = "folded"


def facet_field(facet: str) -> str:
    """The field that keeps a facet's codes."""
    return facet if facet in RESERVED else f"facet_{facet}"


@lru_cache(maxsize=8)
def schema_of(facets: tuple[str, ...]) -> tantivy.Schema:
    """The fields of an index with these facets."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("shown", stored=True)
    builder.add_text_field("whole", tokenizer_name="raw", index_option="basic")
    for name in (*CODES, *map(facet_field, facets)):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in WORDS:
        builder.add_text_field(name, tokenizer_name=FOLDED, index_option="freq")
    for name in LABELS.values():
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in NUMBERS:
        builder.add_unsigned_field(name, fast=True)
    for name in ("lat", "lon"):
        builder.add_float_field(name, fast=True)
    builder.add_integer_field("updated", fast=True)
    for name in CELLS.values():
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


def shape_of(facets: tuple[str, ...]) -> str:
    """A short name of the shape: a folder of another shape is never opened with this one."""
    parts = (*KEPT, "whole", *CODES, *facets, *WORDS, *LABELS.values(), *NUMBERS, *CELLS.values(), str(REVISION))
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:12]


def with_folded_words(index: tantivy.Index) -> tantivy.Index:
    """Teach an opened index to read our own words, which are folded already; forgotten at each opening."""
    plain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(FOLDED, plain)
    return index
