"""A value of a place is text and nothing else."""

import pytest

from localympact.foundation.core.refused import Refused
from localympact.foundation.documents.document import Document, Paragraph
from localympact.foundation.documents.docx import to_docx
from localympact.foundation.documents.inline import plain
from localympact.foundation.documents.markdown import to_blocks
from localympact.phase2_toolbox.samples.filling import BLANK, fill, places_in

ATTACKS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{7*7}}",
    "{% load x %}",
    "A & B <w:p>{{7*7}}",
    "# Heading",
    "- item",
    "12. item",
    "#set page(width: 1pt)",
    "[x](javascript:alert(1))",
    "Name ________",
    "{{other}}",
]


@pytest.mark.parametrize("value", ATTACKS)
def test_a_value_is_printed_as_it_was_typed(value):
    blocks = to_blocks(fill("Before\n\n{{what}}\n\nAfter", {"what": value, "other": "second"}))
    assert [plain(block.text) for block in blocks if isinstance(block, Paragraph)] == ["Before", value, "After"]


def test_a_document_with_such_values_is_written():
    blocks = tuple(block for value in ATTACKS for block in to_blocks(fill("{{what}}", {"what": value})))
    assert to_docx(Document(title="x", language="en", blocks=blocks))[:2] == b"PK"


class Thing:
    """Something with a method, as a careless caller might hand over."""

    ran = False

    def delete(self):
        Thing.ran = True
        return "gone"


@pytest.mark.parametrize("value", [Thing(), {"a": 1}, Thing.delete, None, 1.5, [Thing()], True])
def test_only_text_numbers_and_lists_of_them_are_taken(value):
    with pytest.raises(Refused, match="Only plain text"):
        fill("{{what}}", {"what": value})
    assert not Thing.ran


def test_attributes_of_a_place_are_not_followed():
    text = "{{ what.delete }} {{ what() }} {{ what|upper }}"
    assert fill(text, {"what": "x"}) == text


def test_an_empty_place_is_a_line_to_write_on():
    assert fill("Name: {{name}}", {}) == f"Name: {BLANK}"
    assert places_in("{{a}} {{ b }} {{a}}") == ("a", "b")


def test_a_list_is_one_item_to_a_line():
    assert fill("{{what}}", {"what": ["one", 2]}) == "- one\n- 2"


def test_an_empty_place_that_stands_alone_is_asked_for_and_breaks_no_page():
    blocks = to_blocks(fill("Before\n\n{{what}}\n\nAfter", {}, {"what": "What is done"}))
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "FormField", "Paragraph"]
    assert blocks[1].label == "What is done"
