import threading
from uuid import UUID

import pytest
from django.db import connection, transaction

from localympact.foundation.history.models import Entry, Line
from localympact.foundation.search import indexer
from localympact.foundation.search.asking import Question
from localympact.foundation.search.declarations import SOURCES, Findable, Source, declare
from localympact.foundation.search.finding import every
from localympact.foundation.search.indexer import catch_up

KIND = "mapping.organisation"


@pytest.fixture
def published():
    """Ids of rows that are public, the only thing that can be found in these tests."""
    kept, ids = dict(SOURCES), set()

    def rows(wanted):
        return [row_id for row_id in ids if wanted is None or row_id in wanted]

    SOURCES.clear()
    declare(Source(KIND, rows, lambda row_id: Findable(id=row_id, workspace=row_id, names=["Centrs"])))
    yield ids
    indexer.close()
    SOURCES.clear()
    SOURCES.update(kept)


def note(row_id):
    line = Line.objects.create(verb="x", change="x", actor_kind="system", thing_title="Centrs")
    Entry.objects.create(line=line, kind=KIND, thing_id=row_id, thing_title="Centrs")


@pytest.mark.both
@pytest.mark.django_db
def test_what_the_history_notes_is_found(published):
    catch_up()
    published.add(row_id := UUID(int=7))
    note(row_id)
    assert catch_up() == 1
    assert every(Question()) == [row_id]
    published.clear()
    note(row_id)
    catch_up()
    assert every(Question()) == []


@pytest.mark.postgres
@pytest.mark.proof
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("broken", [False, True])
def test_a_change_that_is_committed_late_is_found_all_the_same(published, monkeypatch, broken):
    if broken:
        monkeypatch.setattr(indexer, "_out_of_order", lambda: False)
    catch_up()
    early, later = UUID(int=1), UUID(int=2)
    noted, overtaken = threading.Event(), threading.Event()

    def commit_late():
        with transaction.atomic():
            note(early)
            noted.set()
            overtaken.wait(20)
        connection.close()

    slow = threading.Thread(target=commit_late)
    slow.start()
    noted.wait(20)
    published.add(later)
    note(later)
    catch_up()
    assert every(Question()) == [later]
    published.add(early)
    overtaken.set()
    slow.join()
    catch_up()
    assert set(every(Question())) == ({later} if broken else {early, later})
