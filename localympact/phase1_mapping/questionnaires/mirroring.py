"""Whether the two sides are asked the same, and in every language: looked at before a wave opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from django.utils.translation import gettext as _

from localympact.phase1_mapping.questionnaires.items import Form, Item, Page, Text, text_in

SHORTEST_TITLE = 8


def shared_title(titles: Sequence[str]) -> str:
    """What the titles of both sides begin with, so that a pair has one name."""
    beginning = commonprefix(list(titles)) if len(titles) > 1 else ""
    whole = re.split(r"\s*[:–—(-]\s*\S*$", beginning)[0].strip()
    return whole if len(whole) >= SHORTEST_TITLE else " / ".join(dict.fromkeys(titles))


@dataclass(frozen=True)
class ShownRow:
    """One question in both wordings; a side that is not asked has none."""

    name: str
    measure: str
    municipality: str
    organisations: str
    options: tuple[str, ...]
    is_public_answer: bool
    is_personal: bool
    is_confidential: bool


@dataclass(frozen=True)
class ShownPage:
    """What is shown together, in both wordings."""

    title: str
    rows: tuple[ShownRow, ...]


def side_by_side(municipality: Form | None, organisations: Form | None, language: str) -> list[ShownPage]:
    """The two questionnaires beside each other, page by page, in one language."""
    one = municipality or organisations
    if one is None:
        return []
    others = {item.name: item for item in organisations.items} if organisations and municipality else {}
    own = {item.name for item in one.items}
    pages = [_shown_page(page, others, language, municipality is None) for page in one.pages]
    extra = tuple(item for name, item in others.items() if name not in own and item.type != "calculate")
    if extra:
        pages.append(ShownPage("", tuple(_shown_row(None, item, language) for item in extra)))
    return pages


def _shown_page(page: Page, others: dict[str, Item], language: str, is_other_side: bool) -> ShownPage:
    rows = []
    for item in page.items:
        if item.type == "calculate":
            continue
        if is_other_side:
            rows.append(_shown_row(None, item, language))
        else:
            rows.append(_shown_row(item, others.get(item.name), language))
    return ShownPage(text_in(language, page.label), tuple(rows))


def _shown_row(municipality: Item | None, organisations: Item | None, language: str) -> ShownRow:
    item = municipality or organisations
    assert item is not None  # noqa: S101 - one of the two is there
    return ShownRow(
        item.name,
        item.measure if item.is_asked else "",
        text_in(language, municipality.label) if municipality else "",
        text_in(language, organisations.label) if organisations else "",
        () if item.scale else tuple(text_in(language, choice.label) for choice in item.choices),
        item.public_answer,
        item.personal,
        item.confidential,
    )


def mirrored(municipality: Form, organisations: Form) -> list[str]:
    """The names of the 0–10 questions that both sides are asked, and whose answers make a gap."""
    others = {item.name for item in organisations.items if item.measure == "scale0_10"}
    return [item.name for item in municipality.items if item.measure == "scale0_10" and item.name in others]


def differences(municipality: Form, organisations: Form, languages: Sequence[str]) -> list[str]:
    """What keeps the answers of the two sides, or of two languages, from being compared, in sentences."""
    others = {item.name: item for item in organisations.items}
    found = list(_unpaired(municipality, organisations))
    for item in municipality.items:
        if item.name in others and not item.public_answer:
            found.extend(_unlike(item, others[item.name]))
    for form in (municipality, organisations):
        found.extend(_untold(form, languages))
    return list(dict.fromkeys(found))


def _unpaired(municipality: Form, organisations: Form) -> Iterator[str]:
    names = [[item.name for item in form.items if item.is_asked] for form in (municipality, organisations)]
    for asked, missing in ((0, 1), (1, 0)):
        for name in names[asked]:
            if name not in names[missing]:
                yield _("%(question)s is asked of one side only.") % {"question": name}


def _unlike(one: Item, other: Item) -> Iterator[str]:
    if (one.type, one.measure) != (other.type, other.measure):
        yield _("%(question)s is a different kind of question on each side.") % {"question": one.name}
    elif [choice.name for choice in one.choices] != [choice.name for choice in other.choices]:
        yield _("%(question)s offers each side different answers.") % {"question": one.name}
    elif (one.constraint, one.relevant) != (other.constraint, other.relevant):
        yield _("%(question)s has different limits or skip logic on each side.") % {"question": one.name}


def _untold(form: Form, languages: Sequence[str]) -> Iterator[str]:
    for item in form.items:
        texts: list[Text] = [item.label, item.hint, *(choice.label for choice in item.choices)]
        for language in languages:
            if any(text and language not in text and "" not in text for text in texts):
                yield _("%(question)s is not worded in %(language)s.") % {"question": item.name, "language": language}
