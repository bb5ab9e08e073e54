"""What nouns tell the frame: menu entries, panels on lower pages, what waits for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class MenuEntry:
    """A page of a phase in the menu; `name` is its URL name."""

    phase: str
    label: Any
    name: str
    order: int = 50


@dataclass
class Phase:
    """One of the four phases, with the entries that nouns declared."""

    code: str
    number: int
    label: Any
    question: Any
    offer: Any
    entries: list[MenuEntry] = field(default_factory=list)


MENU: dict[str, Phase] = {
    p.code: p
    for p in (
        Phase(
            "mapping",
            1,
            _("Mapping"),
            _("Who is here, how do we cooperate, what do we need?"),
            _("A public directory and map, the same questions asked of both sides, the gaps between their answers."),
        ),
        Phase(
            "toolbox", 2, _("Toolbox"), _("What helps?"), _("Tools for working together, documents ready to fill in.")
        ),
        Phase(
            "recommendations",
            3,
            _("Recommendations"),
            _("What should change, and who should change it?"),
            _("Advice with an addressee, and an official answer to each."),
        ),
        Phase(
            "action",
            4,
            _("Action"),
            _("What do we do, and did it help?"),
            _("Checklists for both sides, an action plan, results measured with the same question again."),
        ),
    )
}


def menu(*entries: MenuEntry) -> None:
    """Declare menu entries; declaring one again changes nothing."""
    for entry in entries:
        known = MENU[entry.phase].entries
        if entry.name not in [e.name for e in known]:
            known.append(entry)


@dataclass(frozen=True)
class Panel:
    """A part that a higher noun shows on a lower noun's page. `show(request, thing)` gives a
    context for `template`, or None when there is nothing to show."""

    name: str
    place: str
    template: str
    show: Callable[[Any, Any], dict[str, Any] | None]
    order: int = 50


PANELS: dict[str, list[Panel]] = {}


def panel(*declared: Panel) -> None:
    """Declare panels for named places such as "organisation" or "finding"."""
    for one in declared:
        there = PANELS.setdefault(one.place, [])
        if one.name not in [p.name for p in there]:
            there.append(one)
            there.sort(key=lambda p: p.order)


@dataclass(frozen=True)
class Waiting:
    """Something that waits for a person: a sentence, where to do it, whose it is, until when."""

    title: str
    url: str
    phase: str
    detail: str = ""
    side: str = ""
    until: date | None = None


WAITING: list[Callable[[Any, Any], Iterable[Waiting]]] = []


def waiting(collect: Callable[[Any, Any], Iterable[Waiting]]) -> Callable[[Any, Any], Iterable[Waiting]]:
    """Declare a function `(workspace, actor) -> Waiting…`."""
    if collect not in WAITING:
        WAITING.append(collect)
    return collect


@dataclass(frozen=True)
class Standing:
    """Where a phase stands in a workspace: a number and what it counts, for the status strip."""

    phase: str
    number: int
    label: str
    detail: str = ""
    order: int = 50
    # So many of them as marks: done, partly done, still to come.
    marks: tuple[int, int, int] = (0, 0, 0)


STANDINGS: list[Callable[[Any], Iterable[Standing]]] = []


def standing(collect: Callable[[Any], Iterable[Standing]]) -> Callable[[Any], Iterable[Standing]]:
    """Declare a function `(workspace) -> Standing…`."""
    if collect not in STANDINGS:
        STANDINGS.append(collect)
    return collect


# Functions that give the rows of those a representative can speak for; phase 1 declares one.
SPEAKS_FOR: list[Callable[[], QuerySet[Any]]] = []


def speaks_for(rows: Callable[[], QuerySet[Any]]) -> Callable[[], QuerySet[Any]]:
    """Declare whom a representative of a place can speak for."""
    if rows not in SPEAKS_FOR:
        SPEAKS_FOR.append(rows)
    return rows


BY_HISTORY = "the history"


@dataclass(frozen=True)
class Personal:
    """A personal field: why it is kept, on what basis, how long, and how it is erased."""

    model: str
    field: str
    purpose: Any
    basis: Any
    retention: Any
    erasure: str  # "delete row", "blank", "former member"
    # How a person's rows are found: a lookup of the model that equals the person's id or address, or BY_HISTORY for
    # a name beside a decision, which only the history can tell from a namesake's. Empty: nobody is known to be meant.
    found_by: str = ""
    # What it is in the reader's words; without it the names of model and field say so.
    what: Any = ""

    @property
    def label(self) -> str:
        """The field in words."""
        if self.what:
            return str(self.what)
        model = apps.get_model(self.model)
        return f"{model._meta.verbose_name}: {model._meta.get_field(self.field).verbose_name}"  # type: ignore[union-attr]


PERSONAL: list[Personal] = []


def personal(*declared: Personal) -> None:
    """Declare personal fields where they stand; a field without a declaration fails the build."""
    for one in declared:
        if (one.model, one.field) not in [(p.model, p.field) for p in PERSONAL]:
            PERSONAL.append(one)


def name_beside_a_decision(model: str, field: str) -> Personal:
    """Who confirmed, agreed or decided, by name: kept with what was decided, unnamed when the person is erased."""
    purpose, basis = _("to show who confirmed, agreed or decided"), _("public task of the municipality")
    kept, who = _("as long as what was decided is kept"), _("the name of who confirmed, agreed or decided")
    return Personal(model, field, purpose, basis, kept, "former member", BY_HISTORY, who)


@dataclass(frozen=True)
class Chapter:
    """A chapter of the report on needs and challenges. `blocks(material)` gives what stands in it after the
    facilitator's own words; `hint` says what those words should tell."""

    code: str
    title: Any
    blocks: Callable[[Any], Iterable[Any]]
    order: int = 50
    hint: Any = ""


CHAPTERS: list[Chapter] = []


def chapter(*declared: Chapter) -> None:
    """Declare chapters of the report; declaring one again changes nothing."""
    for one in declared:
        if one.code not in [c.code for c in CHAPTERS]:
            CHAPTERS.append(one)
            CHAPTERS.sort(key=lambda c: c.order)
