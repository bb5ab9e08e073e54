"""Questionnaires as data, their versions, and the waves in which both sides are asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Shared, Versioned, WorkspaceOwned, once_per_owner
from localympact.foundation.languages.translated import TranslatedTextField
from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.organisations.models import Organisation


class Questionnaire(Shared):
    """What is asked of one side; two are mirrored by equal question names."""

    code = models.CharField(max_length=80)
    pair = models.CharField(max_length=80, blank=True)
    side = models.CharField(max_length=16, choices=Side.choices)
    title = TranslatedTextField()

    class Meta:
        ordering = ["code"]
        constraints = once_per_owner("questionnaire_once", "code")

    def __str__(self) -> str:
        return str(self.title)


class Version(Shared):
    """One version of a questionnaire: pyxform's JSON unchanged; immutable."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    form = models.JSONField()
    sheets = models.JSONField(default=dict, blank=True)  # as the author wrote them, for the way out
    flags = models.JSONField(default=dict, blank=True)  # per question: what counting and asking need besides
    languages = models.JSONField(default=list)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"form", "sheets", "flags"})

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["questionnaire", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.number}"


class Question(Shared):
    """One item of a version, so that findings can cite how it was answered."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="questions")
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    label = TranslatedTextField()
    measure = models.CharField(max_length=16)
    options = models.JSONField(default=list, blank=True)
    is_public_answer = models.BooleanField(default=False)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"options"})

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="question_name_once")]

    def __str__(self) -> str:
        return str(self.label)


class Wave(Versioned, WorkspaceOwned):
    """One run of a mirrored pair: from when to when, how anonymous, in which languages."""

    class State(models.TextChoices):
        """How far the wave has come."""

        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    class Anonymity(models.TextChoices):
        """What is known of who answered."""

        ANONYMOUS = "anonymous", _("anonymous")
        CONFIDENTIAL = "confidential", _("confidential")
        NAMED = "named", _("named")

    title = TranslatedTextField(_("title"), blank=False)
    purpose = TranslatedTextField(_("what the answers are for"))
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    anonymity = models.CharField(_("anonymity"), max_length=12, choices=Anonymity.choices, default=Anonymity.ANONYMOUS)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))
    closed_at = models.DateTimeField(null=True, blank=True)
    languages = models.JSONField(_("languages"), default=list)
    may_include_minors = models.BooleanField(_("people under 18 may answer"), default=False)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-opens_on"]
        constraints = [
            models.CheckConstraint(
                name="a_wave_closes_after_it_opens", condition=models.Q(closes_on__gte=models.F("opens_on"))
            )
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        """Its public page."""
        return address(self, "show_wave")

    @property
    def is_draft(self) -> bool:
        """Whether it is still being prepared."""
        return self.state == self.State.DRAFT

    @property
    def is_open(self) -> bool:
        """Whether answers are taken."""
        return self.state == self.State.OPEN

    @property
    def is_closed(self) -> bool:
        """Whether answers are counted."""
        return self.state == self.State.CLOSED

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody may know who answered."""
        return self.anonymity == self.Anonymity.ANONYMOUS

    @property
    def asks_nothing_personal(self) -> bool:
        """Whether questions about the person are left out: answers are anonymous, or minors may answer."""
        return self.is_anonymous or self.may_include_minors


class WaveSide(WorkspaceOwned):
    """One side of a wave: the pinned version, its public link, how many were asked."""

    part_of: ClassVar[str] = "wave"
    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="sides")
    side = models.CharField(max_length=16, choices=Side.choices)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    public_key = models.CharField(max_length=40, unique=True)
    invited = models.PositiveIntegerField(default=0)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"public_key"})

    class Meta:
        ordering = ["side"]
        constraints = [models.UniqueConstraint(fields=["wave", "side"], name="a_side_once_per_wave")]

    def __str__(self) -> str:
        return f"{self.wave}: {self.get_side_display()}"


class PersonalLink(WorkspaceOwned):
    """A link for one addressee. In an anonymous wave it only knows that it was used."""

    read_by: ClassVar[str] = "run_wave"
    wave_side = models.ForeignKey(WaveSide, on_delete=models.CASCADE, related_name="links")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=2, default="en")
    key_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    is_used = models.BooleanField(default=False)  # no day: beside the day of an answer it would say whose it is

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"key_hash", "email", "sent_at", "is_used"})

    class Meta:
        verbose_name = _("personal link to a survey")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["wave_side", "email"], name="one_link_per_address")]

    def __str__(self) -> str:
        """The history keeps this, so it names nobody."""
        return str(self.wave_side)
