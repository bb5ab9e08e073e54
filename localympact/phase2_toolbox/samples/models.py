"""Samples: documents as Markdown with named places, and the documents filled from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Shared, Versioned, WorkspaceOwned, once_per_owner
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.permissions import Party
from localympact.phase1_mapping.organisations.models import Organisation


class Sample(Shared):
    """A document to fill: its text with named places, versioned, per language."""

    code = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    country = models.CharField(max_length=2, blank=True)
    title = TranslatedTextField()
    lead = TranslatedTextField()
    body = TranslatedTextField()
    places = models.JSONField(default=list)

    class Meta:
        ordering = ["code", "-number"]
        constraints = once_per_owner("sample_once", "code", "number", "country")

    def __str__(self) -> str:
        return str(self.title)


class FilledSample(Versioned, WorkspaceOwned):
    """A sample with its places filled; kept with the version it was made from."""

    read_by: ClassVar[str] = "party"
    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    values = models.JSONField(default=dict)
    municipality = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    # A plain person id: whoever filled it keeps seeing it.
    made_by_id = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.sample)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_filled_sample")

    def parties(self) -> Iterable[Party]:
        """Those it was written for, and who filled it."""
        sides = [p for one in (self.municipality, self.organisation) if one for p in one.parties()]
        return [*sides, Party(person_id=self.made_by_id)] if self.made_by_id else sides
