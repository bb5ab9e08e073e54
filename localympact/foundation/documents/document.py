"""A document: what is said, in which order, as pure values that every writer understands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from localympact.foundation.documents.cells import Hidden
from localympact.foundation.documents.charts.chart import Chart
from localympact.foundation.documents.charts.portrait import Strand
from localympact.foundation.documents.tables import Table

Alignment = Literal["left", "right", "center"]
Phase = Literal["", "mapping", "toolbox", "recommendations", "action"]
Cell = str | Hidden


@dataclass(frozen=True)
class Heading:
    """A heading of a document; the title of the document itself is no heading. Literal text."""

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text in a small subset of Markdown: bold, italic and links."""

    text: str
    lead: bool = False


@dataclass(frozen=True)
class BulletList:
    """Items in no order; an item is a line of text or a further list."""

    items: tuple["ListItem", ...]


@dataclass(frozen=True)
class NumberedList:
    """Items in an order."""

    items: tuple["ListItem", ...]
    start: int = 1


ListItem = str | BulletList | NumberedList


@dataclass(frozen=True)
class DataTable:
    """A table as it is read: literal text cells, each row as long as the header; the first column names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...] = ()
    caption: str = ""
    note: str = ""
    example: bool = False

    def __post_init__(self) -> None:
        width = len(self.header)
        if any(len(row) != width for row in self.rows):
            raise ValueError("Every row must be as long as the header.")
        if not self.alignments:
            object.__setattr__(self, "alignments", ("left",) * width)

    @classmethod
    def of(cls, table: Table, language: str, caption: str = "") -> "DataTable":
        """A Table as a reader of this language should see it; numbers stand to the right."""
        return cls(
            header=tuple(str(column.title) for column in table.columns),
            rows=tuple(tuple(row) for row in table.shown(language)),
            alignments=tuple("right" if column.is_numeric else "left" for column in table.columns),
            caption=caption or str(table.title),
            note=str(table.note),
            example=table.example,
        )


@dataclass(frozen=True)
class Figure:
    """A picture from our chart module, with its words and its table."""

    svg: str
    alt: str
    caption: str = ""
    long_description: str = ""
    table: DataTable | None = None
    narrow: str = ""
    print: str = ""

    @classmethod
    def of(cls, chart: Chart, language: str, caption: str = "") -> "Figure":
        """A chart with the table that says the same."""
        return cls(
            svg=chart.svg,
            alt=chart.title,
            caption=caption or chart.title,
            long_description=chart.description,
            table=DataTable.of(chart.table, language, caption=chart.title),
            narrow=chart.narrow,
            print=chart.print,
        )


@dataclass(frozen=True)
class Quote:
    """What somebody said, with who said it, and its language where that is another. The text may hold Markdown."""

    text: str
    source: str = ""
    language: str = ""


@dataclass(frozen=True)
class Note:
    """A passage set apart; `kind` is finding, notice or example."""

    text: str
    title: str = ""
    kind: Literal["finding", "notice", "example"] = "notice"


@dataclass(frozen=True)
class PageBreak:
    """The next block begins on a new page."""


@dataclass(frozen=True)
class FormField:
    """A place to fill in by hand: writing lines, or a box to tick; `value` when it is known already."""

    label: str
    lines: int = 1
    checkbox: bool = False
    value: str | bool = ""


@dataclass(frozen=True)
class Party:
    """Somebody who signs."""

    name: str = ""
    role: str = ""
    signer: str = ""


@dataclass(frozen=True)
class Signature:
    """Places for the signatures of the parties."""

    parties: tuple[Party, ...]


@dataclass(frozen=True)
class Cover:
    """The first page of a report: two strands through the questions, as far apart as the answers."""

    place: str
    strands: tuple[Strand, ...] = ()
    legend: str = ""


Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | DataTable
    | Figure
    | Quote
    | Note
    | PageBreak
    | FormField
    | Signature
)


@dataclass(frozen=True)
class Meta:
    """What a document says about itself in its foot and its properties."""

    author: str = ""
    place: str = ""
    published_on: date | None = None
    version: str = ""
    frozen: bool = False
    address: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """One document in one language; `identifier` stays the same for every rendering."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    meta: Meta = Meta()
    example: bool = False
    watermark: str = ""
    identifier: str = ""
    phase: Phase = ""
    cover: Cover | None = None
    contents: bool = False

    def with_blocks(self, blocks: Iterable[Block]) -> "Document":
        """The same document with other blocks."""
        return replace(self, blocks=tuple(blocks))
