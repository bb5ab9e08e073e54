from datetime import UTC, datetime

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.phase1_mapping.events.changes import add_note, publish_event, write_event, write_recap

MORNING, NOON = datetime(2026, 3, 1, 9, tzinfo=UTC), datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_an_event_gets_its_recap_and_notes_in_order(aldea, fia):
    event = write_event(aldea, kind="local_meeting", title="Meeting", starts_at=MORNING, place="Hall", by=fia)
    publish_event(event, by=fia)
    write_recap(event, recap="We met.", participants=12, by=fia)
    add_note(event, kind="idea", text="A room", side="organisations", by=fia)
    add_note(event, kind="lesson", text="Earlier", by=fia)
    with inside(aldea):
        assert [str(note) for note in event.notes.all()] == ["A room", "Earlier"]


def test_an_event_does_not_end_before_it_begins(aldea, fia):
    with pytest.raises(Refused, match="before it begins"):
        write_event(aldea, kind="training", title="T", starts_at=NOON, ends_at=MORNING, place="Hall", by=fia)


def test_a_contributor_does_not_announce_an_event(aldea, ben):
    event = write_event(aldea, kind="training", title="T", starts_at=MORNING, place="Hall", by=ben)
    with pytest.raises(NotAllowed):
        publish_event(event, by=ben)


def test_a_moment_no_calendar_reaches_is_refused_at_its_field(client, aldea, fia):
    client.force_login(fia.person)
    typed = {"title": "Meeting", "kind": "training", "place": "Hall"}
    for slip in ("0001-01-01T00:00", "9999-12-31T23:59", "2027-03-28T14:00+02:00", "tomorrow"):
        page = client.post("/en/aldea/events/new/", typed | {"starts_at": slip}).content.decode()
        assert 'aria-invalid="true"' in page
        assert "Hall" in page
