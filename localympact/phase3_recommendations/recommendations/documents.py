"""Recommendations as data."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.workspaces.addresses import place_slug
from localympact.phase3_recommendations.recommendations.models import Recommendation


def latest_answer(recommendation: Recommendation) -> str:
    """The official answer that holds now, as its code."""
    answers = list(recommendation.answers.all())
    return answers[0].answer if answers else ""


def recommendation_table(rows: Iterable[Recommendation], *, example: bool) -> Table:
    """The public shape of a recommendation."""
    columns = (
        Column("id", _("Id"), "pk"),
        Column("url", _("Address"), "get_absolute_url", "url"),
        Column("number", _("Number"), "number", "number"),
        Column("title", _("What should change"), "sentence"),
        Column("workspace", _("Place"), place_slug),
        Column("side", _("Who should act"), "addressee_side"),
        Column("addressee", _("Addressed to"), "addressee.name"),
        Column("answer", _("Official answer"), latest_answer),
        Column("updated", _("Changed"), "updated_at", "date"),
    )
    return Table(columns, list(rows), title=_("Recommendations"), example=example)
