"""What an action changed, measured or told."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.cites import CitesField
from localympact.foundation.core.rows import Stated, WorkspaceOwned
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.phase1_mapping.findings.models import Tally
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase4_action.plans.models import Action, IndicatorValue


class Result(Stated, WorkspaceOwned):
    """A result: an indicator's value, a named new social enterprise, or a story; it cites actions."""

    class Kind(models.TextChoices):
        """What it is."""

        OUTCOME = "outcome", _("something changed")
        NEW_SOCIAL_ENTERPRISE = "new_social_enterprise", _("a new social enterprise")
        READINESS = "readiness", _("readiness before and after")

    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices, default=Kind.OUTCOME)
    sentence = TranslatedTextField(_("what changed, in one sentence"), blank=False)
    story = TranslatedTextField(_("the story"))
    seen_on = models.DateField(_("seen on"))
    indicator_value = models.ForeignKey(
        IndicatorValue,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("measured value"),
    )
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("the new social enterprise"),
    )
    cites_actions = CitesField(Action, _("actions that led to it"), cited_by="results")
    # Asked again: the same question in a later wave shows whether the need shrank.
    cites_tallies = CitesField(Tally, _("the same question, asked again"), cited_by="results")

    class Meta:
        ordering = ["-seen_on", "-id"]

    def __str__(self) -> str:
        return str(self.sentence)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_result")
