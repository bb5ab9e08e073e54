"""A document as a page: semantic HTML with our own classes and no inline style."""

from collections.abc import Iterable
from functools import singledispatch

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.documents.cells import Hidden
from localympact.foundation.documents.charts.pictures import checked
from localympact.foundation.documents.document import (
    Block,
    BulletList,
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
    Party,
    Quote,
    Signature,
)
from localympact.foundation.documents.example import EXAMPLE_SENTENCE, EXAMPLE_TAG
from localympact.foundation.documents.inline import Run, runs
from localympact.foundation.documents.wording import TICKED, UNTICKED, signature_rows, spanned, without_skips


def to_html(document: Document, *, level: int = 1) -> SafeString:
    """The whole document as an article; `level` is the heading level of its title."""
    with override(document.language):
        return format_html(
            '<article class="document" lang="{}">{}{}</article>',
            document.language,
            _head(document, level),
            blocks_to_html(document.blocks, level=level + 1),
        )


def _head(document: Document, level: int) -> SafeString:
    parts = [format_html("<h{}>{}</h{}>", level, document.title, level)]
    if document.subtitle:
        parts.append(format_html('<p class="document-subtitle">{}</p>', document.subtitle))
    if document.watermark:
        parts.append(format_html('<p class="document-watermark">{}</p>', document.watermark))
    if document.example:
        parts.append(_example(EXAMPLE_SENTENCE))
    return format_html('<header class="document-head">{}</header>', _all(parts))


def _example(words: object) -> SafeString:
    return format_html('<p class="document-example">{}</p>', words)


def blocks_to_html(blocks: Iterable[Block], *, level: int = 2) -> SafeString:
    """Blocks one after the other; a Heading of level 1 becomes `h<level>`."""
    return _all(
        _heading(block, level) if isinstance(block, Heading) else block_to_html(block)
        for block in without_skips(blocks)
    )


