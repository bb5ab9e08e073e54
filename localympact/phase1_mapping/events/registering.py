"""Changes around seats: registering without an account, cancelling, moving up from the waiting list."""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.mail.writing import write_letter
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.events.models import Event, Registration
from localympact.phase1_mapping.events.seats import Seats


def hashed(key: str) -> str:
    """What is kept of a cancel key."""
    return hashlib.sha256(key.encode()).hexdigest()


@change(May.REGISTER, quiet=True)
def register(
    event: Event, *, name: str, email: str, side: str, organisation_name: str = "", language: str = "en", by: Actor
) -> Registration:
    """Take a seat, or a place on the waiting list when there is none; one seat an address."""
    event = _locked(event)
    if not event.takes_people_now:
        raise Refused(_("This event takes no registrations now."))
    email = email.strip().lower()
    known = event.registrations.filter(email=email).exclude(state=Registration.State.CANCELLED).first()
    if known:
        raise Refused(_("This address is registered already. Look for the letter we sent to it."), field="email")
    key = secrets.token_urlsafe(32)
    registration = Registration(
        workspace_id=event.workspace_id,
        event=event,
        name=name,
        email=email,
        side=side,
        organisation_name=organisation_name,
        language=language,
        key_hash=hashed(key),
        state=Registration.State.SEATED if seats(event, side).has_room else Registration.State.WAITING,
    )
    registration.save()
    _tell(registration, key)
    return registration


@change(May.REGISTER, quiet=True)
def cancel(event: Event, *, key: str, by: Actor) -> Registration:
    """Give a seat back; the first who waits and fits moves up and is told."""
    event = _locked(event)
    registration = event.registrations.filter(key_hash=hashed(key)).first()
    if registration is None:
        raise Refused(_("This link belongs to no registration."))
    if registration.state != Registration.State.CANCELLED:
        registration.state = Registration.State.CANCELLED
        registration.save()
        move_up(event)
    return registration


def move_up(event: Event) -> None:
    """Seat those who wait as long as there is room for their side."""
    for waiting in event.registrations.filter(state=Registration.State.WAITING):
        if seats(event, waiting.side).has_room:
            waiting.state = Registration.State.SEATED
            key = secrets.token_urlsafe(32)
            waiting.key_hash = hashed(key)
            waiting.save()
            _tell(waiting, key)


def seats(event: Event, side: str) -> Seats:
    """What is free for one side."""
    seated = event.registrations.filter(state=Registration.State.SEATED)
    of_side = event.capacity_municipality if side == Side.MUNICIPALITY else event.capacity_organisations
    return Seats(event.capacity, seated.count(), of_side, seated.filter(side=side).count())


def _locked(event: Event) -> Event:
    """The event's row, held until the transaction ends, so that seats are given out one by one."""
    return Event.objects.select_for_update().get(pk=event.pk)


def _tell(registration: Registration, key: str) -> None:
    event = registration.event
    with translation.override(registration.language):
        path = reverse("cancel_registration", args=[event.workspace.slug, event.pk, key])
        seated = registration.state == Registration.State.SEATED
        subject = _("Your seat: %(event)s") if seated else _("You are on the waiting list: %(event)s")
        text = (
            _(
                "You have a seat.\n\n%(event)s\n%(when)s\n%(place)s\n\n"
                "If you cannot come, give the seat back here:\n%(url)s"
            )
            if seated
            else _(
                "There is no free seat now. When one is given back you get it and a letter.\n\n"
                "%(event)s\n%(when)s\n%(place)s\n\nIf you no longer want to come:\n%(url)s"
            )
        )
        values = {
            "event": str(event.title),
            "when": timezone.localtime(event.starts_at).strftime("%Y-%m-%d %H:%M"),
            "place": event.place,
            "url": settings.BASE_URL + path,
        }
        write_letter(
            to=registration.email,
            language=registration.language,
            subject=subject % values,
            text=text % values,
            reason="registration",
            workspace_id=registration.workspace_id,
        )
