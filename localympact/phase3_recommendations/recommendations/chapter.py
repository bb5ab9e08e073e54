"""The chapter of recommendations in the report on needs and challenges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.documents.document import Block, DataTable
from localympact.phase3_recommendations.recommendations.models import Recommendation


def chapter_blocks(material: Any) -> Iterator[Block]:
    """The published advice of each place, who should act, and what they said."""
    for part in material.parts:
        rows = tuple(_row(recommendation) for recommendation in _published(part.workspace))
        if rows:
            header = (_("Recommendation"), _("Who should act"), _("Official answer"))
            caption = part.name if material.is_side_by_side else _("Recommendations")
            yield DataTable(header, rows, caption=caption, example=part.workspace.example)


def _published(workspace: Any) -> list[Recommendation]:
    with across_workspaces("a report may cover several places"):
        rows = Recommendation.objects.filter(workspace=workspace, state=State.PUBLISHED)
        return list(rows.select_related("addressee").prefetch_related("answers"))


def _row(recommendation: Recommendation) -> tuple[str, str, str]:
    answer = next(iter(recommendation.answers.all()), None)
    addressee = (
        recommendation.addressee.name if recommendation.addressee else recommendation.get_addressee_side_display()
    )
    return str(recommendation.sentence), addressee, answer.get_answer_display() if answer else _("not yet")
