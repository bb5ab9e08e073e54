"""The demo's text files: what stands beside this module, read as plain values."""

from __future__ import annotations

import csv
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from localympact.foundation.languages.translated import TranslatedText

DATA = Path(__file__).parent / "data"


@cache
def toml(name: str) -> dict[str, Any]:
    """A TOML file of the demo."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    """A CSV file of the demo."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def boundary(slug: str) -> dict[str, Any]:
    """The outline of a place as a GeoJSON feature."""
    found: dict[str, Any] = json.loads((DATA / "boundaries" / f"{slug}.geojson").read_text(encoding="utf-8"))
    return found


def text(wordings: dict[str, str], source: str = "") -> TranslatedText:
    """A text from a table of languages; the source language is the first one unless named."""
    clean = {language: wording.strip() for language, wording in wordings.items()}
    return TranslatedText.of(source or next(iter(clean), "en"), **clean)
