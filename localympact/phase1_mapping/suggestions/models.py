"""Ways in for strangers: somebody proposes an organisation, somebody says that they speak for one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import WorkspaceOwned
from localympact.phase1_mapping.organisations.models import Organisation


class Decision(models.TextChoices):
    """How far a suggestion or a claim has come."""

    UNCONFIRMED = "unconfirmed", _("address not yet confirmed")
    WAITING = "waiting", _("waiting")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")


class Suggestion(WorkspaceOwned):
    """Somebody without an account proposes an organisation; the address is confirmed first."""

    read_by: ClassVar[str] = "decide_suggestion"
    proposed = models.JSONField(default=dict)
    email = models.EmailField()
    language = models.CharField(max_length=2, default="en")
    key_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=12, choices=Decision.choices, default=Decision.UNCONFIRMED)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"key_hash", "created_at", "email"})

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.proposed.get("name", ""))


class Claim(WorkspaceOwned):
    """A person says they speak for an organisation."""

    read_by: ClassVar[str] = "decide_suggestion"
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="claims")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    statement = models.TextField(_("what is your role there?"), max_length=1000)
    evidence = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=12, choices=Decision.choices, default=Decision.WAITING)
    reason = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"created_at"})

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=models.Q(state="waiting"), name="one_waiting_claim"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.organisation}"
