import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.phase1_mapping.practices.changes import confirm_practice, publish_practice, write_practice


def test_an_example_says_what_was_done_before_it_is_published(aldea, fia):
    practice = write_practice(aldea, title="One river", outcome="worked", by=fia)
    with pytest.raises(Refused, match="what was done"):
        publish_practice(practice, by=fia)


def test_a_side_confirms_an_example_for_itself_only(aldea, ana, fia):
    practice = write_practice(aldea, title="One river", outcome="worked", summary="Nine groups clean.", by=fia)
    with pytest.raises(NotAllowed):
        confirm_practice(practice, by=fia)


def test_a_visitor_writes_no_example(aldea, dita):
    with pytest.raises(NotAllowed):
        write_practice(aldea, title="One river", outcome="worked", by=dita)
