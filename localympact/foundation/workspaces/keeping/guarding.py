"""Edit conflicts: a form remembers what it was opened with, and shows both versions when they part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from localympact.foundation.history.queries import lines_of_thing
from localympact.foundation.ui import formats

VERSION, SEEN, KEEP = "version", "seen", "keep-"


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed meanwhile: what was typed and what is saved.

    Where only the other person changed it, there is nothing to choose: the saved version is taken over.
    """

    name: str
    label: str
    typed: str
    saved: str
    both_changed: bool


@dataclass(frozen=True)
class Both:
    """Two versions of one thing, field by field, and who saved the other one."""

    by: str
    at: datetime | None
    differences: tuple[Difference, ...]


class Guarded:
    """A form about what is there already. It carries the version that was seen and a print of each field."""

    fields: dict[str, Any]
    initial: Any
    data: Any
    cleaned_data: dict[str, Any]
    is_conflict: bool = False
    both: Both | None = None

    def guard(self, version: int) -> None:
        """Remember the version of the thing as the form is opened."""
        self.fields[VERSION] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        self.fields[SEEN] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial |= {VERSION: version, SEEN: self._prints}

    @property
    def sent(self) -> dict[str, Any]:
        """The checked values for a change, with the version that was seen, without what was given up."""
        given_up = {name for name in self.fields if self.data.get(KEEP + name) == "saved"}
        return {name: value for name, value in self.cleaned_data.items() if name != SEEN and name not in given_up}

    def show_both(self, thing_id: UUID) -> None:
        """After a conflict: set what was typed beside what is saved; the next try is made knowing both."""
        self.is_conflict = True
        line = next(iter(lines_of_thing(thing_id, 1)), None)
        opened = dict(one.split(":") for one in self.cleaned_data.get(SEEN, "").split() if ":" in one)
        names = [name for name in self.fields if name not in (VERSION, SEEN)]
        found = [self._difference(name, opened.get(name, "")) for name in names]
        self.both = Both(line.actor_name if line else "", line.at if line else None, tuple(filter(None, found)))
        self.data = self.data.copy()
        self.data[VERSION], self.data[SEEN] = self.initial[VERSION], self._prints()
        for one in self.both.differences:
            if not one.both_changed:
                self._take_over(one.name)

    def _take_over(self, name: str) -> None:
        field = self.fields[name]
        value = field.widget.format_value(field.prepare_value(self._saved(name)))
        if isinstance(field.widget, forms.CheckboxInput):
            value = ["on"] if self._saved(name) else []
        self.data.setlist(name, value if isinstance(value, list) else [value or ""])

    def _difference(self, name: str, opened: str) -> Difference | None:
        field, saved, typed = self.fields[name], self._saved(name), self.cleaned_data.get(name)
        if _plain(field, saved) == _plain(field, typed) or _print(field, saved) == opened:
            return None
        both_changed = _print(field, typed) != opened
        return Difference(name, str(field.label or name), words_of(field, typed), words_of(field, saved), both_changed)

    def _saved(self, name: str) -> Any:
        return self.get_initial_for_field(self.fields[name], name)  # type: ignore[attr-defined]

    def _prints(self) -> str:
        names = [name for name in self.fields if name not in (VERSION, SEEN)]
        return " ".join(f"{name}:{_print(self.fields[name], self._saved(name))}" for name in names)


def _plain(field: forms.Field, value: Any) -> tuple[str, ...]:
    """A value as comparable texts, whether it comes from the row or from the form."""
    if isinstance(value, tuple | list | set) or hasattr(value, "iterator"):
        return tuple(sorted(str(field.prepare_value(one)) for one in value))
    value = field.prepare_value(value)
    return () if value in (None, "", False) else (str(value).replace("\r\n", "\n").strip(),)


def _print(field: forms.Field, value: Any) -> str:
    return sha256("\n".join(_plain(field, value)).encode()).hexdigest()[:12]


def words_of(field: forms.Field, value: Any) -> str:
    """A value of a form as people read it: the names of what was chosen, days in words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(value, date):
        return formats.day(value)
    texts: Iterable[str] = _plain(field, value)
    names = {str(code): str(name) for code, name in getattr(field, "choices", ())}
    return ", ".join(names.get(one, one) for one in texts)
