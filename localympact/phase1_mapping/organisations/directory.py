"""The directory as an address says it: words, filters, page; and what each further choice would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.search.asking import DEEPEST, Question
from localympact.foundation.search.finding import Found
from localympact.foundation.search.highlighting import highlight
from localympact.foundation.vocabularies.queries import name_of, names_of
from localympact.foundation.workspaces.addresses import address_in
from localympact.phase1_mapping.organisations.findable import FACETS, KIND
from localympact.phase1_mapping.organisations.kinds import need_name

SIZE: Final = 20
SHOWN_CODES: Final = 12
TITLES: Final = {
    "side": gettext_lazy("Side"),
    "group": gettext_lazy("Group"),
    "kind": gettext_lazy("Kind"),
    "field": gettext_lazy("Field of activity"),
    "place": gettext_lazy("Place"),
    "youth": gettext_lazy("Young people"),
    "offers": gettext_lazy("Offers"),
}
VOCABULARIES: Final = {
    "side": "side",
    "group": "group",
    "kind": "kind",
    "field": "field",
    "youth": "youth_relation",
    "offers": "offer",
}


@dataclass(frozen=True)
class Look:
    """What somebody looks for; the same address always means the same set."""

    words: str = ""
    filters: Mapping[str, list[str]] = field(default_factory=dict)
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Whether this is less than the whole directory."""
        return bool(self.words or self.filters)

    def question(self, places: Iterable[UUID], language: str, **more: Any) -> Question:
        """The question for the engine behind list, map and export."""
        asked = {"words": self.words, "kind": KIND, "workspaces": list(places), "filters": self.filters}
        return Question(**{**asked, "language": language, "page": self.page, "size": SIZE, **more})


@dataclass(frozen=True)
class Option:
    """A code that can be ticked, with how many it would give."""

    code: str
    label: Any
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    """The codes of one facet."""

    name: str
    title: Any
    options: list[Option]


class Card(TypedDict):
    """One found entry as the list shows it; a dict, which templates read fastest."""

    id: UUID
    url: str
    name: SafeString
    side: str
    kind: Any
    place: str
    summary: Any
    offers: list[str]
    needs: list[str]
    confirmed_on: date | None
    is_outside: bool
    listed_in: str


def look_of(asked: QueryDict) -> Look:
    """The words, filters and page of an address; what it does not know is left out."""
    filters = {name: [code for code in asked.getlist(name) if code] for name in FACETS}
    page = asked.get("page", "1")
    return Look(
        words=" ".join(asked.get("q", "").split())[:200],
        filters={name: codes for name, codes in filters.items() if codes},
        page=int(page) if page.isdecimal() and len(page) < 6 and int(page) else 1,
    )


def groups(look: Look, found: Found) -> list[Group]:
    """The filters with their counts; a facet with nothing to choose is left out."""
    return [
        Group(name, TITLES[name], options)
        for name in FACETS
        if (options := _options(name, look.filters.get(name, []), found.facets.get(name, [])))
    ]


def _options(name: str, chosen: list[str], counted: list[tuple[str, int]]) -> list[Option]:
    counts = dict(counted)
    codes = [code for code, _count in counted[:SHOWN_CODES]] + [code for code in chosen if code not in counts]
    codes += [code for code, _count in counted[SHOWN_CODES:] if code in chosen]
    if not chosen and len(codes) < 2:
        return []
    return [Option(code, label_of(name, code), counts.get(code, 0), code in chosen) for code in codes]


def by_side(look: Look, found: Found) -> dict[str, int]:
    """How many of the found stand on each side: the municipality and its units are not counted as organisations."""
    chosen = look.filters.get("side")
    return {side: number for side, number in found.facets.get("side", []) if not chosen or side in chosen}


def label_of(facet: str, code: str) -> Any:
    """The words for a code of a facet; a place is its own word."""
    vocabulary = VOCABULARIES.get(facet)
    return name_of(vocabulary, code) if vocabulary else code


def cards(look: Look, found: Found, names: Mapping[UUID, str]) -> list[Card]:
    """The found entries, made from what the index keeps: the database is not asked.

    `names` are the names of the places that list them, where there are several.
    """
    return [_card(look, row_id, shown, names) for row_id, shown in zip(found.ids, found.shown, strict=True)]


def _card(look: Look, row_id: UUID, shown: Mapping[str, Any], names: Mapping[UUID, str]) -> Card:
    confirmed, lister = shown.get("confirmed_on"), UUID(shown["workspace"])
    return Card(
        id=row_id,
        url=address_in(lister, row_id, "show_organisation"),
        name=highlight(shown["name"], look.words),
        side=shown["side"],
        kind=name_of("kind", shown["kind"]) if shown["kind"] else "",
        place=shown["place"],
        summary=TranslatedText.from_json(shown["summary"]),
        offers=names_of("offer", shown["offers"][:3]),
        needs=[str(need_name(code)) for code in shown["needs"][:3]],
        confirmed_on=date.fromisoformat(confirmed) if confirmed else None,
        is_outside=bool(shown["is_outside"]),
        listed_in=names.get(lister, ""),
    )


def page_of(look: Look, found: Found) -> Page:
    """Where the reader is among the pages."""
    paginator = Paginator(range(min(found.total, DEEPEST)), SIZE)
    return paginator.page(min(max(look.page, 1), paginator.num_pages))


def chosen_words(look: Look) -> list[str]:
    """The choices in words, for the title of an export."""
    said = [_("“%(words)s”") % {"words": look.words}] if look.words else []
    return said + [str(label_of(name, code)) for name, codes in look.filters.items() for code in codes]
