"""What a new place does in its first weeks; each step is done when the place shows it, nobody ticks anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.models import Invitation, Membership, Workspace
from localympact.phase1_mapping.events.models import Event
from localympact.phase1_mapping.organisations.models import ContactPoint
from localympact.phase1_mapping.organisations.queries import listed_organisations, municipality
from localympact.phase1_mapping.surveys.models import Wave

ENOUGH_TO_BEGIN = 5  # organisations: a directory with fewer is no mapping yet


@dataclass(frozen=True)
class Step:
    """One step: what, why, the page that does it, and how the place shows that it is done."""

    title: Any
    why: Any
    page: str
    is_done: Callable[[Workspace], bool]
    anchor: str = ""


@dataclass(frozen=True)
class Week:
    """The steps of one stretch."""

    title: Any
    steps: tuple[Step, ...]


def is_described(place: Workspace) -> bool:
    """Whether it says what it works towards."""
    return bool(place.lead)


def has_company(place: Workspace) -> bool:
    """Whether somebody besides the first person works here or is invited."""
    return Membership.objects.count() + Invitation.objects.filter(used_at=None, withdrawn_at=None).count() > 1


def has_municipality(place: Workspace) -> bool:
    """Whether the municipality stands in the directory."""
    return municipality() is not None


def has_organisations(place: Workspace) -> bool:
    """Whether the directory holds enough organisations to be worth a visit."""
    return listed_organisations().count() >= ENOUGH_TO_BEGIN


def has_contacts(place: Workspace) -> bool:
    """Whether somebody can be turned to."""
    return ContactPoint.objects.exists()


def has_event(place: Workspace) -> bool:
    """Whether both sides have a day to meet."""
    return Event.objects.exists()


def has_wave(place: Workspace) -> bool:
    """Whether a survey is being prepared."""
    return Wave.objects.exists()


def has_asked(place: Workspace) -> bool:
    """Whether a survey was ever opened."""
    return Wave.objects.exclude(state=Wave.State.DRAFT).exists()


WEEKS = (
    Week(
        _("First week: a place with a face"),
        (
            Step(
                _("Say in a sentence what you work towards"),
                _("It stands on top of your front page."),
                "change_settings",
                is_described,
            ),
            Step(
                _("Show where you are"),
                _("An outline lets people see at once that this is about them."),
                "change_settings",
                lambda place: bool(place.boundary),
                "outline",
            ),
            Step(
                _("Invite somebody of the other side"),
                _("Two strands need two people: one of the municipality, one of the organisations."),
                "list_members",
                has_company,
            ),
            Step(
                _("Make this place public"),
                _("Until then only you and those you invited can see it."),
                "change_settings",
                lambda place: bool(place.is_published),
                "publish",
            ),
        ),
    ),
    Week(
        _("Second week: who is here"),
        (
            Step(
                _("Add the municipality"),
                _("It stands in the directory like everybody else, with its own profile."),
                "add_organisation",
                has_municipality,
            ),
            Step(
                _("Bring your list of organisations"),
                _("A spreadsheet as you keep it is enough; every row is checked before anything is written."),
                "list_imports",
                has_organisations,
            ),
            Step(
                _("Name the first contact points"),
                _("A profile is most useful when one knows whom to call. Open a profile to add one."),
                "list_organisations",
                has_contacts,
            ),
        ),
    ),
    Week(
        _("Third and fourth week: begin to talk"),
        (
            Step(
                _("Plan a first meeting"),
                _("People can register without an account, and its notes become evidence later."),
                "write_event",
                has_event,
            ),
            Step(
                _("Prepare the first survey"),
                _("The same questions for both sides are ready in six languages."),
                "prepare_wave",
                has_wave,
            ),
            Step(
                _("Open the survey and send its links"),
                _("What comes back is the ground for everything that follows."),
                "list_waves",
                has_asked,
            ),
        ),
    ),
)
