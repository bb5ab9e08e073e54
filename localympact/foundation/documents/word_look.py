"""How a Word file of ours looks and what it says about itself: styles, language, head, foot, properties."""

from datetime import UTC, date, datetime
from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from localympact.foundation.documents.cells import clean
from localympact.foundation.documents.document import Document
from localympact.foundation.documents.example import EXAMPLE_TAG
from localympact.foundation.documents.wording import running_head, standing

# Offices have it, and free programs bring a face of the same widths.
FACE = "Calibri"
INK, QUIET = RGBColor(0x1B, 0x1E, 0x24), RGBColor(0x5E, 0x5C, 0x58)
TEXT_WIDTH = Cm(16.5)
WRITING = ("5E5C58", 4)
PHASE_COLOURS = {
    "": "222A3C",
    "mapping": "4E7121",
    "toolbox": "016D79",
    "recommendations": "874092",
    "action": "A71F3F",
}
PHASE_TINTS = {
    "": "F2F3F6",
    "mapping": "F3F5E4",
    "toolbox": "E9F6F6",
    "recommendations": "F8F0F7",
    "action": "FDF0ED",
}
SIZES = {"Title": 30, "Subtitle": 14, "Heading 1": 19, "Heading 2": 15, "Heading 3": 12.5, "Heading 4": 11.5}
REGIONS = {"en": "en-GB", "lv": "lv-LV", "lt": "lt-LT", "sv": "sv-SE", "pt": "pt-PT", "el": "el-GR"}


def element(tag: str, /, **attributes: object) -> Any:
    """An XML element of the word processing name space."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def dress(file: WordFile, document: Document) -> None:
    """Everything but the blocks."""
    _page(file)
    _styles(file, document)
    _language(file, document.language)
    _head_and_foot(file, document)
    _properties(file, document)


def _page(file: WordFile) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)


def _styles(file: WordFile, document: Document) -> None:
    styles = file.styles
    normal = styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.2
    _face(normal)
    for name, size in SIZES.items():
        style = styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), name != "Subtitle", False
        style.font.color.rgb = INK
        style.paragraph_format.keep_with_next = True
        _face(style)
    for spacing in list(styles["Subtitle"].element.iter(qn("w:spacing"))):
        if spacing.get(qn("w:val")):
            spacing.getparent().remove(spacing)
    title = styles["Title"].element.get_or_add_pPr()
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)
    title.append(borders("pBdr", bottom=(PHASE_COLOURS[document.phase], 24)))
    styles["Caption"].font.size, styles["Caption"].font.color.rgb = Pt(11), INK
    _face(styles["Caption"])
    for name in ("Lead", "Note", "Note title", "Field", "Line", "Fine"):
        added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = normal
    _own_styles(file, document)


def _own_styles(file: WordFile, document: Document) -> None:
    styles = file.styles
    styles["Lead"].font.size = Pt(13)
    styles["Fine"].font.size, styles["Fine"].font.color.rgb = Pt(9), QUIET
    styles["Field"].font.bold = styles["Note title"].font.bold = True
    styles["Field"].paragraph_format.keep_with_next = True
    styles["Note title"].paragraph_format.keep_with_next = True
    styles["Line"].paragraph_format.space_before = Pt(10)
    styles["Line"].element.get_or_add_pPr().append(borders("pBdr", bottom=WRITING, between=WRITING))
    for name in ("Note", "Note title"):
        properties = styles[name].element.get_or_add_pPr()
        properties.append(borders("pBdr", left=(PHASE_COLOURS[document.phase], 24)))
        properties.append(element("w:shd", val="clear", color="auto", fill=PHASE_TINTS[document.phase]))


def borders(kind: str, **sides: tuple[str, int]) -> Any:
    """Lines around a paragraph, a cell or a table, by side: colour and eighths of a point."""
    group = element(f"w:{kind}")
    for side in ("top", "left", "bottom", "right", "between", "insideH", "insideV"):
        if side in sides:
            colour, size = sides[side]
            group.append(element(f"w:{side}", val="single", sz=size, space=0 if kind != "pBdr" else 4, color=colour))
    return group


def _face(style: Any) -> None:
    style.font.name = FACE
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FACE)


def _language(file: WordFile, language: str) -> None:
    """The language of every word, for spelling and for reading aloud."""
    region = REGIONS.get(language, language)
    for found in file.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), region)
    theme = file.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), region)


def _head_and_foot(file: WordFile, document: Document) -> None:
    section = file.sections[0]
    head = section.header.paragraphs[0]
    head.text = clean("  ·  ".join(part for part in (running_head(document), document.watermark) if part))
    foot = section.footer.paragraphs[0]
    words = (standing(document.meta, document.language), str(EXAMPLE_TAG) if document.example else "")
    foot.text = clean(" · ".join(part for part in words if part))
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run("\t")
    field(foot, "PAGE", "1")
    for paragraph in (head, foot):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.style = file.styles["Fine"]


def field(paragraph: WordParagraph, code: str, shown: str) -> None:
    """A field that the word processor keeps up to date."""
    simple = element("w:fldSimple", instr=code)
    run = element("w:r")
    text = element("w:t")
    text.text = shown
    run.append(text)
    simple.append(run)
    paragraph._p.append(simple)


def _properties(file: WordFile, document: Document) -> None:
    meta, properties = document.meta, file.core_properties
    day: date = meta.published_on or datetime.now(UTC).date()
    properties.title, properties.author = clean(document.title)[:255], clean(meta.author)[:255]
    properties.subject = clean(meta.subject or document.subtitle)[:255]
    properties.keywords = clean(", ".join(meta.keywords))[:255]
    properties.language = REGIONS.get(document.language, document.language)
    properties.identifier, properties.version = clean(document.identifier)[:255], clean(meta.version)[:255]
    properties.comments, properties.last_modified_by = "", clean(meta.author)[:255]
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
