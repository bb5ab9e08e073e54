"""Two at one moment: one first steward, and nobody undoes what another wrote in the meantime."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone

from localympact.across.founding import changes as founding
from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import Recorded
from localympact.foundation.core.scope import inside
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.events import changes as events
from localympact.phase1_mapping.events.models import Event
from tests.proofs.test_seats import at_once

pytestmark = [pytest.mark.proof, pytest.mark.both, pytest.mark.django_db(transaction=True)]
BY = system("test")


def become_first(number):
    told = {"email": f"berta{number}@example.org", "name": "Berta", "language": "lv", "by": BY}

    def become():
        with suppress(Refused):
            founding.make_first_steward(**told)

    return become


def stewards_of_a_race():
    Person.objects.all().delete()
    at_once(*map(become_first, range(8)))
    return Person.objects.filter(is_steward=True).count()


def test_of_many_who_open_the_first_page_one_becomes_steward():
    assert [stewards_of_a_race() for _ in range(3)] == [1, 1, 1]


@pytest.mark.postgres
def test_the_proof_notices_stewards_who_do_not_wait_for_each_other(monkeypatch):
    """SQLite has one writer at a time anyway."""
    monkeypatch.setattr(founding, "take_turn", lambda name: None)
    assert max(stewards_of_a_race() for _ in range(10)) > 1


def written(aldea):
    when = timezone.now() + timedelta(days=9)
    return events.write_event(aldea, kind="training", title="Evening", starts_at=when, place="Hall", by=BY)


def as_kept(event):
    with inside(event.workspace):
        now = Event.objects.get(pk=event.pk)
    return now.state, str(now.title), now.version


def read_again(event):
    with inside(event.workspace):
        return Event.objects.get(pk=event.pk)


def edit_after_a_publication(aldea):
    """Somebody holds a draft; somebody else publishes it; the first one saves."""
    held = written(aldea)
    events.publish_event(read_again(held), by=BY)
    events.edit_event(held, title="Open evening", by=BY)
    return as_kept(held)


def test_an_edit_does_not_take_back_what_was_published_in_the_meantime(aldea):
    state, title, version = edit_after_a_publication(aldea)
    assert (state, title) == ("published", "Open evening")
    assert version == as_kept(written(aldea))[2] + 2


def test_the_proof_notices_rows_that_are_written_whole(aldea, monkeypatch):
    monkeypatch.setattr(Recorded, "take_over", lambda row: None)
    monkeypatch.setattr(Recorded, "_written_fields", lambda row, before: None)
    assert edit_after_a_publication(aldea)[0] == "draft"


def test_what_two_write_into_one_thing_at_one_moment_is_both_kept(aldea):
    for _ in range(5):
        thing = written(aldea)
        one, other = read_again(thing), read_again(thing)
        at_once(
            lambda one=one: events.edit_event(one, title="Open evening", by=BY),
            lambda other=other: events.publish_event(other, by=BY),
        )
        assert as_kept(thing) == ("published", "Open evening", thing.version + 2)


def test_of_two_who_publish_at_one_moment_the_second_is_told(aldea):
    thing, refused = written(aldea), []

    def publish(held):
        def try_it():
            try:
                events.publish_event(held, by=BY)
            except Refused as refusal:
                refused.append(str(refusal))

        return try_it

    at_once(publish(read_again(thing)), publish(read_again(thing)))
    assert refused == ["This is published already."]
    assert as_kept(thing)[2] == thing.version + 1


def test_what_was_removed_in_the_meantime_does_not_come_back(aldea):
    thing = written(aldea)
    with inside(aldea):
        Event.objects.filter(pk=thing.pk).delete()
    with pytest.raises(Refused, match="removed"):
        events.edit_event(thing, title="Open evening", by=BY)
    with inside(aldea):
        assert not Event.objects.filter(pk=thing.pk).exists()
