"""Files of organisations: what was read, what would happen, what happened."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import WorkspaceOwned


class Import(WorkspaceOwned):
    """A file of organisations: what was read, what would happen, what happened, and its way back."""

    class State(models.TextChoices):
        """How far the import has come."""

        PROPOSED = "proposed", _("waiting for your word")
        DONE = "done", _("done")
        UNDONE = "undone", _("undone")

    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    encoding = models.CharField(max_length=30, blank=True)
    separator = models.CharField(max_length=4, blank=True)
    header_row = models.PositiveIntegerField(default=1)
    header = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    raw_rows = models.JSONField(default=list)
    verdicts = models.JSONField(default=list)
    effects = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset(
        {"created_at", "raw_rows", "verdicts", "effects", "header", "mapping"}
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.filename
