import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localympact.foundation.search.highlighting import highlight


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Jaunatnes centrs", "jaunatne", "<mark>Jaunatnes</mark> centrs"),
        ("Οδός 5", "ΟΔΟΣ", "<mark>Οδός</mark> 5"),
        ("A <b>centrs</b> & co", "centr", "A &lt;b&gt;<mark>centrs</mark>&lt;/b&gt; &amp; co"),
        ("Čakste", "<script>", "Čakste"),
        ("Nothing", "", "Nothing"),
        ("c\u030cakli", "čak", "<mark>čakli</mark>"),
    ],
)
def test_searched_words_are_marked_and_all_else_is_escaped(text, words, shown):
    assert highlight(text, words) == shown


@given(st.text(), st.text())
def test_no_markup_but_our_own_comes_out(text, words):
    assert "<" not in re.sub("</?mark>", "", highlight(text, words))
