"""The report on needs and challenges, and its frozen editions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.cites import CitesField
from localympact.foundation.core.rows import Stated, WorkspaceOwned
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.phase1_mapping.findings.models import Finding
from localympact.phase1_mapping.surveys.models import Wave


class Report(Stated, WorkspaceOwned):
    """Findings, tallies and words, published together as a document of chapters."""

    title = TranslatedTextField(_("title"), blank=False)
    summary = TranslatedTextField(_("summary"))
    words = models.JSONField(default=dict, blank=True)  # chapter → text in several languages
    covers = models.ManyToManyField(
        "workspaces.Workspace", blank=True, related_name="+", verbose_name=_("places side by side")
    )
    waves = models.ManyToManyField(Wave, blank=True, related_name="+", verbose_name=_("surveys"))
    cites_findings = CitesField(Finding, _("findings it rests on"), cited_by="reports")

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_report")


class Edition(WorkspaceOwned):
    """A published report, frozen: the same words and numbers for as long as it is read."""

    part_of: ClassVar[str] = "report"
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    documents = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    frozen_on = models.DateField(auto_now_add=True)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"documents"})

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="edition_number_once")]

    def __str__(self) -> str:
        return f"{self.report} {self.number}"

    def get_absolute_url(self) -> str:
        """Its permanent address."""
        return address(self.report, "show_edition", self.number)
