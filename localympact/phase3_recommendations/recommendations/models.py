"""Advice that cites findings, has an addressee, and gets an official answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.cites import CitesField
from localympact.foundation.core.rows import Stated, WorkspaceOwned
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.permissions import Party
from localympact.phase1_mapping.findings.models import Finding
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.practices.models import Practice


class Recommendation(Stated, WorkspaceOwned):
    """What should change, who should change it, and why."""

    number = models.PositiveSmallIntegerField(default=1)
    sentence = TranslatedTextField(_("what should change, in one sentence"), blank=False)
    text = TranslatedTextField(_("why, and for whom"))
    in_practice = TranslatedTextField(_("how it can look in practice"))
    addressee_side = models.CharField(_("who should act"), max_length=16, choices=Side.choices)
    addressee = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("addressed to")
    )
    answer_by = models.DateField(_("answer wanted by"), null=True, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    cites_findings = CitesField(Finding, _("findings it rests on"), cited_by="recommendations")
    cites_practices = CitesField(Practice, _("cooperation examples"), cited_by="recommendations")

    class Meta:
        ordering = ["number", "created_at"]
        constraints = [models.UniqueConstraint(fields=["workspace", "number"], name="recommendation_number_once")]

    def __str__(self) -> str:
        return str(self.sentence)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_recommendation")

    def parties(self) -> Iterable[Party]:
        """Its addressee may answer."""
        return self.addressee.parties() if self.addressee else (Party(None, self.addressee_side),)


class OfficialAnswer(WorkspaceOwned):
    """What the addressee says to a recommendation, officially; later answers follow earlier ones."""

    part_of: ClassVar[str] = "recommendation"

    class Answer(models.TextChoices):
        """What is said."""

        ACCEPTED = "accepted", _("accepted")
        PARTLY = "partly", _("accepted in part")
        ALREADY_DONE = "already_done", _("already done")
        DECLINED = "declined", _("declined")

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(_("answer"), max_length=16, choices=Answer.choices)
    reason = TranslatedTextField(_("reason"))
    given_by = models.ForeignKey(Organisation, null=True, on_delete=models.SET_NULL, related_name="+")
    given_by_name = models.CharField(max_length=200, blank=True)
    given_on = models.DateField(_("given on"))
    is_recorded = models.BooleanField(default=False)
    recorded_source = models.CharField(_("where it was said"), max_length=400, blank=True)

    class Meta:
        ordering = ["-given_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="a_recorded_answer_has_its_source",
                condition=models.Q(is_recorded=False) | ~models.Q(recorded_source=""),
            )
        ]

    def __str__(self) -> str:
        return self.get_answer_display()

    def get_absolute_url(self) -> str:
        """The page of the recommendation, where answers stand."""
        return self.recommendation.get_absolute_url()

    def parties(self) -> Iterable[Party]:
        """Those of the recommendation."""
        return self.recommendation.parties()
