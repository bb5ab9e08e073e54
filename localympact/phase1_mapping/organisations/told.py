"""The history of an entry in words: names of fields, names of codes, texts in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localympact.foundation.history.models import Line
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.ui.signs import STATES
from localympact.foundation.vocabularies.queries import name_of
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.organisations.forms import GROUPS
from localympact.phase1_mapping.organisations.models import Organisation

FIELDS = ("state", *(name for _title, names in GROUPS for name in names), "confirmed_on")
VOCABULARIES = {"statuses": "status", "target_groups": "target_group", "languages": "language", "offers": "offer"}
TERMS = ("kind", "group", "legal_form", "field", "youth_relation", "reach")
BANDS = ("band_staff", "band_members", "band_volunteers", "band_budget")
VOCABULARIES |= {name: name for name in (*TERMS, *BANDS)} | {"needs": "need"}


def told(lines: Iterable[Line], organisation: Organisation) -> list[tuple[Line, list[tuple[str, str, str]]]]:
    """Each line with what changed in it: the field, before, after; what a reader cannot see is left out."""
    found = []
    for line in lines:
        entries = [one for one in line.entries.all() if one.thing_id == organisation.pk and one.field in FIELDS]
        rows = [(_name(one.field), _words(one.field, one.before), _words(one.field, one.after)) for one in entries]
        if seen := [row for row in rows if row[1] != row[2]]:
            found.append((line, seen))
    return found


def _name(field: str) -> str:
    return str(_("state") if field == "state" else Organisation._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


def _words(field: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, list):
        return ", ".join(_words(field, one) for one in value)
    if isinstance(value, dict):
        return TranslatedText.from_json(value).in_language((get_language() or "en")[:2]).text
    if field == "state":
        sign = STATES.get(str(value))
        return str(sign.word if sign else value)
    if field in VOCABULARIES:
        return str(name_of(VOCABULARIES[field], str(value)))
    return str(Side(value).label if field == "side" else value)
