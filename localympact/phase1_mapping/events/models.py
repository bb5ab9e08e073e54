"""Meetings with a date, who comes, and what came out of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Stated, WorkspaceOwned
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.organisations.models import Organisation


class Event(Stated, WorkspaceOwned):
    """A meeting: when, where, for whom, how many; afterwards its recap."""

    kind = models.CharField(_("kind"), max_length=30)
    title = TranslatedTextField(_("title"), blank=False)
    lead = TranslatedTextField(_("what it is for"))
    programme = TranslatedTextField(_("programme"))
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    all_day = models.BooleanField(_("whole days"), default=False)
    place = models.CharField(_("place"), max_length=200)
    hosts = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name=_("hosts"))
    hosted_by = models.CharField(_("hosts, as text"), max_length=300, blank=True)
    takes_registrations = models.BooleanField(_("people sign up here"), default=False)
    capacity = models.PositiveIntegerField(_("places in all"), null=True, blank=True)
    capacity_municipality = models.PositiveIntegerField(_("places for the municipality"), null=True, blank=True)
    capacity_organisations = models.PositiveIntegerField(_("places for organisations"), null=True, blank=True)
    recap = TranslatedTextField(_("what came out of it"))
    recap_on = models.DateField(null=True, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["-starts_at"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def takes_people_now(self) -> bool:
        """Whether somebody may still sign up."""
        return self.is_published and self.takes_registrations and self.starts_at > timezone.now()

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_event")


class Registration(WorkspaceOwned):
    """Somebody comes to an event; no account is needed."""

    class State(models.TextChoices):
        """Whether there is a seat."""

        SEATED = "seated", _("has a place")
        WAITING = "waiting", _("on the waiting list")
        CANCELLED = "cancelled", _("cancelled")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    side = models.CharField(_("side"), max_length=16, choices=Side.choices)
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    language = models.CharField(max_length=2, default="en")
    state = models.CharField(max_length=10, choices=State.choices, default=State.SEATED)
    key_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    keeps_history: ClassVar[bool] = False

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"], condition=~models.Q(state="cancelled"), name="one_seat_per_address"
            )
        ]

    def __str__(self) -> str:
        return self.name


class EventNote(WorkspaceOwned):
    """What was said at an event: an idea, a decision, a commitment, a lesson."""

    part_of: ClassVar[str] = "event"

    class Kind(models.TextChoices):
        """What the note is."""

        IDEA = "idea", _("idea")
        DECISION = "decision", _("decision")
        COMMITMENT = "commitment", _("commitment")
        LESSON = "lesson", _("lesson")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    text = TranslatedTextField(_("what was said"), blank=False)
    side = models.CharField(_("who said it"), max_length=16, choices=Side.choices, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return str(self.text)

    def get_absolute_url(self) -> str:
        """Its place on the event's page."""
        return f"{self.event.get_absolute_url()}#note-{self.pk}"
