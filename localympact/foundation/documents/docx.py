"""A document as a Word file: real headings, lists and tables, language, alternative texts, contents, properties."""

import io
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

import docx
from django.utils.translation import gettext as _
from django.utils.translation import override
from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from localympact.foundation.documents.cells import Hidden, clean
from localympact.foundation.documents.charts.png import proportions, to_png
from localympact.foundation.documents.charts.portrait import portrait
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
    Quote,
    Signature,
)
from localympact.foundation.documents.example import EXAMPLE_SENTENCE, EXAMPLE_TAG
from localympact.foundation.documents.inline import Run, runs
from localympact.foundation.documents.widths import column_widths, letter_size
from localympact.foundation.documents.word_look import TEXT_WIDTH, borders, dress, element
from localympact.foundation.documents.wording import TICKED, UNTICKED, signature_rows, spanned, without_skips

HAIR, LINE = ("D0CDC8", 4), ("1B1E24", 8)
SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
}
HIGHEST = 4
SHORT = 14


@dataclass
class Writing:
    """A file on the way: the Word file, and the headings met so far."""

    file: WordFile
    headings: int = 0
    anchors: list[tuple[str, str, int]] = field(default_factory=list)

    def paragraph(self, text: object = "", style: str | None = None) -> WordParagraph:
        """A paragraph of literal text."""
        return self.file.add_paragraph(clean(text), style=style)


def to_docx(document: Document) -> bytes:
    """The document as a Word file."""
    with override(document.language):
        writing = Writing(docx.Document())
        dress(writing.file, document)
        _front(writing, document)
        blocks = list(without_skips(document.blocks))
        if document.contents:
            _contents(writing, [block for block in blocks if isinstance(block, Heading) and block.level <= 2])
        for block in blocks:
            write(block, writing)
        out = io.BytesIO()
        writing.file.save(out)
    return out.getvalue()


def _front(writing: Writing, document: Document) -> None:
    writing.paragraph(document.title, "Title")
    if document.subtitle:
        writing.paragraph(document.subtitle, "Subtitle")
    if document.example:
        writing.paragraph(EXAMPLE_SENTENCE, "Note title")
    if document.cover:
        picture = portrait(document.cover.strands, document.language)
        if picture:
            _picture(writing, picture.svg, picture.title)
        writing.paragraph(document.cover.legend, "Fine")
        _break(PageBreak(), writing)


