"""The history of a thing in the reader's words: which field, what stood there before and after, never an id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from localympact.foundation.core.rows import Recorded, State, WorkspaceOwned
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.history.models import Entry, Line
from localympact.foundation.history.queries import lines_of_thing
from localympact.foundation.languages.names import OWN_NAMES
from localympact.foundation.languages.translated import TranslatedText, TranslatedTextField
from localympact.foundation.ui import formats
from localympact.foundation.vocabularies.queries import terms
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import PERSONAL
from localympact.foundation.workspaces.permissions import May, allows, is_party

NOTHING = "–"
# Vocabularies whose codes stand in fields of another name.
ALSO = {"codes": ("need", "challenge"), "needs": ("need", "offer"), "kind": ("event_kind", "support")}


@dataclass(frozen=True)
class Difference:
    """One field of a thing, or of a part of it: before and after."""

    part: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One change: when, who, for which side, where the data came from, and what it did."""

    at: datetime
    who: str
    side: str
    source: str
    differences: tuple[Difference, ...]


def may_see_history(actor: Actor, thing: Any) -> bool:
    """Whether this reader may see what was changed: the right to see histories, and what reading the thing asks for."""
    if not allows(actor, May.SEE_HISTORY, thing):
        return False
    if thing.read_by == "party":
        return is_party(actor, thing)
    return not thing.read_by or allows(actor, May(thing.read_by), thing)


def history_of(thing: Recorded, limit: int = 100) -> list[Step]:
    """What happened to a thing and its parts, latest first."""
    lines = list(lines_of_thing(thing.pk, limit))
    names = _names_of(entry for line in lines for entry in _about(line, thing.pk))
    steps = [_step(line, thing.pk, names) for line in lines]
    return [step for step in steps if step.differences]


def _about(line: Line, pk: Any) -> list[Entry]:
    return [entry for entry in line.entries.all() if pk in (entry.thing_id, entry.part_of)]


def _step(line: Line, pk: Any, names: dict[str, str]) -> Step:
    found = [_difference(entry, pk, names) for entry in _about(line, pk)]
    return Step(line.at, line.actor_name, line.side, line.source, tuple(filter(None, found)))


def _difference(entry: Entry, pk: Any, names: dict[str, str]) -> Difference | None:
    part = "" if entry.thing_id == pk else entry.thing_title
    if not entry.field:
        return Difference(part, _("written") if entry.before is None else _("removed"), NOTHING, NOTHING)
    field = field_of(entry)
    label = label_of(field) if field else ""
    if field is None or not label:
        return None
    if is_personal(entry.kind, field.name):
        return Difference(part, label, _("not shown"), _("not shown"))
    if isinstance(field, TranslatedTextField):
        return _wordings(part, label, entry)
    before, after = (words_of(field, value, names) for value in (entry.before, entry.after))
    return Difference(part, label, before, after)


def _wordings(part: str, label: str, entry: Entry) -> Difference | None:
    """The wordings that changed, each with its language."""
    before, after = (TranslatedText.from_json(value or {}) for value in (entry.before, entry.after))
    changed = [code for code in OWN_NAMES if before.get(code) != after.get(code)]
    if not changed:
        return None
    several = len({*before.languages, *after.languages}) > 1
    said = [
        "\n".join((f"{OWN_NAMES[code]}: " if several else "") + (text.get(code) or NOTHING) for code in changed)
        for text in (before, after)
    ]
    return Difference(part, label, *said)


def field_of(entry: Entry) -> Any:
    """The model's field that an entry is about, or None when there is no such field any more."""
    try:
        return apps.get_model(entry.kind)._meta.get_field(entry.field.removesuffix("_id"))
    except (LookupError, FieldDoesNotExist):
        return None


def label_of(field: Any) -> str:
    """The field's name for people; a field without one is the machine's own and is not told."""
    if field.name == "state":
        return capfirst(_("state"))
    if field.name.startswith("cites_"):
        return _("What it rests on")
    named = str(field.verbose_name)
    return "" if named == field.name.replace("_", " ") and not _means_itself(field) else capfirst(named)


def _means_itself(field: Any) -> bool:
    """A name that Django made of the attribute is English only; one that was given is a lazy translation."""
    return not isinstance(field._verbose_name, str | None)


def is_personal(kind: str, name: str) -> bool:
    """Whether a field is declared as personal: its values never stand in a history."""
    return (kind, name) in {(one.model.lower(), one.field) for one in PERSONAL}


def words_of(field: Any, value: Any, names: dict[str, str]) -> str:
    """A stored value as people read it."""
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.is_relation:
        return ", ".join(names.get(str(one), _("something else")) for one in _listed(value))
    choices = {str(code): str(name) for code, name in getattr(field, "flatchoices", ()) or ()} | _terms_of(field)
    if isinstance(field, models.DateTimeField):
        return formats.moment(at) if (at := parse_datetime(str(value))) else str(value)
    if isinstance(field, models.DateField):
        return formats.day(on) if (on := parse_date(str(value))) else str(value)
    if isinstance(value, dict):
        return _("changed")
    return ", ".join(choices.get(str(one), str(one)) for one in _listed(value))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _terms_of(field: Any) -> dict[str, str]:
    """The names of codes, where the field's name or its singular is the name of a vocabulary."""
    found: dict[str, str] = {}
    for vocabulary in (
        field.name,
        field.name.removesuffix("s"),
        field.name.removesuffix("es"),
        *ALSO.get(field.name, ()),
    ):
        if isinstance(field, models.CharField | models.JSONField):
            found |= {term.code: str(term.name) for term in terms(vocabulary)}
    return found


def _names_of(entries: Iterable[Entry]) -> dict[str, str]:
    """The names of everything that keys lead to: of this place, or published elsewhere; one question per table."""
    wanted: dict[Any, set[str]] = {}
    for entry in entries:
        field = field_of(entry) if entry.field else None
        if field is not None and field.is_relation:
            ids = {str(one) for value in (entry.before, entry.after) for one in _listed(value) if one}
            wanted.setdefault((field.related_model, entry.workspace_id), set()).update(ids)
    return {key: name for (model, place), ids in wanted.items() for key, name in _named(model, place, ids)}


def _named(model: type[models.Model], place: UUID, ids: set[str]) -> Iterable[tuple[str, str]]:
    with across_workspaces("the names of what a history leads to: own ones, and published ones of elsewhere"):
        for row in model._base_manager.filter(pk__in=[one for one in ids if _is_key(model, one)]):
            theirs = isinstance(row, WorkspaceOwned) and row.workspace_id != place
            if not theirs or getattr(row, "state", "") == State.PUBLISHED:
                yield str(row.pk), str(row)


def _is_key(model: type[models.Model], value: str) -> bool:
    """Whether a noted value can be a key of this table; some are noted by other words."""
    try:
        model._meta.pk.to_python(value)
    except ValidationError:
        return False
    return True
