import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from localympact.foundation.documents.charts import Difference, Gap, Mean, gap_chart
from localympact.foundation.documents.document import (
    DataTable,
    Document,
    Figure,
    FormField,
    Heading,
    Meta,
    Note,
    NumberedList,
    Paragraph,
    Party,
    Quote,
    Signature,
)
from localympact.foundation.documents.docx import to_docx
from localympact.foundation.documents.inline import literal
from localympact.foundation.documents.tables import Hidden

HOSTILE = "A & B <w:p>{{7*7}}</w:p> {% if x %} =1+1 \x00\x0b]]> \u202e"
CLEAN = "A & B <w:p>{{7*7}}</w:p> {% if x %} =1+1 ]]> \u202e"


def opened(document):
    return docx.Document(io.BytesIO(to_docx(document)))


def gaps():
    means = Mean(6.8, 5.9, 7.7, 18), Mean(3.3, 2.3, 4.3, 23)
    return gap_chart([Gap("Rooms", *means, Difference(3.5, 2.2, 4.8))], title="Gaps", language="en")


def paper(words, language="en", **more):
    blocks = (
        Heading(words),
        Paragraph(literal(words)),
        NumberedList((literal(words),)),
        DataTable((words, "n"), ((words, "1"), ("x", Hidden(words))), caption=words),
        Quote(literal(words)),
        Note(literal(words), words),
        FormField(words, value=words),
        Signature((Party(words), Party(words))),
    )
    return Document(words, language, blocks, **more)


def words_of(file):
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in file.paragraphs] + cells


def test_text_of_strangers_stands_as_it_is():
    assert [words.replace("\t", "") for words in words_of(opened(paper(HOSTILE)))].count(CLEAN) == 15


@pytest.mark.parametrize(("language", "region"), [("lv", "lv-LV"), ("el", "el-GR"), ("pt", "pt-PT"), ("en", "en-GB")])
def test_the_file_says_its_language(language, region):
    file = opened(paper("x", language))
    assert {found.get(qn("w:val")) for found in file.styles.element.iter(qn("w:lang"))} == {region}
    assert file.core_properties.language == region


def test_headings_are_real_headings_and_skip_no_level():
    file = opened(Document("Title", "en", (Heading("One"), Heading("Two", 4), Heading("Three", 2))))
    assert [(p.style.name, p.text) for p in file.paragraphs] == [
        ("Title", "Title"),
        ("Heading 1", "One"),
        ("Heading 2", "Two"),
        ("Heading 2", "Three"),
    ]


def test_a_table_repeats_its_marked_header_and_tears_no_row():
    table = opened(paper("x")).tables[0]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "x"


def test_a_picture_has_its_words():
    file = opened(Document("Title", "en", (Figure.of(gaps(), "en"),)))
    assert [shape._inline.docPr.get("descr") for shape in file.inline_shapes] == [
        "Gaps. 1 of 1 gaps are clear. The widest is 3.5 points: Rooms."
    ]


def test_contents_link_to_the_headings():
    file = opened(Document("Title", "en", (Heading("One"), Heading("Two", 2)), contents=True))
    links = [link.get(qn("w:anchor")) for link in file.element.body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in file.element.body.iter(qn("w:bookmarkStart"))]
    assert links == marks == ["heading1", "heading2"]


def test_every_numbered_list_begins_its_own_count():
    file = opened(Document("T", "en", (NumberedList(("a", "b")), Paragraph("x"), NumberedList(("c",), start=4))))
    numbers = [p._p.pPr.numPr.numId.val for p in file.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_the_file_names_its_author_title_and_day():
    properties = opened(
        paper("Needs", meta=Meta("Aldea", published_on=date(2026, 5, 14), version="2"), identifier="r1")
    ).core_properties
    found = (properties.title, properties.author, properties.created.date(), properties.version, properties.identifier)
    assert found == ("Needs", "Aldea", date(2026, 5, 14), "2", "r1")


def test_an_example_says_so_at_the_top_and_in_the_foot():
    file = opened(paper("x", example=True))
    assert file.paragraphs[1].text == "Example: the places, organisations, people and answers shown here are invented."
    assert file.sections[0].footer.paragraphs[0].text.startswith("Example, generated")


def test_long_texts_and_tables_are_written_whole():
    text = " ".join(f"word{n}" for n in range(20_000))
    rows = tuple((f"Row {n}", str(n)) for n in range(300))
    file = opened(Document("Long", "en", (Paragraph(text), DataTable(("Name", "n"), rows))))
    assert file.paragraphs[1].text == text
    assert len(file.tables[0].rows) == 301
