"""Files of organisations: what was read, what would happen, what happened."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import WorkspaceOwned
from localympact.foundation.workspaces.addresses import address


class Import(WorkspaceOwned):
    """A file of organisations: what was read, what would happen, what happened, and its way back."""

    read_by: ClassVar[str] = "import_organisations"

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
    sheet = models.CharField(max_length=120, blank=True)
    header = models.JSONField(default=list)
    header_rows = models.JSONField(default=list)
    lines_across = models.JSONField(default=list)
    language = models.CharField(_("language of the descriptions"), max_length=2, default="en")
    mapping = models.JSONField(default=dict)
    raw_rows = models.JSONField(default=list)
    verdicts = models.JSONField(default=list)
    effects = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    unrecorded_fields: ClassVar[frozenset[str]] = frozenset(
        {"created_at", "raw_rows", "verdicts", "effects", "header", "header_rows", "lines_across", "mapping"}
    )

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        """Its page."""
        return address(self, "show_import")

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody's word."""
        return self.state == self.State.PROPOSED
