"""One concept, six words: reads the glossary and writes it as a page (`python -m` this module prints the page)."""

import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

GLOSSARY = Path(__file__).parent / "glossary.toml"
LANGUAGES = ("en", "lv", "lt", "sv", "pt", "el")
HEADINGS = {"role": "Roles", "product": "Our nouns and verbs", "field": "Words of the field"}
INTRODUCTION = """# Glossary

One concept, six words, used alike on pages, in letters, forms, reports and code. The first word is the one to use;
words after a comma are accepted beside it. Where the code has its own noun, the first column names it; people read
the words in the language columns. This page is made from `localympact/foundation/languages/glossary.toml`:
change that file, then run `python -m localympact.foundation.languages.glossary > docs/glossary.md`.

Traps: Lithuanian *socialinė įmonė* is supported employment, not a social enterprise. Latvian *jaunatnes organizācija*
is the legal term, *jauniešu organizācija* everyday speech. Swedish *uppföljning* covers monitoring and follow-up;
*samverkan* is preferred over *samarbete* between public bodies and civil society. Greek *έρευνα* also means research.
Portuguese is European: *contacto*, *ação*, *monitorização*, *ficheiro*.
"""


@dataclass(frozen=True)
class Entry:
    """One concept with its word in every language and the words accepted beside it."""

    key: str
    kind: str
    words: Mapping[str, str]
    also: Mapping[str, list[str]] = field(default_factory=dict)
    about: str = ""


def read_glossary(path: Path = GLOSSARY) -> list[Entry]:
    """The glossary in the order of the file."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["term"]
    return [
        Entry(
            row["key"], row["kind"], {code: row[code] for code in LANGUAGES}, row.get("also", {}), row.get("about", "")
        )
        for row in rows
    ]


def glossary_page(entries: Iterable[Entry]) -> str:
    """The glossary as Markdown: one table per kind."""
    kept = list(entries)
    tables = [table(heading, [entry for entry in kept if entry.kind == kind]) for kind, heading in HEADINGS.items()]
    return "\n".join([INTRODUCTION, *tables])


def table(heading: str, entries: Iterable[Entry]) -> str:
    """One table of the page, in the alphabet of the keys."""
    rows = [line(entry) for entry in sorted(entries, key=lambda entry: entry.key)]
    head = ["noun", *LANGUAGES, "meaning here"]
    return "\n".join([f"## {heading}", "", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *rows, ""])


def line(entry: Entry) -> str:
    """One row: the key, six cells, the meaning."""
    cells = [", ".join([entry.words[code], *entry.also.get(code, [])]) for code in LANGUAGES]
    return f"| {' | '.join([entry.key, *cells, entry.about])} |"


if __name__ == "__main__":
    sys.stdout.write(glossary_page(read_glossary()))
