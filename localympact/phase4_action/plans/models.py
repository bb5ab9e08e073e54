"""Action plans: objectives, actions with owners and dates, indicators with values."""

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
from localympact.phase1_mapping.events.models import EventNote
from localympact.phase1_mapping.findings.models import Finding
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase3_recommendations.recommendations.models import Recommendation


class Plan(Stated, WorkspaceOwned):
    """A workspace's commitments; may be adapted from another's published plan."""

    crosses: ClassVar[frozenset[str]] = frozenset({"adapted_from"})

    title = TranslatedTextField(_("title"), blank=False)
    summary = TranslatedTextField(_("what it is for"))
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    adapted_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="adaptations"
    )
    adapted_version = models.PositiveIntegerField(null=True, blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_plan")


class Objective(WorkspaceOwned):
    """What a plan wants to reach; its actions stand below it."""

    part_of: ClassVar[str] = "plan"
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="objectives")
    number = models.PositiveSmallIntegerField()
    title = TranslatedTextField(_("objective"), blank=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="objective_number_once")]

    def __str__(self) -> str:
        return str(self.title)


class Status(models.TextChoices):
    """How far an action is, as one side says."""

    NOT_BEGUN = "not_begun", _("not begun")
    IN_WORK = "in_work", _("in work")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")


class Action(Stated, WorkspaceOwned):
    """One commitment: who does what until when, why, and how one will see it."""

    part_of: ClassVar[str] = "plan"
    crosses: ClassVar[frozenset[str]] = frozenset({"adapted_from"})

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="actions")
    number = models.PositiveSmallIntegerField()
    title = TranslatedTextField(_("what is done"), blank=False)
    text = TranslatedTextField(_("more about it"))
    responsible = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("responsible")
    )
    partners = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name=_("partners"))
    proposed_by = models.CharField(_("proposed by"), max_length=16, choices=Side.choices, blank=True)
    addressed_to = models.CharField(_("addressed to"), max_length=16, choices=Side.choices, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    cost = models.DecimalField(_("cost"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    money_from = models.CharField(_("source of money"), max_length=200, blank=True)
    form = models.CharField(_("form of cooperation"), max_length=10, blank=True)
    status_municipality = models.CharField(max_length=12, choices=Status.choices, default=Status.NOT_BEGUN)
    status_municipality_on = models.DateField(null=True, blank=True)
    status_organisations = models.CharField(max_length=12, choices=Status.choices, default=Status.NOT_BEGUN)
    status_organisations_on = models.DateField(null=True, blank=True)
    no_evidence = models.BooleanField(_("no evidence recorded"), default=False)
    adapted_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="adaptations"
    )
    cites_recommendations = CitesField(Recommendation, _("recommendations it answers"), cited_by="actions")
    cites_findings = CitesField(Finding, _("findings it answers"), cited_by="actions")
    cites_notes = CitesField(EventNote, _("ideas and commitments it takes up"), cited_by="actions")

    class Meta:
        ordering = ["objective__number", "number"]
        constraints = [models.UniqueConstraint(fields=["objective", "number"], name="action_number_once")]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_action")

    def parties(self) -> Iterable[Party]:
        """Who is responsible and who helps; the municipality speaks for its side always."""
        named = [self.responsible] if self.responsible else []
        return [p for one in (*named, *self.partners.all()) for p in one.parties()] + [Party(None, Side.MUNICIPALITY)]


class Indicator(WorkspaceOwned):
    """How one will see that an action helps: where it starts, where it should go."""

    part_of: ClassVar[str] = "action"
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="indicators")
    name = TranslatedTextField(_("indicator"), blank=False)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target value"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.name)


class IndicatorValue(WorkspaceOwned):
    """What was measured on a day, and where the number comes from."""

    part_of: ClassVar[str] = "indicator"
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    on = models.DateField(_("measured on"))
    value = models.DecimalField(_("value"), max_digits=14, decimal_places=2)
    source = models.CharField(_("source"), max_length=300)

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="one_value_per_day")]

    def __str__(self) -> str:
        return f"{self.value}"


class ProgressNote(WorkspaceOwned):
    """What happened with an action, in a sentence."""

    part_of: ClassVar[str] = "action"
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="progress_notes")
    on = models.DateField()
    side = models.CharField(max_length=16, choices=Side.choices, blank=True)
    text = TranslatedTextField(_("what happened"))
    is_recorded = models.BooleanField(default=False)
    recorded_source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return str(self.text)
