"""Reads a shipped vocabulary file into plain values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from localympact.foundation.languages.folding import fold

SHIPPED = Path(__file__).parent / "shipped"


@dataclass(frozen=True)
class Term:
    """One coded word of a vocabulary, with its name in every language."""

    code: str
    name: Mapping[str, str]
    note: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    country: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Vocabulary:
    """A list of terms that people choose from."""

    code: str
    title: Mapping[str, str]
    terms: tuple[Term, ...]

    def term(self, code: str) -> Term | None:
        """The term with this code, if there is one."""
        return next((term for term in self.terms if term.code == code), None)

    def term_for(self, value: str) -> Term | None:
        """The term that a word found in somebody's file means: its code, an alias or a name in any language."""
        wanted = folded(value)
        return next((term for term in self.terms if wanted in spellings(term)), None) if wanted else None


def folded(value: str) -> str:
    """A word without case, marks, underscores and doubled blanks, so that spellings meet."""
    return " ".join(fold(value).replace("_", " ").replace("-", " ").split())


def spellings(term: Term) -> set[str]:
    """Every folded way this term may be written."""
    return {folded(word) for word in (term.code, *term.aliases, *term.name.values())}


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary kept in one TOML file."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    head = table["vocabulary"]
    return Vocabulary(head["code"], head["title"], tuple(read_term(row) for row in table["term"]))


def read_term(row: Mapping[str, Any]) -> Term:
    """One term from its table in the file."""
    known = {**row, "aliases": tuple(row.get("aliases", ()))}
    return Term(**known)


def shipped_vocabularies(folder: Path = SHIPPED) -> list[Vocabulary]:
    """Every vocabulary that comes with the product, by code."""
    return [read_vocabulary(path) for path in sorted(folder.glob("*.toml"))]
