"""Announcing events, and telling afterwards what came out of them."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.events.models import Event, EventNote
from localympact.phase1_mapping.events.registering import move_up


@change(May.WRITE_EVENT)
def write_event(workspace: Workspace, *, by: Actor, **fields: Any) -> Event:
    """Write an event as a draft."""
    event = Event(workspace=workspace)
    _write(event, fields)
    return event


@change(May.WRITE_EVENT)
def edit_event(event: Event, *, version: int | None = None, by: Actor, **fields: Any) -> Event:
    """Change an event; where there are more seats now, those who wait get them first."""
    check_version(event, version)
    _write(event, fields)
    if event.takes_people_now:
        move_up(event)
    return event


@change(May.PUBLISH_EVENT)
def publish_event(event: Event, *, by: Actor) -> Event:
    """Announce an event to everybody."""
    editing.publish(event)
    return event


@change(May.PUBLISH_EVENT)
def withdraw_event(event: Event, *, by: Actor) -> Event:
    """Take an event back; its notes stay where they are cited."""
    editing.withdraw(event)
    return event


@change(May.WRITE_EVENT)
def write_recap(event: Event, *, version: int | None = None, by: Actor, **fields: Any) -> Event:
    """Tell what came out of an event (`recap`), how many came (`participants`), and when this was told (`recap_on`)."""
    check_version(event, version)
    editing.write(event, {**fields, "recap_on": fields.get("recap_on") or timezone.localdate()})
    return event


@change(May.WRITE_EVENT)
def add_note(event: Event, *, kind: str, text: Any, side: str = "", by: Actor) -> EventNote:
    """Keep one thing that was said: an idea, a decision, a commitment, a lesson."""
    last = event.notes.aggregate(last=Max("position"))["last"] or 0
    note = EventNote(workspace_id=event.workspace_id, event=event, position=last + 1)
    editing.write(note, {"kind": kind, "side": side, "text": editing.as_text(text)})
    return note


def _write(event: Event, fields: dict[str, Any]) -> None:
    starts, ends = fields.get("starts_at", event.starts_at), fields.get("ends_at", event.ends_at)
    if starts and ends and ends < starts:
        raise Refused(_("The event ends before it begins."), field="ends_at")
    editing.write(event, fields)
