"""Cooperation examples: what worked, what was mixed, what is to be avoided."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Stated, WorkspaceOwned
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.permissions import Party
from localympact.phase1_mapping.organisations.models import Organisation, codes


class Practice(Stated, WorkspaceOwned):
    """A case of cooperation with its outcome, confirmed by both sides."""

    class Outcome(models.TextChoices):
        """How it went."""

        WORKED = "worked", _("worked")
        MIXED = "mixed", _("mixed")
        TO_BE_AVOIDED = "to_be_avoided", _("to be avoided")

    title = TranslatedTextField(_("title"), blank=False)
    outcome = models.CharField(_("how it went"), max_length=16, choices=Outcome.choices)
    summary = TranslatedTextField(_("in a few words"))
    context = TranslatedTextField(_("where it began"))
    steps = TranslatedTextField(_("what was done"))
    resources = TranslatedTextField(_("what it took"))
    results = TranslatedTextField(_("what came of it"))
    transfer = TranslatedTextField(_("what others need to know"))
    period = models.CharField(_("when"), max_length=60, blank=True)
    partners = models.ManyToManyField(Organisation, blank=True, related_name="practices", verbose_name=_("partners"))
    forms = codes(_("forms of cooperation"))
    themes = models.JSONField(default=list, blank=True)
    youth_level = models.PositiveSmallIntegerField(_("young people's part"), null=True, blank=True)
    confirmed_by_municipality_at = models.DateTimeField(null=True, blank=True)
    confirmed_by_organisations_at = models.DateTimeField(null=True, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    external_id = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-published_at", "id"]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_practice")

    def parties(self) -> Iterable[Party]:
        """The partners named."""
        return [party for partner in self.partners.all() for party in partner.parties()]
