"""Agreed relations between named organisations of both sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.cites import CitesField
from localympact.foundation.core.rows import Stated, Versioned, WorkspaceOwned
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.permissions import Party
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase2_toolbox.tools.models import Tool
from localympact.phase3_recommendations.recommendations.models import Recommendation
from localympact.phase4_action.roadmaps.models import Proposal


class Partnership(Stated, WorkspaceOwned):
    """Purpose, shared result, form, parties, term: agreed when every party has said so."""

    read_by: ClassVar[str] = "party"

    title = TranslatedTextField(_("title"), blank=False)
    purpose = TranslatedTextField(_("purpose"))
    shared_result = TranslatedTextField(_("the result we want together"))
    form = models.CharField(_("form of cooperation"), max_length=10, blank=True)
    proposal = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tie = models.ForeignKey(Tie, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    uses_tools = models.ManyToManyField(
        Tool, blank=True, related_name="+", verbose_name=_("tools of the toolbox that helped")
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    review_on = models.DateField(_("joint review on"), null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    cites_recommendations = CitesField(Recommendation, _("recommendations it answers"), cited_by="partnerships")

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_partnership")

    def parties(self) -> Iterable[Party]:
        """Every partner, and the facilitator whom they invited to the walk before it."""
        partners = [party for partner in self.partners.all() for party in partner.organisation.parties()]
        invited = self.proposal.run.facilitator_id if self.proposal else None
        return [*partners, Party(person_id=invited)] if invited else partners


class Partner(Versioned, WorkspaceOwned):
    """One party of a partnership: role, contribution, contact, and its word."""

    part_of: ClassVar[str] = "partnership"
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = TranslatedTextField(_("role"))
    contribution = TranslatedTextField(_("what it brings"))
    contact = models.CharField(_("contact person"), max_length=200, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.CharField(max_length=120, blank=True)
    # Each party agrees on its own that the partnership may be read by everybody.
    may_be_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["organisation__side", "id"]
        constraints = [models.UniqueConstraint(fields=["partnership", "organisation"], name="partner_once")]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        """Where its role and contribution are written."""
        return address(self, "edit_partner")

    def parties(self) -> Iterable[Party]:
        """The organisation itself."""
        return self.organisation.parties()
