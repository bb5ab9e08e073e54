"""The comparison as data: one row a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from localympact.across.comparison.queries import Column as Compared
from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.workspaces.models import Side


def comparison_table(columns: Sequence[Compared]) -> Table:
    """Makeup of the directory, cooperation, examples and the chosen question, place by place."""
    shape = (
        Column("id", _("Id"), "workspace.pk"),
        Column("url", _("Address"), "workspace.get_absolute_url", "url"),
        Column("title", _("Place"), "workspace.name"),
        Column("workspace", _("Short address"), "workspace.slug"),
        Column("organisations", _("Organisations"), "organisations", "number"),
        Column("kinds", _("Kinds"), lambda row: _pairs(row.kinds)),
        Column("forms", _("Forms of cooperation"), lambda row: _pairs(row.forms)),
        Column("worked", _("Examples that worked"), lambda row: row.practices.get("worked", 0), "number"),
        Column("mixed", _("Mixed examples"), lambda row: row.practices.get("mixed", 0), "number"),
        Column("avoid", _("Examples to be avoided"), lambda row: row.practices.get("to_be_avoided", 0), "number"),
        Column("municipality", _("Mean of the municipality"), lambda row: _mean(row, Side.MUNICIPALITY), "number"),
        Column("mean", _("Mean of the organisations"), lambda row: _mean(row, Side.ORGANISATIONS), "number"),
        Column("example", _("Invented example"), "workspace.example"),
    )
    example = any(column.workspace.example for column in columns)
    return Table(shape, list(columns), title=_("Places side by side"), example=example)


def _pairs(pairs: list[tuple[str, int]]) -> str:
    return "; ".join(f"{code}: {number}" for code, number in pairs)


def _mean(row: Compared, side: str) -> Any:
    tally = row.answers.get(side)
    return tally.numbers.get("mean") if tally else None
