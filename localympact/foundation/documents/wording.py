"""What our papers say by themselves: the line in the foot, the labels of a signature, the sides of a table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from localympact.foundation.documents.cells import Hidden, date_text
from localympact.foundation.documents.document import (
    Block,
    Cell,
    DataTable,
    Document,
    Figure,
    Heading,
    Meta,
    Party,
)

BRAND = "Localympact"
TICKED, UNTICKED = "☑", "☐"


def standing(meta: Meta, language: str) -> str:
    """When a paper was published, in which version, and whether it is frozen."""
    parts = []
    if meta.published_on:
        parts.append(_("Published %(day)s") % {"day": date_text(meta.published_on, language)})
    if meta.version:
        parts.append(_("version %(version)s") % {"version": meta.version})
    if meta.frozen:
        parts.append(_("frozen"))
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def running_head(document: Document) -> str:
    """The title and the place, for the head of every page."""
    return ", ".join(part for part in (document.title, document.meta.place) if part)


def signature_rows(party: Party) -> list[tuple[str, str]]:
    """What a party fills in when it signs, with what is known already."""
    known = [(_("For"), party.name), (_("Role"), party.role), (_("Name"), party.signer)]
    return [*known, (_("Date"), ""), (_("Signature"), "")]


def spanned(row: Sequence[Cell]) -> list[tuple[Cell, int]]:
    """The cells of a row with how many columns they take: neighbours hidden for one reason stand as one."""
    spans: list[tuple[Cell, int]] = []
    for value in row:
        if spans and isinstance(value, Hidden) and spans[-1][0] == value:
            spans[-1] = (value, spans[-1][1] + 1)
        else:
            spans.append((value, 1))
    return spans


def without_skips(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks, no heading more than one level below the one before; readers by ear rely on it."""
    last = 0
    for block in blocks:
        if isinstance(block, Heading):
            last = max(1, min(block.level, last + 1, 6))
            yield replace(block, level=last)
        else:
            yield block


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks with "Figure 1." and "Table 1." before their captions, counted through the document."""
    figures = tables = 0
    for block in blocks:
        if isinstance(block, Figure):
            figures += 1
            yield replace(block, caption=_("Figure %(number)s. %(caption)s") % _counted(figures, block.caption))
        elif isinstance(block, DataTable):
            tables += 1
            yield replace(block, caption=_("Table %(number)s. %(caption)s") % _counted(tables, block.caption))
        else:
            yield block


def _counted(number: int, caption: str) -> dict[str, object]:
    return {"number": number, "caption": caption}
