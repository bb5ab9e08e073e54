"""Edit conflicts: a form remembers what it was opened with, and shows both versions when they part."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from localympact.foundation.history.queries import lines_of_thing
from localympact.foundation.ui import formats

VERSION, SEEN, KEEP = "version", "seen", "keep-"
TYPED, SAVED, TAKEN_OVER = "typed", "saved", "taken-over"


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed meanwhile: what was typed, what is saved, and which of both is kept.

    Where only the other person changed it, there is nothing to choose: the saved version is taken over.
    """

    name: str
    label: str
    typed: str
    saved: str
    kept: str


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

    def guard(self, version: int, thing_id: UUID) -> None:
        """Remember the version of the thing as the form is opened."""
        self._thing_id = thing_id
        self.fields[VERSION] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        self.fields[SEEN] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial |= {VERSION: version, SEEN: self._prints}

    @property
    def sent(self) -> dict[str, Any]:
        """The checked values for a change, with the version that was seen, without what was given up."""
        given_up = {name for name in self.fields if self.data.get(KEEP + name) == SAVED}
        return {name: value for name, value in self.cleaned_data.items() if name != SEEN and name not in given_up}

    def show_both(self) -> None:
        """After a conflict: set what was typed beside what is saved; the next try is made knowing both."""
        self.is_conflict = True
        opened = dict(one.split(":") for one in self.cleaned_data.get(SEEN, "").split() if ":" in one)
        self.data = self.data.copy()
        for name in self._names:
            kept = self.data[KEEP + name] = self._parted(name, opened.get(name, ""))
            if kept == TAKEN_OVER:
                self._take_over(name)
        self.data[VERSION], self.data[SEEN] = self.initial[VERSION], self._prints()

    @cached_property
    def both(self) -> Both | None:
        """Both versions, as long as one chooses between them: also while one searches in a list of the form."""
        found = [self._difference(name, kept) for name in self._names if (kept := self.data.get(KEEP + name))]
        if not found and not self.is_conflict:
            return None
        line = next(iter(lines_of_thing(self._thing_id, 1)), None)
        return Both(line.actor_name if line else "", line.at if line else None, tuple(found))

    def _take_over(self, name: str) -> None:
        field = self.fields[name]
        value = field.widget.format_value(field.prepare_value(self._saved(name)))
        if isinstance(field.widget, forms.CheckboxInput):
            value = ["on"] if self._saved(name) else []
        self.data.setlist(name, value if isinstance(value, list) else [value or ""])

    def _parted(self, name: str, opened: str) -> str:
        """What becomes of a field after a conflict; nothing where the other person changed nothing or the same."""
        field, saved, typed = self.fields[name], self._saved(name), self.cleaned_data.get(name)
        if _plain(field, saved) == _plain(field, typed) or _print(field, saved) == opened:
            return ""
        return TAKEN_OVER if _print(field, typed) == opened else TYPED

    def _difference(self, name: str, kept: str) -> Difference:
        field = self.fields[name]
        saved = words_of(field, self._saved(name))
        return Difference(name, str(field.label or name), self._typed_words(name), saved, kept)

    def _typed_words(self, name: str) -> str:
        """What was typed, also before it is checked."""
        field, typed = self.fields[name], self[name].data  # type: ignore[index]
        with suppress(forms.ValidationError):
            typed = field.clean(typed)
        return words_of(field, typed)

    def _saved(self, name: str) -> Any:
        return self.get_initial_for_field(self.fields[name], name)  # type: ignore[attr-defined]

    @property
    def _names(self) -> list[str]:
        return [name for name in self.fields if name not in (VERSION, SEEN)]

    def _prints(self) -> str:
        return " ".join(f"{name}:{_print(self.fields[name], self._saved(name))}" for name in self._names)


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