def _contents(writing: Writing, headings: list[Heading]) -> None:
    """The headings as links; the word processor can renew them, and they read well before it does."""
    writing.paragraph(_("Contents"), "Note title")
    first = last = writing.paragraph()
    _field_part(first, "begin")
    code = element("w:instrText")
    code.text = r'TOC \o "1-2" \h \n \z'
    first.add_run()._r.append(code)
    _field_part(first, "separate")
    for number, heading in enumerate(headings, start=1):
        last = first if number == 1 else writing.paragraph()
        last.paragraph_format.left_indent = Emu(int(TEXT_WIDTH) // 30 * (heading.level - 1))
        link = element("w:hyperlink", anchor=f"heading{number}")
        run = last.add_run(clean(heading.text))
        link.append(run._r)
        last._p.append(link)
    _field_part(last, "end")


def _field_part(paragraph: WordParagraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


@singledispatch
def write(block: Block, writing: Writing) -> None:
    """One block into the file."""
    raise TypeError(f"No way to write {type(block).__name__} into a Word file.")


def _say(paragraph: WordParagraph, text: object) -> WordParagraph:
    """Running text with bold, italic and links."""
    for run in runs(clean(text)):
        if run.is_break:
            paragraph.add_run().add_break()
        else:
            _run(paragraph, run)
    return paragraph


def _run(paragraph: WordParagraph, run: Run) -> None:
    made = paragraph.add_run(run.text)
    made.bold, made.italic = run.bold or None, run.italic or None
    if ":" in run.href:
        made.underline = True
        target = paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = element("w:hyperlink")
        link.set(qn("r:id"), target)
        link.append(made._r)
        paragraph._p.append(link)


@write.register
def _heading(block: Heading, writing: Writing) -> None:
    paragraph = writing.file.add_heading(clean(block.text), level=min(block.level, HIGHEST))
    if block.level <= 2:
        writing.headings += 1
        name = f"heading{writing.headings}"
        paragraph._p.insert(1, element("w:bookmarkStart", id=writing.headings, name=name))
        paragraph._p.append(element("w:bookmarkEnd", id=writing.headings))


@write.register
def _paragraph(block: Paragraph, writing: Writing) -> None:
    _say(writing.paragraph(style="Lead" if block.lead else None), block.text)


@write.register
def _bullets(block: BulletList, writing: Writing) -> None:
    _items(writing, block.items, "List Bullet", 1, None)


@write.register
def _numbers(block: NumberedList, writing: Writing) -> None:
    _items(writing, block.items, "List Number", 1, _numbering(writing.file, block.start))


def _items(writing: Writing, items: tuple[ListItem, ...], style: str, depth: int, numbering: int | None) -> None:
    for item in items:
        if isinstance(item, BulletList):
            _items(writing, item.items, "List Bullet", depth + 1, None)
        elif isinstance(item, NumberedList):
            _items(writing, item.items, "List Number", depth + 1, _numbering(writing.file, item.start, depth + 1))
        else:
            paragraph = writing.paragraph(style=style if depth == 1 else f"{style} {min(depth, 3)}")
            if numbering is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, numbering
            _say(paragraph, item)


def _numbering(file: WordFile, start: int, depth: int = 1) -> int:
    """A count of its own for one list, or the next list would go on counting."""
    style = file.styles["List Number" if depth == 1 else f"List Number {min(depth, 3)}"]
    shared = style.element.pPr.numPr.numId.val
    numbering = file.part.numbering_part.numbering_definitions._numbering
    abstract = numbering.num_having_numId(shared).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(number.numId)


@write.register
def _table(block: DataTable, writing: Writing) -> None:
    _add_table(block, writing)


def _add_table(block: DataTable, writing: Writing) -> Any:
    if block.caption:
        caption = writing.paragraph(block.caption, "Caption")
        caption.paragraph_format.keep_with_next = True
    table = writing.file.add_table(rows=1, cols=len(block.header))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    _table_properties(table, block)
    size, widths = Pt(letter_size(block)), [Pt(width) for width in column_widths(block, TEXT_WIDTH.pt)]
    for grid, width in zip(table.columns, widths, strict=True):
        grid.width = width
    for cell, title, side in zip(table.rows[0].cells, block.header, block.alignments, strict=True):
        _fill(cell, title, side, size, bold=True)
    _repeat(table.rows[0], header=True)
    for row in block.rows:
        _row(table, row, block.alignments, size)
    _keep_together(table)
    writing.paragraph(block.note, "Fine")
    if block.example:
        writing.paragraph(EXAMPLE_TAG, "Fine")
    return table


def _keep_together(table: Any) -> None:
    """A short table stays on one page."""
    if len(table.rows) <= SHORT:
        for paragraph in (paragraph for row in table.rows[:-1] for cell in row.cells for paragraph in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True


def _table_properties(table: Any, block: DataTable) -> None:
    table.autofit = False
    properties = table._tbl.tblPr
    properties.append(borders("tblBorders", bottom=HAIR, insideH=HAIR))
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(element("w:tblLook", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1))
    properties.append(element("w:tblCaption", val=clean(block.caption or _("Table"))))
    properties.append(element("w:tblDescription", val=clean(", ".join(block.header))))


def _row(table: Any, row: tuple[str | Hidden, ...], alignments: tuple[str, ...], size: Pt) -> None:
    line = table.add_row()
    cells, column = line.cells, 0
    for value, span in spanned(row):
        cell = cells[column] if span == 1 else cells[column].merge(cells[column + span - 1])
        _fill(cell, value, "center" if isinstance(value, Hidden) else alignments[column], size)
        if isinstance(value, Hidden):
            cell._tc.get_or_add_tcPr().append(element("w:shd", val="diagStripe", color="B5B2AC", fill="FFFFFF"))
        column += span
    _repeat(line, header=False)


def _fill(cell: Any, value: object, side: str, size: Pt, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = SIDES[side]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(clean(value))
    run.bold, run.font.size = bold or None, size


def _repeat(line: Any, *, header: bool) -> None:
    """No row is torn apart, and the header stands on every page."""
    properties = line._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
        for cell in line.cells:
            cell._tc.get_or_add_tcPr().append(borders("tcBorders", bottom=LINE))


@write.register
def _figure(block: Figure, writing: Writing) -> None:
    if block.caption:
        caption = writing.paragraph(block.caption, "Caption")
        caption.paragraph_format.keep_with_next = True
    _picture(writing, block.print or block.svg, block.alt, block.long_description)
    if block.long_description:
        writing.paragraph(block.long_description, "Fine")
    if block.table:
        _table(block.table, writing)


def _picture(writing: Writing, svg: str, alt: str, words: str = "") -> None:
    width, height = proportions(svg)
    shape = writing.file.add_picture(io.BytesIO(to_png(svg)), width=TEXT_WIDTH)
    shape.height = Emu(int(int(TEXT_WIDTH) * height / width))
    shape._inline.docPr.set("descr", clean(f"{alt}. {words}" if words else alt))
    shape._inline.docPr.set("title", clean(alt))


@write.register
def _quote(block: Quote, writing: Writing) -> None:
    said = _say(writing.paragraph(style="Quote"), block.text)
    for run in said.runs if block.language else ():
        run._r.get_or_add_rPr().append(element("w:lang", val=block.language))
    if block.source:
        writing.paragraph(block.source, "Fine")


@write.register
def _note(block: Note, writing: Writing) -> None:
    if block.title:
        writing.paragraph(block.title, "Note title")
    _say(writing.paragraph(style="Note"), block.text)


@write.register
def _break(block: PageBreak, writing: Writing) -> None:
    writing.paragraph().add_run().add_break(WD_BREAK.PAGE)


@write.register
def _field(block: FormField, writing: Writing) -> None:
    if block.checkbox:
        writing.paragraph(f"{TICKED if block.value else UNTICKED} {block.label}")
        return
    writing.paragraph(block.label, "Field")
    if block.value:
        writing.paragraph(block.value)
        return
    for _line in range(max(1, block.lines)):
        writing.paragraph(style="Line")


@write.register
def _signature(block: Signature, writing: Writing) -> None:
    """A table of the parties, so that it can be filled in with the keyboard as well."""
    columns = [signature_rows(party) for party in block.parties]
    labels = [label for label, _value in columns[0]]
    rows = [tuple([label, *(column[n][1] for column in columns)]) for n, label in enumerate(labels)]
    table = _add_table(DataTable(header=rows[0], rows=tuple(rows[1:]), caption=_("Signatures")), writing)
    for row in table.rows[1:]:
        row.height = Cm(1.1)
