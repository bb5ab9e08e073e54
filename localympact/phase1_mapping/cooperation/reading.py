"""Reads the shipped forms of cooperation into plain values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHIPPED_FORMS = Path(__file__).parent / "shipped" / "forms.toml"
CHOOSER = ("service", "general_support", "shared_problem", "delegated_task", "space_knowledge", "voice")


@dataclass(frozen=True)
class CountryNote:
    """What the law of one country adds; `checked_on` stays empty until a lawyer there has read it."""

    country: str
    text: Mapping[str, str]
    source: str
    checked_on: str = ""


@dataclass(frozen=True)
class FormText:
    """One form of cooperation: what it is, when it helps, what to watch for."""

    code: str
    name: Mapping[str, str]
    summary: Mapping[str, str]
    chooser: tuple[str, ...]
    country_notes: tuple[CountryNote, ...]


def shipped_forms(path: Path = SHIPPED_FORMS) -> list[FormText]:
    """Every form that comes with the product, in the order of its codes."""
    return [read_form(row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["form"]]


def read_form(row: Mapping[str, Any]) -> FormText:
    """One form from its table in the file."""
    notes = tuple(CountryNote(**note) for note in row.get("country_note", ()))
    return FormText(row["code"], row["name"], row["summary"], tuple(row["chooser"]), notes)
