"""Forms of cooperation, and the cooperation of today between named organisations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Shared, Stated, WorkspaceOwned, once_per_owner
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.permissions import Party
from localympact.phase1_mapping.organisations.models import Organisation


class Form(Shared):
    """A form of cooperation, F01 to F28: what it is and when it helps."""

    code = models.CharField(max_length=10)
    name = TranslatedTextField()
    summary = TranslatedTextField()
    chooser = models.JSONField(default=list, blank=True)
    country_notes = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = once_per_owner("form_once", "code")

    def __str__(self) -> str:
        return str(self.name)


class Tie(Stated, WorkspaceOwned):
    """Two organisations cooperate: declared by one, confirmed by the other, proven by facts."""

    declared_by = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="ties_declared")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="ties_named_in")
    form = models.CharField(_("form of cooperation"), max_length=10)
    intensity = models.CharField(_("how close"), max_length=30, blank=True)
    since = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    until = models.PositiveSmallIntegerField(_("until"), null=True, blank=True)
    purpose = TranslatedTextField(_("what for"))
    amount = models.DecimalField(_("money"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    is_recorded = models.BooleanField(default=False)
    recorded_source = models.CharField(_("source"), max_length=400, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    public_one_sided = models.BooleanField(_("may be shown before the other side confirms"), default=False)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(name="a_tie_joins_two", condition=~models.Q(declared_by=models.F("other"))),
            models.UniqueConstraint(fields=["declared_by", "other", "form", "since"], name="tie_once"),
            models.UniqueConstraint(
                fields=["declared_by", "other", "form"],
                condition=models.Q(since=None),
                name="tie_of_unknown_age_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.declared_by} – {self.other}"

    def get_absolute_url(self) -> str:
        """Its own page."""
        return address(self, "show_tie")

    def parties(self) -> Iterable[Party]:
        """Both organisations."""
        return (*self.declared_by.parties(), *self.other.parties())

    @property
    def is_confirmed(self) -> bool:
        """Whether both sides say so."""
        return self.confirmed_at is not None

    @property
    def has_ended(self) -> bool:
        """Whether they no longer work together; what a source plans until a year lasts through that year."""
        if self.until is None:
            return False
        this_year = timezone.localdate().year
        return self.until < this_year or (self.until == this_year and not self.is_recorded)


class TieProof(WorkspaceOwned):
    """A fact that proves a tie: an agreement, a grant, an action, an event."""

    part_of: ClassVar[str] = "tie"

    class Kind(models.TextChoices):
        """What the fact is."""

        AGREEMENT = "agreement", _("agreement")
        GRANT = "grant", _("grant")
        ACTION = "action", _("action")
        EVENT = "event", _("event")

    tie = models.ForeignKey(Tie, on_delete=models.CASCADE, related_name="proofs")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title = models.CharField(max_length=300)
    on = models.DateField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    url = models.CharField(max_length=500, blank=True)
    thing_id = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

    def parties(self) -> Iterable[Party]:
        """Those of the tie."""
        return self.tie.parties()
