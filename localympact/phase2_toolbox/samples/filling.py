"""Filling a document's named places: plain values in, Markdown out; nothing of a value is ever run."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.documents.inline import literal

Plain = str | int | list[str | int]

PLACE = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
BLOCK_MARK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
ALONE = re.compile(r"^\{\{\s*([a-z][a-z0-9_]*)\s*\}\}$", re.MULTILINE)
BLANK = "_" * 24


def fill(sample: str, places: Mapping[str, Plain], labels: Mapping[str, str] | None = None) -> str:
    """The document with its places filled in one pass; an empty place becomes a writing line.

    An empty place that stands alone is asked for by its label, so that a blank paper can be filled by hand.
    """
    for name, value in places.items():
        _refuse_what_is_not_plain(name, value)
    asked = labels or {}
    empty = {found[1] for found in ALONE.finditer(sample) if not str(places.get(found[1], "")).strip()}
    sample = ALONE.sub(lambda m: f"{literal(asked.get(m[1], ''))}\u00a0{BLANK}" if m[1] in empty else m[0], sample)
    return PLACE.sub(lambda found: _written(places.get(found[1], "")), sample)


def places_in(sample: str) -> tuple[str, ...]:
    """The names of the places, in the order of the text, each once."""
    return tuple(dict.fromkeys(PLACE.findall(sample)))


def _refuse_what_is_not_plain(name: str, value: object) -> None:
    parts = value if isinstance(value, list) else [value]
    if not all(type(part) in (str, int) for part in parts):
        raise Refused(_("Only plain text, numbers and lists of them can be filled in."), field=name)


def _written(value: Plain) -> str:
    """A value as literal Markdown; a list becomes one item to a line."""
    if isinstance(value, list):
        return "\n".join(f"- {_line(str(part))}" for part in value) or BLANK
    lines = [_line(line) for line in str(value).strip().splitlines()]
    return "\\\n".join(line for line in lines if line) or BLANK


def _line(text: str) -> str:
    """One line without any meaning but its characters."""
    escaped = literal(text.strip())
    mark = BLOCK_MARK.match(escaped)
    if mark is None:
        return escaped
    if mark[2].isdigit():
        return f"{mark[2]}\\{escaped[mark.end() :]}"
    return f"\\{escaped}"
