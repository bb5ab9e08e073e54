"""What is written into the directory is found after at most two rounds of the process that keeps the index."""

import pytest

from localympact.foundation.search.asking import Question
from localympact.foundation.search.finding import find
from localympact.foundation.search.indexer import catch_up, close
from localympact.phase1_mapping.organisations import changes
from localympact.phase1_mapping.organisations.findable import KIND

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def an_index_of_its_own():
    """In the data folder of the test."""
    close()
    catch_up()
    yield
    close()


def found(place, words):
    return len(find(Question(kind=KIND, words=words, workspaces=[str(place.pk)])).ids)


def written(aldea, fia):
    choir = changes.add_organisation(aldea, name="Quetzal choir", kind="association", place="Aldea", by=fia)
    return changes.publish_organisation(choir, by=fia)


def two_rounds():
    """As `keep-index` makes them, one after the other."""
    catch_up()
    catch_up()


def test_a_new_organisation_is_found_after_two_rounds(aldea, fia):
    written(aldea, fia)
    two_rounds()
    assert found(aldea, "quetzal") == 1


def test_a_changed_organisation_is_found_by_its_new_name_and_no_longer_by_the_old_one(aldea, fia):
    choir = written(aldea, fia)
    two_rounds()
    changes.edit_organisation(choir, name="Xylophone club", by=fia)
    two_rounds()
    assert [found(aldea, words) for words in ("xylophone", "quetzal")] == [1, 0]


def test_an_organisation_that_is_archived_is_no_longer_found(aldea, fia):
    choir = written(aldea, fia)
    two_rounds()
    changes.archive_organisation(choir, by=fia)
    two_rounds()
    assert found(aldea, "quetzal") == 0


def test_the_proof_notices_an_index_that_nobody_keeps(aldea, fia):
    written(aldea, fia)
    assert found(aldea, "quetzal") == 0
