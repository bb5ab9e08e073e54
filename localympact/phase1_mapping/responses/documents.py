"""The answers export: one row per answer, for the person who leads the survey only."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.tables import Column, Table
from localympact.phase1_mapping.questionnaires.items import Item
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys.models import WaveSide
from localympact.phase1_mapping.surveys.queries import form_of_version

NUMBERS = ("integer", "decimal", "range")


def answers_table(side: WaveSide, rows: Sequence[Response], *, example: bool) -> Table:
    """Every answer of a side under the names of the questions; text that looks like a formula stays text."""
    columns = [
        Column("side", _("side"), lambda row: side.side),
        Column("group", _("group"), "group"),
        Column("received_on", _("received on"), "received_on", "date"),
        Column("language", _("language"), "language"),
    ]
    if not side.wave.is_anonymous:
        columns.append(Column("organisation", _("organisation"), lambda row: str(row.organisation or "")))
    columns += [_column(item) for item in form_of_version(side.version).items if item.is_asked]
    return Table(columns, rows, title=_("Answers"), example=example)


def _column(item: Item) -> Column:
    is_number = item.type in NUMBERS or item.scale is not None

    def value(row: Response) -> str | int | float | None:
        text = row.answers.get(item.name, "")
        return _number(text) if is_number else text

    return Column(item.name, item.name, value, "number" if is_number else "text")


def _number(text: str) -> str | int | float | None:
    """A number where it is one; “cannot say” stays a word."""
    if not text:
        return None
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text
