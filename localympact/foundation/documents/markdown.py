"""Markdown of long texts as clean HTML."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_reader = MarkdownIt("commonmark", {"html": False}).enable("table")
TAGS = {
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "a",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "code",
    "br",
    "hr",
}


def to_html(text: str) -> SafeString:
    """The text as HTML that holds no markup but ours; headings start at the second level."""
    html = _reader.render(text)
    for level in (3, 2, 1):
        html = html.replace(f"<h{level}>", f"<h{level + 1}>").replace(f"</h{level}>", f"</h{level + 1}>")
    return mark_safe(nh3.clean(html, tags=TAGS, link_rel="noopener"))  # noqa: S308 - cleaned just now
