"""Answers: drafts between pages, and responses that are counted exactly once."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import WorkspaceOwned
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.surveys.models import WaveSide


class Draft(WorkspaceOwned):
    """An answer that is being written; found by the key in its address."""

    keeps_history: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # the usual ids would tell the time
    wave_side = models.ForeignKey(WaveSide, on_delete=models.CASCADE, related_name="drafts")
    key_hash = models.CharField(max_length=64, unique=True)
    instance_id = models.UUIDField(unique=True)
    answers = models.JSONField(_("answers"), default=dict)
    language = models.CharField(max_length=2, default="en")
    page = models.PositiveSmallIntegerField(default=0)
    personal_link = models.ForeignKey(
        "mapping.PersonalLink", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    touched_on = models.DateField(auto_now=True)
    sent_on = models.DateField(null=True, blank=True)  # then only the key is left: the address can say that it ended

    class Meta:
        verbose_name = _("begun answer to a survey")
        ordering = ["instance_id"]

    @property
    def is_sent(self) -> bool:
        """Whether it became an answer; nothing of what was written is kept here any more."""
        return self.sent_on is not None


class Response(WorkspaceOwned):
    """One respondent's whole reply. In an anonymous wave: no name, no link, no time finer than a day."""

    keeps_history: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # the usual ids would tell the time
    wave_side = models.ForeignKey(WaveSide, on_delete=models.CASCADE, related_name="responses")
    instance_id = models.UUIDField(unique=True)
    body_sha256 = models.CharField(max_length=64)
    answers = models.JSONField(_("answers"), default=dict)
    language = models.CharField(max_length=2, default="en")
    group = models.CharField(max_length=60, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("organisation"),
    )
    received_on = models.DateField()
    is_deleted = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("answer to a survey")
        ordering = ["instance_id"]
