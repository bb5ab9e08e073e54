"""Tallies safe to show, gaps between the sides, findings that cite them, and the report."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.cites import CitesField
from localympact.foundation.core.rows import Stated, WorkspaceOwned
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.events.models import EventNote
from localympact.phase1_mapping.practices.models import Practice
from localympact.phase1_mapping.surveys.models import Question, Wave


class Tally(WorkspaceOwned):
    """How one question was answered by one side in one wave: counted, suppressed, frozen."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="tallies")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    side = models.CharField(max_length=16, choices=Side.choices)
    numbers = models.JSONField()
    groups = models.JSONField(default=dict)  # the same tally by group of organisations, where that may be shown
    counted_on = models.DateField(auto_now_add=True)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"numbers", "groups"})

    class Meta:
        ordering = ["question__position", "side"]
        constraints = [models.UniqueConstraint(fields=["wave", "name", "side"], name="tally_once")]

    def __str__(self) -> str:
        return str(self.question.label)

    def get_absolute_url(self) -> str:
        """Its page: figure, table, definition."""
        return address(self, "show_tally")


class Gap(WorkspaceOwned):
    """The difference of the two sides on one mirrored 0–10 question of a wave, with its interval."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="gaps")
    municipality = models.ForeignKey(Tally, on_delete=models.CASCADE, related_name="+")
    organisations = models.ForeignKey(Tally, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    difference = models.FloatField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["wave", "name"], name="gap_once")]

    def __str__(self) -> str:
        return str(self.municipality.question.label)

    @property
    def may_be_chance(self) -> bool:
        """Whether the interval includes zero."""
        return self.low is None or self.high is None or self.low <= 0 <= self.high

    def get_absolute_url(self) -> str:
        """Its place among the gaps of its wave."""
        return f"{address(self.wave, 'list_gaps')}#gap-{self.name}"


class DirectoryCount(WorkspaceOwned):
    """A number counted in the directory on a day, with the filter that gives it again."""

    label = TranslatedTextField(_("what was counted"), blank=False)
    filters = models.JSONField(default=dict, blank=True)
    number = models.PositiveIntegerField()
    counted_on = models.DateField()

    class Meta:
        ordering = ["-counted_on", "id"]

    def __str__(self) -> str:
        return str(self.label)

    def get_absolute_url(self) -> str:
        """Its page: what was counted, when, how to count it again."""
        return address(self, "show_count")


class Finding(Stated, WorkspaceOwned):
    """A sentence that cites tallies, gaps, notes, practices and counts."""

    class Kind(models.TextChoices):
        """What the sentence says."""

        NEED = "need", _("need")
        CHALLENGE = "challenge", _("challenge")
        GAP = "gap", _("gap")
        OPPORTUNITY = "opportunity", _("opportunity")
        LOCAL_PROBLEM = "local_problem", _("local problem")
        CONCLUSION = "conclusion", _("conclusion on the mapping")

    class Strength(models.TextChoices):
        """How well it stands."""

        STRONG = "strong", _("several sources agree")
        MODERATE = "moderate", _("one good source")
        WEAK = "weak", _("a first sign")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    sentence = TranslatedTextField(_("what we found, in one sentence"), blank=False)
    text = TranslatedTextField(_("more about it"))
    strength = models.CharField(
        _("how well it stands"), max_length=10, choices=Strength.choices, default=Strength.MODERATE
    )
    against = TranslatedTextField(_("what speaks against it"))
    codes = models.JSONField(_("needs and challenges"), default=list, blank=True)
    cites_tallies = CitesField(Tally, _("counted answers"), cited_by="findings")
    cites_gaps = CitesField(Gap, _("differences between the sides"), cited_by="findings")
    cites_notes = CitesField(EventNote, _("notes of meetings"), cited_by="findings")
    cites_practices = CitesField(Practice, _("cooperation examples"), cited_by="findings")
    cites_counts = CitesField(DirectoryCount, _("counts in the directory"), cited_by="findings")

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return str(self.sentence)

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_finding")
