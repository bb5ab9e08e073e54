"""Events as data: their public shape, and as a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar
from icalendar import Event as Entry

from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.workspaces.addresses import place_slug
from localympact.phase1_mapping.events.models import Event


def event_table(events: Iterable[Event], *, example: bool) -> Table:
    """The public shape of an event."""
    columns = (
        Column("id", _("Id"), "pk"),
        Column("url", _("Address"), "get_absolute_url", "url"),
        Column("title", _("Title"), "title"),
        Column("workspace", _("Place"), place_slug),
        Column("kind", _("Kind"), "kind"),
        Column("starts", _("Begins"), "starts_at", "date"),
        Column("ends", _("Ends"), "ends_at", "date"),
        Column("place", _("Where"), "place"),
        Column("participants", _("Participants"), "participants", "number"),
        Column("updated", _("Changed"), "updated_at", "date"),
    )
    return Table(columns, list(events), title=_("Events"), example=example)


def calendar(events: Iterable[Event], name: str) -> bytes:
    """The events as an iCalendar file (RFC 5545)."""
    book = Calendar()
    book.add("prodid", "-//Localympact//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", name)
    for event in events:
        entry = Entry()
        entry.add("uid", f"{event.pk}@localympact")
        entry.add("summary", str(event.title))
        entry.add("location", event.place)
        if event.all_day:
            entry.add("dtstart", timezone.localtime(event.starts_at).date())
            last = timezone.localtime(event.ends_at or event.starts_at).date()
            entry.add("dtend", last + timedelta(days=1))
        else:
            entry.add("dtstart", event.starts_at)
            entry.add("dtend", event.ends_at or event.starts_at + timedelta(hours=2))
        entry.add("dtstamp", event.updated_at)
        entry.add("url", settings.BASE_URL + event.get_absolute_url())
        book.add_component(entry)
    return bytes(book.to_ical())
