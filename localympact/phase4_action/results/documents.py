"""Results as data."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.workspaces.addresses import place_slug
from localympact.phase4_action.results.models import Result


def result_table(results: Iterable[Result], *, example: bool) -> Table:
    """The public shape of a result."""
    columns = (
        Column("id", _("Id"), "pk"),
        Column("url", _("Address"), "get_absolute_url", "url"),
        Column("title", _("What changed"), "sentence"),
        Column("workspace", _("Place"), place_slug),
        Column("kind", _("Kind"), "kind"),
        Column("seen", _("Seen on"), "seen_on", "date"),
        Column("value", _("Measured value"), "indicator_value.value", "number"),
        Column("unit", _("Unit"), "indicator_value.indicator.unit"),
        Column("organisation", _("New social enterprise"), "organisation.name"),
        Column("updated", _("Changed"), "updated_at", "date"),
    )
    return Table(columns, list(results), title=_("Results"), example=example)
