"""Markdown of help texts, samples and guidebooks, as safe HTML or as blocks of a document."""

import re
from collections.abc import Iterator

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from localympact.foundation.documents.document import (
    Alignment,
    Block,
    BulletList,
    DataTable,
    FormField,
    Heading,
    ListItem,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
)
from localympact.foundation.documents.inline import literal, plain, safe_href

TAGS = set(
    [
        "p",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "a",
        "blockquote",
        "code",
        "pre",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"scope", "class"}, "td": {"class"}}
BOX = re.compile(r"^\[([ xX])\]\s+")
WRITING_LINE = re.compile(r"^(?P<label>.*?)\s*_{4,}\s*$")

_reader = MarkdownIt("commonmark", {"html": False}).enable("table")


def to_html(text: str, *, level: int = 2) -> SafeString:
    """Markdown as HTML; the highest heading becomes `h<level>`, raw HTML shows as text."""
    tokens = _reader.parse(text)
    _shift(tokens, level)
    for token in tokens:
        _dress(token)
    html = _reader.renderer.render(tokens, _reader.options, {})
    cleaned = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"})
    return mark_safe(_scrolling(cleaned))  # noqa: S308 - nh3 leaves only the tags above


def _scrolling(html: str) -> str:
    """Wide tables scroll inside a frame of their own, which the keyboard reaches."""
    frame = f'<div class="document-table" role="group" tabindex="0" aria-label="{escape(_("Table"))}"><table>'
    return html.replace("<table>", frame).replace("</table>", "</table></div>")


def _shift(tokens: list[Token], level: int) -> None:
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + level)}"


def _dress(token: Token) -> None:
    """Cells get a class instead of a style, headers their scope, bad links none."""
    if token.type in ("th_open", "td_open"):
        style = str(token.attrs.pop("style", ""))
        token.attrs["class"] = f"document-{style.removeprefix('text-align:') or 'left'}"
        if token.type == "th_open":
            token.attrs["scope"] = "col"
    for child in token.children or []:
        if child.type == "link_open" and not safe_href(str(child.attrs.get("href", ""))):
            child.attrs.pop("href", None)


def to_blocks(text: str, *, level: int = 1) -> tuple[Block, ...]:
    """Markdown as blocks; the highest heading gets `level`, `---` begins a page, `[ ]` is a box, `____` a line."""
    tokens = _reader.parse(text)
    _shift(tokens, level)
    return tuple(block for node in SyntaxTreeNode(tokens).children for block in _blocks(node))


def _blocks(node: SyntaxTreeNode) -> Iterator[Block]:
    if node.type == "heading":
        yield Heading(plain(_inline(node)), int(node.tag[1]))
    elif node.type == "paragraph":
        yield from _paragraph(_inline(node))
    elif node.type in ("bullet_list", "ordered_list"):
        yield from _list(node)
    elif node.type == "blockquote":
        yield Quote("\\\n".join(_inline(child) for child in node.children))
    elif node.type == "table":
        yield _table(node)
    elif node.type == "hr":
        yield PageBreak()
    elif node.type in ("fence", "code_block"):
        yield Paragraph(literal(node.content.strip()))


def _inline(node: SyntaxTreeNode) -> str:
    """The Markdown of one leaf as it was written; running text reads it again."""
    return "\n".join(child.content for child in node.children if child.type == "inline")


def _paragraph(text: str) -> Iterator[Block]:
    """Running text; lines that end in `____` are places to write."""
    kept: list[str] = []
    for line in text.split("\n"):
        found = WRITING_LINE.match(line)
        if found is None:
            kept.append(line)
            continue
        yield from _running(kept)
        kept = []
        yield FormField(plain(found["label"]))
    yield from _running(kept)


def _running(lines: list[str]) -> Iterator[Block]:
    if lines:
        yield Paragraph("\n".join(lines))


def _list(node: SyntaxTreeNode) -> Iterator[Block]:
    """A list, or one box for each item when they begin with `[ ]`."""
    texts = [_inline(item.children[0]) if item.children else "" for item in node.children]
    if texts and all(BOX.match(text) for text in texts):
        for text in texts:
            yield FormField(plain(BOX.sub("", text)), checkbox=True, value=not text.startswith("[ ]"))
        return
    items = tuple(part for item in node.children for part in _item(item))
    if node.type == "bullet_list":
        yield BulletList(items)
    else:
        yield NumberedList(items, int(node.attrs.get("start", 1)))


def _item(node: SyntaxTreeNode) -> Iterator[ListItem]:
    lines: list[str] = []
    for child in node.children:
        if child.type in ("bullet_list", "ordered_list"):
            yield from _text(lines)
            lines = []
            yield from (block for block in _list(child) if isinstance(block, BulletList | NumberedList))
        else:
            lines.append(_inline(child))
    yield from _text(lines)


def _text(lines: list[str]) -> Iterator[ListItem]:
    if lines:
        yield "\\\n".join(lines)


def _table(node: SyntaxTreeNode) -> DataTable:
    rows = [row for part in node.children for row in part.children]
    cells = [tuple(plain(_inline(cell)) for cell in row.children) for row in rows]
    return DataTable(cells[0], tuple(cells[1:]), tuple(_side(cell) for cell in rows[0].children))


def _side(cell: SyntaxTreeNode) -> Alignment:
    sides: dict[str, Alignment] = {"text-align:right": "right", "text-align:center": "center"}
    return sides.get(str(cell.attrs.get("style", "")), "left")
