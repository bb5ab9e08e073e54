"""The history: one line per change, with entries that say what was before and after."""

from __future__ import annotations

from django.db import models

from localympact.foundation.core.rows import Installation


class Line(Installation):
    """One change: who did what to which thing, when. Names are snapshots, keys are plain."""

    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=60)
    change = models.CharField(max_length=80)
    workspace_id = models.UUIDField(null=True)
    actor_kind = models.CharField(max_length=12)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    side = models.CharField(max_length=16, blank=True)
    thing_kind = models.CharField(max_length=60)
    thing_id = models.UUIDField(null=True)
    thing_title = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["workspace_id", "-id"], name="history_of_workspace"),
            models.Index(fields=["thing_id", "-id"], name="history_of_thing"),
        ]


class Entry(Installation):
    """One field of one row, before and after; the search index follows these by their number."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="entries")
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=60)
    thing_id = models.UUIDField()
    thing_title = models.CharField(max_length=200)
    workspace_id = models.UUIDField(null=True)
    part_of = models.UUIDField(null=True)
    field = models.CharField(max_length=60, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["thing_id", "id"], name="history_entries_of_thing"),
            models.Index(fields=["part_of", "id"], name="history_entries_of_parts"),
        ]
