import io
import unicodedata
from datetime import date

import pytest
from pypdf import PdfReader

from localympact.foundation.documents.document import (
    BulletList,
    Cover,
    DataTable,
    Document,
    FormField,
    Heading,
    Meta,
    Note,
    PageBreak,
    Paragraph,
    Party,
    Quote,
    Signature,
    Strand,
)
from localympact.foundation.documents.inline import literal
from localympact.foundation.documents.pdf import to_pdf
from localympact.foundation.documents.tables import Hidden

WORDS = {
    "en": "Who is here, and what do we need? “Paperwork” fits the risk; 3½ hours – €500.",
    "lv": "Pašvaldība un biedrības: ģimenes, ķīļi, ļaudis, ņēmēji, šķūņi, žēlums, āčēīū. „Kopā” ir labāk.",
    "lt": "Savivaldybė ir organizacijos: ąžuolas, čiurlenimas, ėjęs, įžvalga, ūkis, žmonės. „Kartu“ geriau.",
    "sv": "Kommunen och föreningarna: åtgärder, ärenden, överenskommelser. ”Tillsammans” är bättre.",
    "pt": "O município e as associações: ação, coração, avô, avó, pinguim, à noite. «Juntos» é melhor.",
    "el": "Ο Δήμος και οι οργανώσεις: συνεργασία, ανάγκες, προϋπολογισμός, ΐ, ΰ, Ώ. «Μαζί» είναι καλύτερα.",
}
HOSTILE = [
    '#read("/etc/passwd")',
    "<w:p>x</w:p>",
    "{{7*7}}",
    "= x",
    "*b* _i_ `c`",
    "$x^2$",
    "@label <label>",
    "\\#let x = 1",
    "//c",
    "/* c */",
]


def reader_of(document):
    return PdfReader(io.BytesIO(to_pdf(document)))


def text_of(document):
    text = " ".join(page.extract_text() for page in reader_of(document).pages)
    return " ".join(unicodedata.normalize("NFC", text).split())


def paper(words, language="en", **more):
    blocks = (
        Heading(words),
        Paragraph(literal(words)),
        BulletList((literal(words),)),
        DataTable((words, "n"), ((words, "1"), ("x", Hidden(words)))),
        Quote(literal(words)),
        Note(literal(words), words),
        FormField(words, value=words),
        Signature((Party(words),)),
    )
    return Document(words, language, blocks, **more)


@pytest.mark.parametrize("language", WORDS)
def test_the_text_of_a_paper_is_what_was_written(language):
    words = WORDS[language]
    pages = text_of(paper(words, language)).replace("\u00ad", "")
    assert pages.count(words) >= 9


def test_combining_marks_and_emoji_come_out_as_they_went_in():
    words = "A\u0304boli, c\u030ciekurs, ά, 😀 👍 ❤ ☑ → ≠ ■"
    assert unicodedata.normalize("NFC", words) in text_of(Document("x", "lv", (Paragraph(words),)))


def test_what_our_letters_lack_is_a_visible_sign_and_never_an_error():
    assert "� is here" in text_of(Document("x", "en", (Paragraph("\u0639 is here"),)))


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_of_strangers_is_printed_as_it_stands(words):
    assert text_of(paper(words)).count(words) >= 9


def test_a_link_into_this_machine_is_no_link():
    reader = reader_of(Document("x", "en", (Paragraph("[a](file:///etc/passwd) [b](https://example.org/b)"),)))
    links = [note.get_object()["/A"]["/URI"] for note in reader.pages[0]["/Annots"]]
    assert links == ["https://example.org/b"]


def test_a_paper_says_that_it_follows_the_accessible_standard():
    document = paper("Needs", "lv", meta=Meta("Aldea", published_on=date(2026, 5, 14)), subtitle="What people said")
    reader = reader_of(document)
    root = reader.trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert root["/Lang"].startswith("lv")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert reader.metadata.title == "Needs"
    assert reader.metadata.author == "Aldea"


def tags_of(node, found):
    node = node.get_object()
    if isinstance(node, list):
        for part in node:
            tags_of(part, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node["/S"])
        if "/K" in node and not isinstance(node["/K"], int):
            tags_of(node["/K"], found)
    return found


def test_headings_tables_and_lists_are_tagged_as_what_they_are():
    blocks = (Heading("One"), Heading("Skips two", 4), *paper("x").blocks)
    tags = tags_of(reader_of(Document("Title", "en", blocks)).trailer["/Root"]["/StructTreeRoot"]["/K"], [])
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/THead", "/TH", "/TR", "/TD", "/BlockQuote"} <= set(tags)
    assert "/H4" not in tags


def test_an_example_says_so_on_every_page():
    reader = reader_of(paper("x", example=True).with_blocks((Paragraph("a"), PageBreak(), Paragraph("b"))))
    assert ["Example, generated" in page.extract_text() for page in reader.pages] == [True, True]


def test_a_report_begins_with_the_portrait_of_its_data():
    strands = tuple(Strand(f"Statement {n}", 6.0, 3.0 + n) for n in range(5))
    document = Document(
        "Report", "en", (Heading("One"),), cover=Cover("Aldea", strands), contents=True, phase="mapping"
    )
    reader = reader_of(document)
    assert len(reader.pages) == 3
    assert "Aldea" in reader.pages[0].extract_text()
    assert "Statement 3" in reader.pages[0].extract_text()
    assert "Contents" in reader.pages[1].extract_text()


def test_long_texts_and_tables_are_printed_whole():
    text = " ".join(f"word{n}" for n in range(20_000))
    rows = tuple((f"Row {n}", "Long words about it " * 3, str(n)) for n in range(300))
    pages = text_of(Document("Long", "en", (Paragraph(text), DataTable(("Name", "Words", "n"), rows))))
    assert "word0" in pages
    assert "word19999" in pages
    assert all(f"Row {n} " in pages for n in range(300))


def test_the_same_paper_gives_the_same_bytes():
    document = paper("x", meta=Meta(published_on=date(2026, 5, 14)))
    assert to_pdf(document) == to_pdf(document)
