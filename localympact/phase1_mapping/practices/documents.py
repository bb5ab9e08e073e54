"""Cooperation examples as data."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.workspaces.addresses import place_slug
from localympact.phase1_mapping.practices.models import Practice


def practice_table(practices: Iterable[Practice], *, example: bool) -> Table:
    """The public shape of an example."""
    columns = (
        Column("id", _("Id"), "pk"),
        Column("url", _("Address"), "get_absolute_url", "url"),
        Column("title", _("Title"), "title"),
        Column("workspace", _("Place"), place_slug),
        Column("outcome", _("How it went"), "outcome"),
        Column("summary", _("In a few words"), "summary"),
        Column("period", _("When"), "period"),
        Column("partners", _("Partners"), lambda row: "; ".join(str(one) for one in row.partners.all())),
        Column("source", _("Source"), "source_url", "url"),
        Column("updated", _("Changed"), "updated_at", "date"),
    )
    return Table(columns, list(practices), title=_("Cooperation examples"), example=example)
