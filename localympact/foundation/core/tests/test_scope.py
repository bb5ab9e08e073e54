"""T57: without an open place nothing is read, and no row leads into another place."""

import pytest
from django.apps import apps

from localympact.foundation.core.recording import recording
from localympact.foundation.core.rows import WorkspaceOwned
from localympact.foundation.core.scope import ScopeError, across_workspaces, inside
from localympact.phase1_mapping.events.models import Event, EventNote
from localympact.phase1_mapping.organisations.models import Organisation

OWNED = [model for model in apps.get_models() if issubclass(model, WorkspaceOwned)]
pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_T57_a_question_without_a_place_is_no_question_to_all_places(model):
    with pytest.raises(ScopeError):
        model.objects.exists()


def organisation(place, **fields):
    with inside(place), recording():
        return Organisation.objects.create(workspace=place, name="House", side="organisations", kind="ngo", **fields)


def test_only_rows_of_the_open_place_are_there(aldea, bryggby):
    ours, theirs = organisation(aldea), organisation(bryggby)
    with inside(aldea):
        assert list(Organisation.objects.all()) == [ours]
        with across_workspaces("both are looked at"):
            assert set(Organisation.objects.all()) == {ours, theirs}
        with pytest.raises(Organisation.DoesNotExist):
            Organisation.objects.get(pk=theirs.pk)


def test_a_row_cannot_lead_into_another_place(aldea, bryggby):
    theirs = organisation(bryggby)
    with pytest.raises(ScopeError, match=r"Organisation\.parent leads into another workspace"):
        organisation(aldea, parent=theirs)


def test_a_key_that_is_changed_later_is_looked_at_too(aldea, bryggby):
    with inside(aldea), recording():
        event = Event.objects.create(
            workspace=aldea, title={"en": "Evening"}, kind="meeting", starts_at="2026-05-05T10:00Z"
        )
        note = EventNote.objects.create(workspace=aldea, event=event, kind="idea", text={"en": "A room"})
    with inside(bryggby), recording():
        note.workspace = bryggby
        with pytest.raises(ScopeError):
            note.save()


def test_an_open_place_ends_with_its_block(aldea):
    with inside(aldea):
        assert not Organisation.objects.exists()
    with pytest.raises(ScopeError):
        Organisation.objects.exists()
