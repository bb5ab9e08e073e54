"""Coded, translated terms: kinds, fields, legal forms, needs, challenges and their like."""

from __future__ import annotations

from django.db import models

from localympact.foundation.core.rows import Shared, once_per_owner
from localympact.foundation.languages.translated import TranslatedTextField


class Term(Shared):
    """One word of a vocabulary: a code that never changes and its names."""

    vocabulary = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    name = TranslatedTextField()
    note = TranslatedTextField()
    parent = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, blank=True)
    aliases = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["vocabulary", "position"]
        constraints = once_per_owner("term_once", "vocabulary", "code")

    def __str__(self) -> str:
        return str(self.name)
