"""The report says the same numbers in six languages and three forms, and they follow from the answers themselves."""

import io
import re
from collections import Counter
from html.parser import HTMLParser

import docx
import pytest
from pypdf import PdfReader

from localympact.foundation.core.scope import inside
from localympact.foundation.documents.docx import to_docx
from localympact.foundation.documents.html import to_html
from localympact.foundation.documents.pdf import to_pdf
from localympact.foundation.languages.names import LANGUAGES
from localympact.phase1_mapping.reports import changes
from localympact.phase1_mapping.reports.documents import document_of
from localympact.phase1_mapping.reports.models import Edition
from localympact.phase1_mapping.responses.models import Response

NUMBER = re.compile(r"(?<![\w.,])[−-]?\d+(?:[.,]\d+)?(?![\w])")


def canonical(cell):
    """The numbers of a cell with the locale removed."""
    text = re.sub(r"(?<=\d)[\u00a0\u202f ](?=\d{3}\b)", "", cell).replace("−", "-")
    return tuple(float(found.replace(",", ".")) for found in NUMBER.findall(text.replace("−", "-")))


class Tables(HTMLParser):
    """The cells of all tables of a page, in order."""

    def __init__(self):
        super().__init__()
        self.tables, self.cell = [], None

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.cell = ""

    def handle_data(self, data):
        if self.cell is not None:
            self.cell += data

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.tables[-1][-1].append(self.cell)
            self.cell = None


def html_tables(document):
    reader = Tables()
    reader.feed(str(to_html(document)))
    return reader.tables


def word_tables(document):
    file = docx.Document(io.BytesIO(to_docx(document)))
    return [[[cell.text for cell in once(row.cells)] for row in table.rows] for table in file.tables]


def once(cells):
    """A merged cell is met once."""
    kept = []
    for cell in cells:
        if not kept or kept[-1]._tc is not cell._tc:
            kept.append(cell)
    return kept


def pdf_text(document):
    reader = PdfReader(io.BytesIO(to_pdf(document)))
    return " ".join(page.extract_text() for page in reader.pages)


def figures(tables):
    """The numbers of every row after its label, table by table; rows of dates and words are left to other tests."""
    return [[tuple(canonical(cell) for cell in row[1:]) for row in table[1:]] for table in tables[1:]]


@pytest.fixture
def edition(aldea, fia, counted_wave):
    report = changes.write_report(aldea, title={"en": "Needs and challenges"}, by=fia)
    changes.publish_report(report, by=fia)
    with inside(aldea):
        return Edition.objects.get()


def recomputed(aldea, wave, side, name):
    """Mean and count of one question, from the answers alone."""
    with inside(aldea):
        answers = [r.answers.get(name, "") for r in Response.objects.filter(wave_side__wave=wave, wave_side__side=side)]
    rated = [int(answer) for answer in answers if answer.isdigit()]
    return len(rated), (20 * sum(rated) + len(rated)) // (2 * len(rated)) / 10


def test_numbers_are_equal_in_six_languages_and_two_forms_with_tables(edition):
    documents = {language: document_of(edition, language) for language in LANGUAGES}
    expected = figures(html_tables(documents["en"]))
    assert sum(len(numbers) for table in expected for row in table for numbers in row) > 500
    broken = html_tables(documents["en"])
    next(row for table in broken[1:] for row in table[1:] if canonical(row[1]))[1] = "99"
    assert figures(broken) != expected, "one changed number must be noticed"
    for language, document in documents.items():
        assert figures(html_tables(document)) == expected, language
        assert figures(word_tables(document)) == expected, language


def test_the_pdf_says_every_number_of_the_tables_in_each_language(edition):
    for language in LANGUAGES:
        document = document_of(edition, language)
        wanted = Counter(n for table in figures(html_tables(document)) for row in table for cell in row for n in cell)
        said = Counter(n for word in pdf_text(document).split() for n in canonical(word.strip("()%;:")))
        missing = {number: count for number, count in wanted.items() if said[number] < count}
        assert not missing, language


def test_the_means_follow_from_the_answers(aldea, counted_wave, edition):
    tables = html_tables(document_of(edition, "en"))
    with inside(aldea):
        names = {
            one.question.label.get("en"): one.name
            for one in counted_wave.tallies.filter(side="organisations", name__startswith="Q1").select_related(
                "question"
            )
        }
    checked = 0
    last_table = [table for table in tables if table and len(table[0]) == 7][-1]
    for row in last_table[1:]:
        name = names.get(row[0])
        if name and canonical(row[2]):
            n, mean = recomputed(aldea, counted_wave, "organisations", name)
            assert (canonical(row[1]), canonical(row[2])) == ((n,), (mean,)), name
            checked += 1
    assert checked > 20
