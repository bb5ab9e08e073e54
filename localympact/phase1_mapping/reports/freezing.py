"""A document as plain data and back, so that an edition can be kept exactly as it was published."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, cast

from localympact.foundation.documents import document as blocks
from localympact.foundation.documents.cells import Hidden
from localympact.foundation.documents.charts.portrait import Strand
from localympact.foundation.documents.document import Document

KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (*blocks.Block.__args__, Document, blocks.Meta, blocks.Cover, blocks.Party, Strand, Hidden)
}


def frozen(document: Document) -> dict[str, Any]:
    """The document as JSON can hold it."""
    return cast(dict[str, Any], _plain(document))


def thawed(stored: Any) -> Document:
    """The document that `frozen` was made from."""
    return cast(Document, _whole(stored))


def fingerprint(stored: Any) -> str:
    """The SHA-256 of what was frozen; a change of one letter or number changes it."""
    return hashlib.sha256(json.dumps(stored, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        kind = type(value).__name__
        return {"kind of thing": kind} | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def _whole(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_whole(part) for part in value)
    if not isinstance(value, dict):
        return value
    if "day" in value:
        return date.fromisoformat(value["day"])
    kind = KINDS[value["kind of thing"]]
    return kind(**{name: _whole(part) for name, part in value.items() if name != "kind of thing"})
