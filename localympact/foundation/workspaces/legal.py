"""Privacy notice, accessibility statement and imprint of a place: shipped wording, the place's own values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.ui import formats
from localympact.foundation.workspaces.declarations import PERSONAL
from localympact.foundation.workspaces.models import Workspace

FOLDER = Path(__file__).parent / "legal"
KINDS = ("privacy", "accessibility", "imprint")
REVIEWED_ON = date(2026, 11, 23)


@dataclass(frozen=True)
class Kept:
    """One kind of personal data as the notice lists it."""

    what: str
    purpose: str
    basis: str
    retention: str


def legal_text(kind: str, language: str, place: Workspace | None) -> str:
    """The Markdown of one page, filled with the place's values; what is not said yet says so."""
    if kind not in KINDS:
        raise ValueError(kind)
    chosen = language if language in LANGUAGES and (FOLDER / kind / f"{language}.md").exists() else "en"
    text = (FOLDER / kind / f"{chosen}.md").read_text(encoding="utf-8")
    for name, value in _values(place).items():
        text = text.replace("{{" + name + "}}", value)
    return text


def _values(place: Workspace | None) -> dict[str, str]:
    missing = _("(not said yet)")
    values: dict[str, Any] = {
        "place": str(place) if place else "Localympact",
        "responsible": place.responsible_name if place else settings.RESPONSIBLE_NAME,
        "address": place.responsible_address if place else settings.RESPONSIBLE_ADDRESS,
        "email": place.responsible_email if place else settings.DEFAULT_FROM_EMAIL,
        "site": settings.BASE_URL,
        "reviewed": formats.day(REVIEWED_ON),
    }
    return {name: _plain(value) if value else missing for name, value in values.items()}


def _plain(value: str) -> str:
    """A value that cannot become markup: it was typed by somebody."""
    return "".join("\\" + char if char in "\\`*_{}[]<>()#+-.!|" else char for char in str(value))


def kept_data() -> list[Kept]:
    """The table of the notice: one line for each purpose, from the declarations where the fields stand."""
    rows: dict[tuple[str, str, str], list[str]] = {}
    for one in PERSONAL:
        rows.setdefault((str(one.purpose), str(one.basis), str(one.retention)), []).append(one.label)
    return [Kept(", ".join(dict.fromkeys(names)), *key) for key, names in rows.items()]
