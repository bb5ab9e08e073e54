"""The guidebook's two mirrored checklists, and walks through them by a pair of both sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Shared, Stated, Versioned, WorkspaceOwned, once_per_owner
from localympact.foundation.languages.translated import TranslatedText, TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.permissions import Party
from localympact.phase1_mapping.organisations.models import Organisation


class Checklist(Shared):
    """One version of the pair of checklists."""

    code = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    title = TranslatedTextField()
    guidebook = TranslatedTextField()
    # Each step and each section of the proposal with its words: {"number" or "code", "title", "lead"}.
    steps = models.JSONField(default=list)
    sections = models.JSONField(default=list)

    class Meta:
        ordering = ["code", "-number"]
        constraints = once_per_owner("checklist_once", "code", "number")

    def __str__(self) -> str:
        return str(self.title)


class Checkpoint(Shared):
    """One pair of questions: the municipality's and the organisation's, at the same place."""

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="checkpoints")
    code = models.CharField(max_length=8)
    step = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    is_handshake = models.BooleanField(default=False)
    proposal_section = models.CharField(max_length=40, blank=True)
    municipality = TranslatedTextField()
    organisation = TranslatedTextField()
    help = TranslatedTextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["checklist", "code"], name="checkpoint_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.municipality}"

    def question_for(self, side: str) -> TranslatedText:
        """The wording of one side."""
        return self.municipality if side == Side.MUNICIPALITY else self.organisation


class Run(Stated, WorkspaceOwned):
    """One walk through the checklists by a municipality and an organisation together."""

    read_by: ClassVar[str] = "party"
    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("what is it about"), max_length=200)
    municipality = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    # A plain person id: the facilitator whom the parties invited.
    facilitator_id = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page, open to its parties only."""
        return address(self, "show_run")

    def parties(self) -> Iterable[Party]:
        """Both sides, and the facilitator when invited."""
        invited = (Party(person_id=self.facilitator_id),) if self.facilitator_id else ()
        return (*self.municipality.parties(), *self.organisation.parties(), *invited)


class CheckpointAnswer(Versioned, WorkspaceOwned):
    """What one side wrote at one checkpoint of a run."""

    part_of: ClassVar[str] = "run"

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open", _("open")
        IN_WORK = "in_work", _("in work")
        DONE = "done", _("done")
        NOT_RELEVANT = "not_relevant", _("not relevant")

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="answers")
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=16, choices=Side.choices)
    state = models.CharField(max_length=14, choices=State.choices, default=State.OPEN)
    text = models.TextField(blank=True)
    written_by = models.CharField(max_length=120, blank=True)
    # The facilitator wrote down what this side said; shown as such, with where it was said.
    is_recorded = models.BooleanField(default=False)
    recorded_source = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["checkpoint__position"]
        constraints = [
            models.UniqueConstraint(fields=["run", "checkpoint", "side"], name="one_answer_per_side"),
            models.CheckConstraint(
                name="a_recorded_checkpoint_has_its_source",
                condition=models.Q(is_recorded=False) | ~models.Q(recorded_source=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checkpoint.code} {self.get_side_display()}"

    def parties(self) -> Iterable[Party]:
        """Those of the run."""
        return self.run.parties()


class Handshake(WorkspaceOwned):
    """The word of both sides at one checkpoint: closed only when each has given its own."""

    part_of: ClassVar[str] = "run"
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="handshakes")
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="+")
    municipality_at = models.DateTimeField(null=True, blank=True)
    municipality_by = models.CharField(max_length=120, blank=True)
    organisations_at = models.DateTimeField(null=True, blank=True)
    organisations_by = models.CharField(max_length=120, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["checkpoint__position"]
        constraints = [
            models.UniqueConstraint(fields=["run", "checkpoint"], name="one_handshake_per_checkpoint"),
            models.CheckConstraint(
                name="a_handshake_is_closed_when_both_agreed_and_only_then",
                condition=models.Q(
                    closed_at__isnull=False, municipality_at__isnull=False, organisations_at__isnull=False
                )
                | models.Q(closed_at=None, municipality_at=None)
                | models.Q(closed_at=None, organisations_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run} {self.checkpoint.code}"

    def agreed(self, side: str) -> bool:
        """Whether this side has given its word."""
        return getattr(self, f"{side}_at") is not None

    @property
    def is_closed(self) -> bool:
        """Whether both have."""
        return self.closed_at is not None

    def parties(self) -> Iterable[Party]:
        """Those of the run."""
        return self.run.parties()


class Proposal(WorkspaceOwned):
    """The partnership proposal that a run ended in, frozen as it was made."""

    read_by: ClassVar[str] = "party"
    part_of: ClassVar[str] = "run"
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="proposals")
    number = models.PositiveSmallIntegerField(default=1)
    sections = models.JSONField(default=list)
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="proposal_number_once")]

    def __str__(self) -> str:
        return f"{self.run} {self.number}"

    def get_absolute_url(self) -> str:
        """Its page, open to the parties of the run only."""
        return address(self, "show_proposal")

    def parties(self) -> Iterable[Party]:
        """Those of the run."""
        return self.run.parties()
