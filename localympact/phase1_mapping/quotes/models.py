"""Open answers that somebody read for print."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import WorkspaceOwned
from localympact.phase1_mapping.responses.models import Response


class Quote(WorkspaceOwned):
    """One open answer and what was decided: printed in this wording, or not printed. It goes with its answer."""

    read_by: ClassVar[str] = "read_answers"
    # The history tells who decided what; a name that was taken out of the wording must not live on in it.
    unrecorded_fields: ClassVar[frozenset[str]] = frozenset({"words"})

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("question"), max_length=80)
    is_allowed = models.BooleanField(_("allowed for print"))
    words = models.TextField(_("wording for print"), blank=True)
    language = models.CharField(_("language"), max_length=2)

    class Meta:
        verbose_name = _("open answer read for print")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["response", "name"], name="a_quote_once_per_answer")]

    def __str__(self) -> str:
        """The history keeps this, so it quotes nobody."""
        return self.name
