"""A published report read back from its pages and files, as somebody would who has nothing else."""

import io
import re
from dataclasses import dataclass
from html.parser import HTMLParser

import docx
from babel.numbers import parse_decimal
from pypdf import PdfReader

LOCALES = {"en": "en_GB", "lv": "lv", "lt": "lt", "sv": "sv", "pt": "pt_PT", "el": "el"}
NUMBER = re.compile("(?<![\\w.,])[−-]?\\d+(?:[.,\u00a0\u202f]\\d+)*(?!\\w)")


def numbers_in(text, language):
    """The numbers of a text with the locale removed."""
    found = NUMBER.findall(text)
    return tuple(float(parse_decimal(one.replace("−", "-"), LOCALES[language])) for one in found)


class Rows(list):
    """The rows of a table, and what stands above it."""

    caption = ""


class Tables(HTMLParser):
    """The cells of all tables of the report on its page, in order; a cell over two columns is met twice."""

    def __init__(self):
        super().__init__()
        self.tables, self.cell, self.span, self.inside = [], None, 1, False

    def handle_starttag(self, tag, attributes):
        if tag == "article":
            self.inside = True
        elif self.inside and tag == "table":
            self.tables.append(Rows())
        elif self.inside and tag == "tr":
            self.tables[-1].append([])
        elif self.inside and tag in ("td", "th", "caption"):
            self.cell, self.span = "", int(dict(attributes).get("colspan", 1))

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag == "article":
            self.inside = False
        elif tag == "caption" and self.cell is not None:
            self.tables[-1].caption, self.cell = self.cell.strip(), None
        elif tag in ("td", "th") and self.cell is not None:
            self.tables[-1][-1] += [self.cell.strip()] * self.span
            self.cell = None


def page_tables(html):
    """The tables of a page."""
    reader = Tables()
    reader.feed(html)
    return reader.tables


def word_tables(content):
    """The tables of a Word file; a cell over two columns is met twice."""
    file = docx.Document(io.BytesIO(content))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in file.tables]


def pdf_words(content):
    """Every word of a PDF; a space inside a number does not part it."""
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return re.split("[ \\n\\r\\t]+", text)


@dataclass
class Papers:
    """One language of a report: its page, its Word file, its PDF and the words in that."""

    language: str
    page: list
    word: list
    pdf: bytes
    said: list


def papers_of(client, address):
    """The report at an English address, read in six languages and three forms."""
    found = {}
    for language in LOCALES:
        base = address.replace("/en/", f"/{language}/", 1)
        page = client.get(base).content.decode()
        files = {kind: client.get(f"{base.rstrip('/')}.{kind}").content for kind in ("docx", "pdf")}
        words = pdf_words(files["pdf"])
        found[language] = Papers(language, page_tables(page), word_tables(files["docx"]), files["pdf"], words)
    return found


def figures(tables, language):
    """The numbers of every row after its label, table by table; days are written in words and left out."""
    first = [[row[1:] for row in tables[0] if not re.search(r"[^\W\d]", row[1])]]
    rest = [[row[1:] for row in table[1:]] for table in tables[1:]]
    return [[tuple(numbers_in(cell, language) for cell in row) for row in table] for table in first + rest]
