"""The small Markdown of running text: bold, italic and links, read once for every writer."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

SPECIAL = re.compile(r"([\\`*_\[\]<>&~!|#])")
SCHEMES = ("https", "http", "mailto", "tel")

_reader = MarkdownIt("zero").enable(["emphasis", "link", "escape", "newline", "entity"])


@dataclass(frozen=True)
class Run:
    """A piece of text in one style; a line break is a run of its own."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""

    @property
    def is_break(self) -> bool:
        return self.text == "\n"


def literal(text: object) -> str:
    """Text of a stranger, so that the small Markdown shows every character as it stands."""
    return SPECIAL.sub(r"\\\1", str(text))


def safe_href(href: str) -> str:
    """The address if a reader may follow it: a web page, a mail or telephone address, or a path of this site."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme in SCHEMES:
        return href
    is_path = not parts.scheme and not parts.netloc and href.startswith(("/", "#")) and not href.startswith("/\\")
    return href if is_path else ""


def runs(text: object) -> tuple[Run, ...]:
    """The text as pieces, each in one style."""
    tokens = _reader.parseInline(str(text))
    return tuple(_walk(tokens[0].children or []))


def _walk(tokens: list[Token]) -> list[Run]:
    style, found = Run(""), []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            found.append(Run("\n" if token.type == "hardbreak" else " "))
        elif token.type in ("text", "text_special", "code_inline"):
            if token.content:
                found.append(replace(style, text=token.content))
        else:
            style = _styled(style, token)
    return _joined(found)


def _styled(style: Run, token: Token) -> Run:
    if token.type.startswith("strong_"):
        return replace(style, bold=token.nesting > 0)
    if token.type.startswith("em_"):
        return replace(style, italic=token.nesting > 0)
    if token.type == "link_open":
        return replace(style, href=safe_href(str(token.attrs.get("href", ""))))
    return replace(style, href="")


def _joined(found: list[Run]) -> list[Run]:
    """Neighbours of one style as one piece."""
    joined: list[Run] = []
    for run in found:
        if (
            joined
            and not run.is_break
            and not joined[-1].is_break
            and replace(joined[-1], text="") == replace(run, text="")
        ):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined


def plain(text: object) -> str:
    """The text without its marks."""
    return "".join(run.text for run in runs(text))
