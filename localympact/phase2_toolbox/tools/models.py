"""Tools: the five steps, the deepening cards, and what else helps."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Shared, once_per_owner
from localympact.foundation.languages.translated import TranslatedTextField


class Tool(Shared):
    """Something one can use: what it is for, what to ask, what to do."""

    class Kind(models.TextChoices):
        """Where it belongs."""

        STEP = "step", _("step")
        DEEPENING = "deepening", _("deepening card")
        GUIDE = "guide", _("guide")

    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.PositiveSmallIntegerField(default=0)
    title = TranslatedTextField()
    lead = TranslatedTextField()
    body = TranslatedTextField()
    source = models.CharField(max_length=300, blank=True)
    answers_needs = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["kind", "number"]
        constraints = once_per_owner("tool_once", "code")

    def __str__(self) -> str:
        return str(self.title)
