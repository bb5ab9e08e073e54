"""Pages of events."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.documents.tables import Column, Table, as_csv
from localympact.foundation.workspaces.asking import form_page, pressed, tried
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.queries import works_here
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import attachment, shown
from localympact.phase1_mapping.events import changes, registering
from localympact.phase1_mapping.events.documents import calendar, event_table
from localympact.phase1_mapping.events.forms import EventForm, NoteForm, RecapForm, RegistrationForm
from localympact.phase1_mapping.events.models import Event
from localympact.phase1_mapping.events.queries import past, upcoming, visible_events

ICS = "text/calendar; charset=utf-8"
WRITE = "mapping/events/write.html"


def list_events(request: Request) -> HttpResponse:
    """What is to come, and what was."""
    events = visible_events(request.actor, request.workspace)
    if request.twin == "ics":
        return attachment(calendar(events, str(request.workspace)), ICS, f"{request.workspace.slug}.ics")
    context = {"upcoming": upcoming(events), "past": past(events)}
    return shown(request, "mapping/events/list.html", event_table(events, example=request.workspace.example), context)


def show_event(request: Request, pk: UUID) -> HttpResponse:
    """One event: programme, seats, recap, notes."""
    rows = visible_events(request.actor, request.workspace).prefetch_related("hosts", "notes")
    event = get_object_or_404(rows, pk=pk)
    if request.twin == "ics":
        return attachment(calendar([event], str(event.title)), ICS, "event.ics")
    context = {"event": event, "works_here": works_here(request)}
    if event.takes_people_now:
        context["seats"] = [(side, registering.seats(event, side)) for side in Side.values]
    return shown(request, "mapping/events/event.html", event_table([event], example=event.workspace.example), context)


def write_event(request: Request) -> HttpResponse:
    """Write an event."""
    form = EventForm(request.POST or None)
    return form_page(request, form, changes.write_event, request.workspace, WRITE, {"title": _("Write an event")})


def edit_event(request: Request, pk: UUID) -> HttpResponse:
    """Change an event."""
    event = get_object_or_404(Event, pk=pk)
    form = EventForm(request.POST or None, instance=event)
    return form_page(request, form, changes.edit_event, event, WRITE, {"event": event, "title": _("Edit the event")})


@require_POST
def publish_event(request: Request, pk: UUID) -> HttpResponse:
    """Announce it."""
    return pressed(request, changes.publish_event, get_object_or_404(Event, pk=pk), _("Published."))


@require_POST
def withdraw_event(request: Request, pk: UUID) -> HttpResponse:
    """Take an announcement back."""
    return pressed(request, changes.withdraw_event, get_object_or_404(Event, pk=pk), _("Taken back."))


def write_recap(request: Request, pk: UUID) -> HttpResponse:
    """Tell what came out of it."""
    event = get_object_or_404(Event, pk=pk)
    form = RecapForm(request.POST or None, instance=event)
    return form_page(request, form, changes.write_recap, event, WRITE, {"event": event, "title": _("Write the recap")})


def add_note(request: Request, pk: UUID) -> HttpResponse:
    """Keep one thing that was said."""
    event = get_object_or_404(Event, pk=pk)
    form = NoteForm(request.POST or None)
    return form_page(
        request, form, changes.add_note, event, WRITE, {"event": event, "title": _("Add a note")}, then=event
    )


def register(request: Request, pk: UUID) -> HttpResponse:
    """Sign up without an account."""
    event = get_object_or_404(visible_events(request.actor, request.workspace), pk=pk)
    if not event.takes_registrations:
        raise Http404
    form = RegistrationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = {**form.cleaned_data, "language": get_language() or "en"}
        taken = tried(form, registering.register, event, by=request.actor, **typed)
        if taken:
            return render(request, "mapping/events/registered.html", {"event": event, "taken": taken}, status=201)
    return render(request, "mapping/events/register.html", {"form": form, "event": event})


def cancel_registration(request: Request, pk: UUID, key: str) -> HttpResponse:
    """Give a seat back, by the link of the letter."""
    event = get_object_or_404(Event, pk=pk)
    if request.method == "POST":
        registering.cancel(event, key=key, by=request.actor)
        return render(request, "mapping/events/cancelled.html", {"event": event})
    return render(request, "mapping/events/cancel.html", {"event": event, "key": key})


def list_registrations(request: Request, pk: UUID) -> HttpResponse:
    """Who comes, for those who organise."""
    event = get_object_or_404(Event, pk=pk)
    rows = list(event.registrations.all())
    if request.twin == "csv":
        names = ("name", "email", "side", "organisation_name", "state", "created_at")
        table = Table(
            [Column(name, name) for name in names], rows, title=str(event.title), example=event.workspace.example
        )
        return attachment(as_csv(table), "text/csv; charset=utf-8", "registrations.csv")
    return render(request, "mapping/events/registrations.html", {"event": event, "rows": rows})
