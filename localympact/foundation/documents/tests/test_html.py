import pytest

from localympact.foundation.documents.document import (
    BulletList,
    DataTable,
    Document,
    Figure,
    FormField,
    Heading,
    Note,
    NumberedList,
    Paragraph,
    Party,
    Quote,
    Signature,
)
from localympact.foundation.documents.html import blocks_to_html, to_html
from localympact.foundation.documents.inline import Run, literal, plain, runs, safe_href
from localympact.foundation.documents.tables import Hidden

HOSTILE = '<script>alert(1)</script> & "quoted" {{7*7}} #read("/etc/passwd") <w:p>'
ESCAPED = (
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; {{7*7}} #read(&quot;/etc/passwd&quot;) &lt;w:p&gt;"
)


def every_block(text):
    table = DataTable((text, "n"), ((text, Hidden(text)),), caption=text, note=text)
    return (
        Heading(text),
        Paragraph(text),
        BulletList((text, NumberedList((text,)))),
        table,
        Quote(text, text),
        Note(text, text),
        FormField(text, value=text),
        FormField(text, checkbox=True, value=True),
        Signature((Party(text, text, text),)),
    )


def test_text_of_strangers_is_shown_and_never_run():
    page = blocks_to_html(every_block(HOSTILE))
    assert "<script" not in page
    assert "<w:p>" not in page
    assert page.count(ESCAPED) == 20


def test_a_page_carries_no_inline_style():
    document = Document("Report", "en", every_block("x"), example=True, watermark="Draft")
    assert " style=" not in to_html(document)


def test_the_title_is_the_first_heading_and_the_rest_stand_below_it():
    page = to_html(Document("Report", "lv", (Heading("One"), Heading("Two", 2))), level=2)
    assert page == (
        '<article class="document" lang="lv"><header class="document-head"><h2>Report</h2></header>'
        "<h3>One</h3><h4>Two</h4></article>"
    )


def test_running_text_knows_bold_italic_and_links_only():
    assert runs("We **all** [know](https://example.org) *why*") == (
        Run("We "),
        Run("all", bold=True),
        Run(" "),
        Run("know", href="https://example.org"),
        Run(" "),
        Run("why", italic=True),
    )


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", "file:///etc/passwd"]
)
def test_links_elsewhere_than_pages_and_mail_are_plain_words(href):
    assert safe_href(href) == ""


def test_literal_text_comes_out_as_it_went_in():
    text = r"**Not bold** [x](y) \ ` _a_ &amp; <b> # ~ | !"
    assert plain(literal(text)) == text


def test_a_table_names_its_rows_and_says_what_is_hidden():
    page = blocks_to_html((DataTable(("Need", "n"), (("Rooms", Hidden("fewer than 5 answers")),), ("left", "right")),))
    assert (
        '<th scope="row" class="document-left">Rooms</th><td class="document-hidden">fewer than 5 answers</td>' in page
    )


def test_a_picture_that_holds_more_than_shapes_is_refused():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    with pytest.raises(ValueError, match="may not hold"):
        blocks_to_html((Figure(svg, "x"),))
    svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    with pytest.raises(ValueError, match="may not carry"):
        blocks_to_html((Figure(svg, "x"),))