def _all(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped where it is made


def _heading(block: Heading, level: int) -> SafeString:
    tag = f"h{min(6, max(1, block.level + level - 1))}"
    anchor = format_html(' id="{}"', block.anchor) if block.anchor else ""
    return format_html("<{}{}>{}</{}>", tag, anchor, block.text, tag)


@singledispatch
def block_to_html(block: Block) -> SafeString:
    """One block as HTML."""
    raise TypeError(f"No way to write {type(block).__name__} as HTML.")


def inline(text: object) -> SafeString:
    """Running text with bold, italic and links."""
    return _all(_run(run) for run in runs(text))


def _run(run: Run) -> SafeString:
    if run.is_break:
        return SafeString("<br>")
    text = escape(run.text)
    if run.italic:
        text = format_html("<em>{}</em>", text)
    if run.bold:
        text = format_html("<strong>{}</strong>", text)
    if not run.href:
        return text
    rel = "" if run.href.startswith(("/", "#")) else SafeString(' rel="noopener nofollow"')
    return format_html('<a href="{}"{}>{}</a>', run.href, rel, text)


@block_to_html.register
def _heading_alone(block: Heading) -> SafeString:
    return _heading(block, 2)


@block_to_html.register
def _paragraph(block: Paragraph) -> SafeString:
    return format_html("<p{}>{}</p>", SafeString(' class="document-lead"') if block.lead else "", inline(block.text))


@block_to_html.register
def _bullets(block: BulletList) -> SafeString:
    return format_html("<ul>{}</ul>", _items(block.items))


@block_to_html.register
def _numbers(block: NumberedList) -> SafeString:
    start = format_html(' start="{}"', block.start) if block.start != 1 else ""
    return format_html("<ol{}>{}</ol>", start, _items(block.items))


def _items(items: tuple[ListItem, ...]) -> SafeString:
    """Each line with the lists that follow it inside."""
    written: list[list[SafeString]] = []
    for item in items:
        if isinstance(item, BulletList | NumberedList):
            written = written or [[]]
            written[-1].append(block_to_html(item))
        else:
            written.append([inline(item)])
    return format_html_join("", "<li>{}</li>", ((_all(parts),) for parts in written))


@block_to_html.register
def _table(block: DataTable) -> SafeString:
    label = block.caption or _("Table")
    caption = format_html("<caption>{}</caption>", block.caption) if block.caption else ""
    head = format_html_join(
        "", "{}", ((_cell('th scope="col"', "th", *pair),) for pair in _aligned(block, block.header))
    )
    body = format_html_join("", "<tr>{}</tr>", ((_row(block, row),) for row in block.rows))
    note = format_html('<p class="document-table-note">{}</p>', block.note) if block.note else ""
    return format_html(
        '<div class="document-table" role="region" tabindex="0" aria-label="{}">'
        "<table>{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}{}",
        label,
        caption,
        head,
        body,
        note,
        _example(EXAMPLE_TAG) if block.example else "",
    )


def _aligned(block: DataTable, cells: tuple[str | Hidden, ...]) -> Iterable[tuple[str | Hidden, str]]:
    return zip(cells, block.alignments, strict=True)


def _row(block: DataTable, row: tuple[str | Hidden, ...]) -> SafeString:
    cells, column = [], 0
    for value, span in spanned(row):
        opening, closing = ('th scope="row"', "th") if column == 0 else ("td", "td")
        opening += f' colspan="{span}"' if span > 1 else ""
        cells.append(_cell(opening, closing, value, block.alignments[column]))
        column += span
    return _all(cells)


def _cell(opening: str, closing: str, value: str | Hidden, alignment: str) -> SafeString:
    kind = "document-hidden" if isinstance(value, Hidden) else f"document-{alignment}"
    return format_html('<{} class="{}">{}</{}>', SafeString(opening), kind, str(value), SafeString(closing))


@block_to_html.register
def _figure(block: Figure) -> SafeString:
    narrow = block.narrow or block.svg
    caption = format_html("<figcaption>{}</figcaption>", block.caption) if block.caption else ""
    words = format_html('<p class="document-figure-words">{}</p>', block.long_description)
    return format_html(
        '<figure class="document-figure">{}<div class="document-picture-wide">{}</div>'
        '<div class="document-picture-narrow">{}</div>{}{}</figure>',
        caption,
        SafeString(checked(block.svg)),
        SafeString(checked(narrow)),
        words if block.long_description else "",
        _behind(block.table) if block.table else "",
    )


def _behind(table: DataTable) -> SafeString:
    """The table that says the same, opened without a script."""
    return format_html(
        '<details class="disclosure"><summary>{}</summary>{}</details>', _("The same as a table"), _table(table)
    )


@block_to_html.register
def _quote(block: Quote) -> SafeString:
    source = format_html("<footer>{}</footer>", block.source) if block.source else ""
    language = format_html(' lang="{}"', block.language) if block.language else ""
    return format_html("<blockquote><p{}>{}</p>{}</blockquote>", language, inline(block.text), source)


@block_to_html.register
def _note(block: Note) -> SafeString:
    title = format_html('<p class="document-note-title">{}</p>', block.title) if block.title else ""
    return format_html(
        '<aside class="document-note" data-kind="{}">{}<p>{}</p></aside>', block.kind, title, inline(block.text)
    )


@block_to_html.register
def _break(block: PageBreak) -> SafeString:
    return SafeString('<hr class="document-break">')


@block_to_html.register
def _field(block: FormField) -> SafeString:
    if block.checkbox:
        box, state = (TICKED, _("ticked")) if block.value else (UNTICKED, _("not ticked"))
        sign = format_html('<span class="document-box" role="img" aria-label="{}">{}</span>', state, box)
        return format_html('<p class="document-tick">{} {}</p>', sign, block.label)
    lines = SafeString('<span class="document-line"></span>' * max(1, block.lines))
    value = inline_lines(str(block.value)) if block.value else lines
    return format_html('<p class="document-field"><span class="document-label">{}</span>{}</p>', block.label, value)


def inline_lines(text: str) -> SafeString:
    """Literal text that keeps its line breaks."""
    return format_html(
        '<span class="document-value">{}</span>', SafeString("<br>".join(map(escape, text.splitlines())))
    )


@block_to_html.register
def _signature(block: Signature) -> SafeString:
    return format_html('<div class="document-signatures">{}</div>', _all(_party(party) for party in block.parties))


def _party(party: Party) -> SafeString:
    rows = (block_to_html(FormField(label, value=value)) for label, value in signature_rows(party))
    return format_html('<div class="document-party">{}</div>', _all(rows))
