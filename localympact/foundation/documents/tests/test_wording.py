from datetime import date

from localympact.foundation.documents.document import DataTable, Figure, Heading, Meta, Paragraph
from localympact.foundation.documents.tables import Hidden
from localympact.foundation.documents.wording import numbered, spanned, standing, without_skips


def test_the_foot_says_when_and_in_which_version():
    assert (
        standing(Meta(published_on=date(2026, 5, 14), version="1", frozen=True), "en")
        == "Published 14 May 2026, version 1, frozen"
    )
    assert standing(Meta(version="2"), "en") == "Version 2"
    assert standing(Meta(), "en") == ""


def test_no_heading_skips_a_level():
    levels = [block.level for block in without_skips(Heading("x", level) for level in (3, 1, 3, 6, 2))]
    assert levels == [1, 1, 2, 3, 2]


def test_neighbours_hidden_for_one_reason_stand_as_one():
    few, none = Hidden("few"), Hidden("none")
    assert spanned(("a", few, few, none, "few")) == [("a", 1), (few, 2), (none, 1), ("few", 1)]


def test_figures_and_tables_are_counted_each_for_itself():
    blocks = (
        Figure("<svg/>", "a", "Gaps"),
        DataTable(("n",), (), caption="Needs"),
        Paragraph("x"),
        Figure("<svg/>", "b", "Bars"),
    )
    assert [getattr(block, "caption", None) for block in numbered(blocks)] == [
        "Figure 1. Gaps",
        "Table 1. Needs",
        None,
        "Figure 2. Bars",
    ]
