"""Choosing from a long list: what is chosen stands first, the rest is folded into groups or searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import BoundField
from django.forms.utils import ErrorDict

from localympact.foundation.languages.folding import folded_words

FEW = 12  # as many boxes as one takes in at a glance; they are simply shown
FIRST = 10  # of each group
MORE = 40  # with each press of "more"
LOOK = "look"  # the name of the buttons that search, and save nothing


@dataclass(frozen=True)
class Pick:
    """One thing that can be chosen: its value, its words, the group it stands in; or no longer offered."""

    value: str
    label: str
    group: str = ""
    is_offered: bool = True


@dataclass(frozen=True)
class Offer:
    """How the rows of a model are offered where one chooses among them: in what order, words and groups.

    Without a declaration: as they come, in their own words, in one group, without what was taken back or put away.
    """

    model: Any
    rows: Callable[[], Any]
    group: Callable[[Any], str] = lambda row: ""
    label: Callable[[Any], str] = str
    is_offered: Callable[[Any], bool] = lambda row: getattr(row, "state", "") not in ("withdrawn", "archived")


OFFERS: dict[Any, Offer] = {}


def offer(*declared: Offer) -> None:
    """Declare how rows are offered."""
    OFFERS.update({one.model: one for one in declared})


def offer_of(model: Any) -> Offer:
    """How the rows of a model are offered."""
    return OFFERS.get(model) or Offer(model, model._default_manager.all)


class Pickable:
    """A form's field that chooses among the rows of a model."""

    model: Any
    queryset: Any

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        field = super().__deepcopy__(memo)  # type: ignore[misc]
        field.queryset = offer_of(self.model).rows()
        return field

    def label_from_instance(self, obj: Any) -> str:
        """As its noun says it, or its own words."""
        return offer_of(self.model).label(obj)

    def picks(self) -> list[Pick]:
        """All that can be chosen, in order; asked once for each page."""
        offer = offer_of(self.model)
        return [Pick(str(row.pk), offer.label(row), offer.group(row), offer.is_offered(row)) for row in self.queryset]


@dataclass(frozen=True)
class Shelf:
    """A group of what is found: the first of its rows, how many there are, the word of the button for more."""

    name: str
    picks: Sequence[Pick]
    count: int
    more: str
    is_open: bool

    @property
    def left(self) -> int:
        """How many are not shown."""
        return self.count - len(self.picks)


class Picker:
    """What a long list to choose from shows now, given what is chosen, searched for and opened."""

    def __init__(self, bound: BoundField, picks: Sequence[Pick], chosen: set[str]) -> None:
        self.bound, self.picks = bound, picks
        self.chosen = [pick for pick in picks if pick.value in chosen]
        self._offered = [pick for pick in picks if pick.value not in chosen and pick.is_offered]

    @property
    def is_one(self) -> bool:
        """Whether only one can be chosen: it then offers buttons of which one is down, instead of boxes."""
        return not self.bound.field.widget.allow_multiple_selected

    @property
    def query_name(self) -> str:
        """The name of the search field."""
        return f"{self.bound.html_name}-find"

    @property
    def query(self) -> str:
        """What is searched for."""
        return str(self.bound.form.data.get(self.query_name, "")).strip()

    @cached_property
    def found(self) -> list[Pick]:
        """What is offered and has every word that was typed."""
        wanted = folded_words(self.query)
        if not wanted:
            return self._offered
        return [pick for pick in self._offered if _has(pick, wanted)]

    @cached_property
    def shelves(self) -> list[Shelf]:
        """What is found, group by group; open where one looks."""
        groups: dict[str, list[Pick]] = {}
        for pick in self.found:
            groups.setdefault(pick.group, []).append(pick)
        field, number, shown = self._opened
        return [
            self._shelf(at, name, picks, shown if at == number else FIRST, at == number and bool(field))
            for at, (name, picks) in enumerate(groups.items())
        ]

    def _shelf(self, at: int, name: str, picks: list[Pick], shown: int, was_opened: bool) -> Shelf:
        is_open = was_opened or bool(self.query) or len(picks) == len(self.found)
        return Shelf(name, picks[:shown], len(picks), f"{self.bound.html_name} {at} {shown + MORE}", is_open)

    @property
    def _opened(self) -> tuple[str, int, int]:
        """Of which field "more" was pressed, in which group, up to how many."""
        field, _blank, rest = str(self.bound.form.data.get(LOOK, "")).partition(" ")
        at, _blank, shown = rest.partition(" ")
        if field != self.bound.html_name or not (at.isdecimal() and shown.isdecimal()):
            return "", -1, FIRST
        return field, int(at), int(shown)


def _has(pick: Pick, wanted: list[str]) -> bool:
    words = folded_words(f"{pick.label} {pick.group}")
    return all(any(word.startswith(one) for word in words) for one in wanted)


def is_looking(form: Any) -> bool:
    """Whether a form was sent to search in its lists; it then keeps what was typed and finds nothing wrong yet."""
    if not form.is_bound or LOOK not in form.data:
        return False
    form._errors = ErrorDict()
    form.cleaned_data, form.is_looking = {}, True
    return True
