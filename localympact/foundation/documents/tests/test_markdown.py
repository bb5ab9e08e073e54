import pytest

from localympact.foundation.documents.document import (
    BulletList,
    DataTable,
    FormField,
    Heading,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
)
from localympact.foundation.documents.markdown import to_blocks, to_html


def test_headings_begin_at_the_level_that_the_page_asks_for():
    assert to_html("# One\n\n## Two", level=3) == "<h3>One</h3>\n<h4>Two</h4>\n"
    assert to_html("### Lone", level=2) == "<h2>Lone</h2>\n"


def test_links_elsewhere_carry_rel_and_bad_ones_lead_nowhere():
    assert (
        to_html("[a](https://example.org)") == '<p><a href="https://example.org" rel="noopener noreferrer">a</a></p>\n'
    )
    assert "href" not in to_html("[a](//evil.example) [c](javascript:alert(1))")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](http://127.0.0.1/x.png)",
        "<link rel=attachment href=file:///etc/passwd>",
        "<p style='background:url(http://127.0.0.1)'>x</p>",
    ],
)
def test_nothing_of_a_stranger_is_loaded_or_run(text):
    html = to_html(text)
    assert "<script" not in html
    assert "<img" not in html
    assert "<link" not in html
    assert "<p style" not in html


def test_tables_have_scopes_and_no_inline_style():
    html = to_html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<th class="document-left" scope="col">a</th>' in html.replace(
        'scope="col" class="document-left"', 'class="document-left" scope="col"'
    )
    assert "style" not in html


def test_a_sample_becomes_blocks():
    text = """# Memorandum

We agree **today**.
Second line.

Name: ________

- one
- two
  1. deeper

3. three

- [ ] open
- [x] done

> Said so.

| Who | Sum |
|---|--:|
| *Aldea* | 5 |

---

## End
"""
    assert to_blocks(text) == (
        Heading("Memorandum", 1),
        Paragraph("We agree **today**.\nSecond line."),
        FormField("Name:"),
        BulletList(("one", "two", NumberedList(("deeper",)))),
        NumberedList(("three",), 3),
        FormField("open", checkbox=True, value=False),
        FormField("done", checkbox=True, value=True),
        Quote("Said so."),
        DataTable(("Who", "Sum"), (("Aldea", "5"),), ("left", "right")),
        PageBreak(),
        Heading("End", 2),
    )
