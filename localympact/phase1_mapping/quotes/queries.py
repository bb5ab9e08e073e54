"""What we ask about open answers: those to be read, and those that may be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from localympact.phase1_mapping.findings.queries import asked_in
from localympact.phase1_mapping.questionnaires.items import Item
from localympact.phase1_mapping.quotes.models import Quote
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys.models import Wave, WaveSide
from localympact.phase1_mapping.surveys.queries import form_of_version
from localympact.phase1_mapping.tallies.comparing import SIDES, Asked


def quotable(side: WaveSide) -> list[Item]:
    """The open questions of a side whose answers may be printed: nothing personal, nothing promised to stay inside."""
    items = form_of_version(side.version).items
    return [item for item in items if item.type == "text" and not (item.personal or item.confidential)]


@dataclass(frozen=True)
class ToRead:
    """One open answer beside what was decided about it."""

    response: Response
    original: str
    quote: Quote | None

    @property
    def words(self) -> str:
        """The wording to begin from: what was allowed, else what was answered."""
        return self.quote.words if self.quote and self.quote.is_allowed else self.original


def to_read(wave: Wave, rows: Iterable[Response], name: str) -> list[ToRead]:
    """The answers to one open question, in the order of their words, which tells nothing of who wrote them."""
    decided = {quote.response_id: quote for quote in Quote.objects.filter(response__wave_side__wave=wave, name=name)}
    found = [ToRead(row, row.answers[name], decided.get(row.pk)) for row in rows if row.answers.get(name)]
    return sorted(found, key=lambda one: one.original.casefold())


@dataclass(frozen=True)
class Said:
    """What may be printed under one question: quotes by side, or all under an empty name where a side is too small."""

    name: str
    title: str
    quotes: Mapping[str, Sequence[Quote]]


def printable(wave: Wave) -> list[Said]:
    """The allowed quotes of a counted wave, question by question; nothing where too few answered."""
    rows = Quote.objects.filter(response__wave_side__wave=wave, response__is_deleted=False, is_allowed=True)
    by_name: dict[str, list[Quote]] = {}
    for quote in rows.select_related("response__wave_side"):
        by_name.setdefault(quote.name, []).append(quote)
    asked = asked_in(wave, list(by_name)) if by_name else []
    said = [Said(one.name, one.title, by_side(one, by_name[one.name])) for one in asked]
    return [one for one in said if one.quotes]


def by_side(asked: Asked, quotes: Sequence[Quote]) -> dict[str, list[Quote]]:
    """Quotes under their sides if enough of each of these sides answered; else together; else none at all."""
    enough = {side for side in SIDES if side in asked.tallies and asked.tallies[side].n is not None}
    if not enough:
        return {}
    ordered = sorted(quotes, key=lambda quote: quote.words.casefold())
    sides = {quote.response.wave_side.side for quote in quotes}
    if not sides <= enough:
        return {"": ordered}
    return {side: [q for q in ordered if q.response.wave_side.side == side] for side in SIDES if side in sides}
