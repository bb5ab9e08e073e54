"""A document as PDF: tagged, with language and title, after PDF/UA-1 and PDF/A-2b, set by typst from data alone."""

import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import singledispatch
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.documents.cells import Hidden, clean
from localympact.foundation.documents.charts.pictures import checked, for_print
from localympact.foundation.documents.charts.portrait import portrait
from localympact.foundation.documents.document import (
    Block,
    BulletList,
    Cell,
    Cover,
    DataTable,
    Document,
    Figure,
    FormField,
    Heading,
    ListItem,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Signature,
)
from localympact.foundation.documents.example import EXAMPLE_SENTENCE, EXAMPLE_TAG
from localympact.foundation.documents.fonts.letters import FAMILIES, FONTS, drawable, wrapped
from localympact.foundation.documents.inline import runs
from localympact.foundation.documents.widths import column_widths, letter_size
from localympact.foundation.documents.wording import (
    BRAND,
    TICKED,
    UNTICKED,
    running_head,
    signature_rows,
    spanned,
    standing,
    without_skips,
)

PAPER = Path(__file__).parent / "paper"
TEXT_WIDTH = 451.0
COVER_WIDTH = 425.0

Said = dict[str, Any]


def to_pdf(document: Document) -> bytes:
    """The document as a PDF file; a published one always gives the same bytes, others carry the day of printing."""
    day = document.meta.published_on or datetime.now(UTC).date()
    with override(document.language), tempfile.TemporaryDirectory() as empty:
        return typst.compile(
            str(PAPER / "paper.typ"),
            root=str(PAPER),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1", "a-2b"],
            sys_inputs={"document": json.dumps(_all_said(document, day), ensure_ascii=False)},
            package_path=empty,
            package_cache_path=empty,
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )


def _text(value: object) -> str:
    return drawable(clean(value))


def _all_said(document: Document, day: date) -> Said:
    meta = document.meta
    return {
        "title": _text(document.title),
        "subtitle": _text(document.subtitle),
        "language": document.language,
        "fonts": list(FAMILIES),
        "authors": [_text(meta.author)] if meta.author else [],
        "subject": _text(meta.subject or document.subtitle),
        "keywords": [_text(word) for word in meta.keywords],
        "day": [day.year, day.month, day.day],
        "running": _text(running_head(document)),
        "standing": _text(standing(meta, document.language)),
        "address": _text(meta.address),
        "watermark": _text(document.watermark),
        "phase": document.phase,
        "example": document.example,
        "brand": BRAND,
        "words": _words(),
        "contents": document.contents,
        "cover": _cover(document, document.cover) if document.cover else None,
        "blocks": [said(block) for block in without_skips(document.blocks)],
    }


def _words() -> Said:
    return {
        "contents": _("Contents"),
        "tag": str(EXAMPLE_TAG),
        "sentence": str(EXAMPLE_SENTENCE),
        "municipality": _("Municipality"),
        "organisations": _("Organisations"),
    }


def _cover(document: Document, cover: Cover) -> Said:
    """The first page; its title is as large as three lines allow."""
    sizes = (size for size in (58, 50, 44, 38, 32) if len(wrapped(document.title, COVER_WIDTH, size, "narrow")) <= 3)
    picture = portrait(cover.strands, document.language)
    return {
        "place": _text(cover.place),
        "size": next(sizes, 26),
        "svg": for_print(checked(picture.svg)) if picture else "",
        "alt": _text(picture.title) if picture else "",
        "legend": _text(cover.legend),
    }


@singledispatch
def said(block: Block) -> Said:
    """One block as plain data for typst."""
    raise TypeError(f"No way to print {type(block).__name__}.")


def _runs(text: object) -> list[Said]:
    return [
        {
            "text": "\n" if run.is_break else _text(run.text),
            "bold": run.bold,
            "italic": run.italic,
            "href": run.href if ":" in run.href else "",
        }
        for run in runs(clean(text))
    ]


@said.register
def _heading(block: Heading) -> Said:
    return {"kind": "heading", "level": block.level, "text": _text(block.text)}


@said.register
def _paragraph(block: Paragraph) -> Said:
    return {"kind": "paragraph", "lead": block.lead, "runs": _runs(block.text)}


@said.register
def _bullets(block: BulletList) -> Said:
    return {"kind": "bullets", "items": _items(block.items)}


@said.register
def _numbers(block: NumberedList) -> Said:
    return {"kind": "numbers", "start": block.start, "items": _items(block.items)}


def _items(items: tuple[ListItem, ...]) -> list[list[Said]]:
    """Each line with the lists that follow it inside."""
    written: list[list[Said]] = []
    for item in items:
        if isinstance(item, BulletList | NumberedList):
            written = written or [[]]
            written[-1].append(said(item))
        else:
            written.append([{"kind": "line", "runs": _runs(item)}])
    return written


@said.register
def _table(block: DataTable) -> Said:
    return {
        "kind": "table",
        "header": [_text(title) for title in block.header],
        "rows": [_row(row, block.alignments) for row in block.rows],
        "alignments": list(block.alignments),
        "columns": column_widths(block, TEXT_WIDTH),
        "size": letter_size(block),
        "caption": _text(block.caption),
        "note": _text(block.note),
        "example": block.example,
    }


def _row(row: Sequence[Cell], alignments: Sequence[str]) -> list[Said]:
    """The cells of a row; a side goes with each because a hidden cell may take several columns."""
    cells, column = [], 0
    for value, span in spanned(row):
        hidden = isinstance(value, Hidden)
        cells.append({"text": _text(value), "hidden": hidden, "span": span, "side": alignments[column]})
        column += span
    return cells


@said.register
def _figure(block: Figure) -> Said:
    return {
        "kind": "figure",
        "svg": for_print(checked(block.print or block.svg)),
        "alt": _text(block.alt),
        "caption": _text(block.caption),
        "words": _text(block.long_description),
        "table": said(block.table) if block.table else None,
    }


@said.register
def _quote(block: Quote) -> Said:
    words = {"runs": _runs(block.text), "source": _text(block.source)}
    return {"kind": "quote", "language": block.language, **words}


@said.register
def _note(block: Note) -> Said:
    return {"kind": "note", "runs": _runs(block.text), "title": _text(block.title), "style": block.kind}


@said.register
def _break(block: PageBreak) -> Said:
    return {"kind": "break"}


@said.register
def _field(block: FormField) -> Said:
    return {
        "kind": "field",
        "label": _text(block.label),
        "lines": max(1, block.lines),
        "checkbox": block.checkbox,
        "sign": TICKED if block.value else UNTICKED,
        "values": _text(block.value).splitlines() if block.value and not block.checkbox else [],
    }


@said.register
def _signature(block: Signature) -> Said:
    parties = [[[_text(label), _text(value)] for label, value in signature_rows(party)] for party in block.parties]
    return {"kind": "signatures", "parties": parties}
