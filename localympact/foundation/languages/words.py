"""The words of the interface: collected from code and templates, kept in one .po file a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from localympact.foundation.languages.names import LANGUAGES

PACKAGE = Path(__file__).parent.parent.parent
LOCALE = Path(__file__).parent / "locale"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# CLDR's rules as gettext writes them; Latvian has zero, one and other in this order.
PLURALS = {
    "lv": "nplurals=3; plural=(n % 10 == 0 || (n % 100 >= 11 && n % 100 <= 19) ? 0 : "
    "n % 10 == 1 && n % 100 != 11 ? 1 : 2);",
    "lt": "nplurals=3; plural=(n % 10 == 1 && (n % 100 < 11 || n % 100 > 19) ? 0 : n % 10 >= 2 && n % 10 <= 9 && "
    "(n % 100 < 11 || n % 100 > 19) ? 1 : 2);",
    "sv": "nplurals=2; plural=(n != 1);",
    "pt": "nplurals=2; plural=(n != 1);",
    "el": "nplurals=2; plural=(n != 1);",
}
PLACES = re.compile(r"%\((\w+)\)[sd]|%[sd]|\{(\w*)\}")
Message = tuple[str, str, str]  # context, singular, plural


def sources() -> Iterator[Path]:
    """Every file that may hold words: code and templates, no tests."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".html") and not {"tests", "migrations", "gallery"} & set(path.parts):
            yield path


def words_in(path: Path) -> Iterator[tuple[int, Message, list[str]]]:
    """Line, message and comments of each word in one file."""
    text = path.read_text(encoding="utf-8")
    # A template's tags become words of Python; its indents would be read as blocks of Python, so they go.
    source = re.sub(r"(?m)^[ \t]+", "", templatize(text, origin=str(path))) if path.suffix == ".html" else text
    found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS, comment_tags=["Translators:"])
    for line, message, comments, context in found:
        if isinstance(message, tuple):
            yield line, (context or "", message[0] or "", message[1] or ""), comments
        elif message:
            yield line, (context or "", message, ""), comments


def collected() -> dict[Message, list[str]]:
    """Every message of the product with the files it stands in."""
    found: dict[Message, list[str]] = {}
    for path in sources():
        for _line, message, _comments in words_in(path):
            where = path.relative_to(PACKAGE).as_posix()
            places = found.setdefault(message, [])
            if where not in places:
                places.append(where)
    return _plurals_first(found)


def _plurals_first(found: dict[Message, list[str]]) -> dict[Message, list[str]]:
    """One entry for a singular that also has a plural, as gettext keeps them."""
    plural = {(context, singular) for context, singular, many in found if many}
    return {m: places for m, places in found.items() if m[2] or (m[0], m[1]) not in plural}


def catalogue(language: str) -> Path:
    """The .po file of a language."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def update(language: str) -> tuple[int, int]:
    """Bring a language's file up to date; returns (messages, untranslated). What is gone is dropped."""
    path = catalogue(language)
    known = {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(path))} if path.exists() else {}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = {
        "Language": language,
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for (context, singular, many), places in sorted(collected().items()):
        old = known.get((context, singular))
        entry = polib.POEntry(msgid=singular, msgctxt=context or None, occurrences=[(p, "") for p in places[:3]])
        if many:
            entry.msgid_plural = many
            number = int(PLURALS[language][9])
            entry.msgstr_plural = {i: (old.msgstr_plural.get(i, "") if old else "") for i in range(number)}
        else:
            entry.msgstr = old.msgstr if old else ""
        if re.search(r"%\(\w+\)", singular + many):
            entry.flags = ["python-format"]
        fresh.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(path))
    return len(fresh), len(fresh.untranslated_entries())


def problems(language: str) -> list[str]:
    """What is wrong with a language's file: missing words, lost or foreign placeholders, missing plurals."""
    path = catalogue(language)
    if not path.exists():
        return [f"{language}: no file"]
    wanted, found = collected(), {}
    told = []
    for entry in polib.pofile(str(path)):
        found[(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")] = entry
        told += [f"{language}: {entry.msgid!r}: {what}" for what in _wrong(entry)]
    told += [f"{language}: {message[1]!r} is not in the file" for message in wanted if message not in found]
    return told


def _wrong(entry: polib.POEntry) -> Iterator[str]:
    if entry.fuzzy:
        yield "fuzzy"
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(texts):
        yield "not translated"
        return
    allowed = _places(entry.msgid) | _places(entry.msgid_plural or "")
    for text in texts:
        if not _places(text) <= allowed:
            yield f"unknown placeholder in {text!r}"
        if not entry.msgid_plural and _places(text) != allowed:
            yield f"placeholder lost in {text!r}"


def _places(text: str) -> set[str]:
    return {match.group(0) for match in PLACES.finditer(text)}


def translated_languages() -> tuple[str, ...]:
    """The languages that need a file: all but the source."""
    return tuple(code for code in LANGUAGES if code != "en")
