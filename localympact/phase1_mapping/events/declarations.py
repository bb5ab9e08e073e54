"""What events tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.ui.picking import Offer, offer
from localympact.foundation.workspaces.declarations import (
    MenuEntry,
    Personal,
    Standing,
    menu,
    personal,
    standing,
)
from localympact.phase1_mapping.events.models import Event, EventNote

menu(MenuEntry("mapping", _("Events"), "list_events", order=40))
offer(
    Offer(
        EventNote,
        lambda: EventNote.objects.select_related("event").order_by("-event__starts_at", "position"),
        group=lambda note: str(note.event),
    )
)

SEAT = _("to give out seats and to tell about changes")
CONTRACT = _("your registration")
KEPT = _("until 60 days after the event")
WHO = _("name, e-mail address and organisation of who comes to an event")
personal(
    *(
        Personal("mapping.Registration", field, SEAT, CONTRACT, KEPT, "delete row", "email", what=WHO)
        for field in ("name", "email", "organisation_name")
    )
)


@standing
def how_events_stand(workspace: Any) -> Iterator[Standing]:
    """How many meetings are known."""
    with inside(workspace):
        number = Event.objects.filter(state=State.PUBLISHED).count()
    yield Standing("mapping", number, ngettext("event", "events", number), order=80)
