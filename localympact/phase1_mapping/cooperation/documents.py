"""Cooperation as data: the public shape of a tie, and the picture's points and lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.workspaces.addresses import place_slug
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.cooperation.network import place
from localympact.phase1_mapping.cooperation.queries import how_sure


def tie_table(ties: Sequence[Tie], *, example: bool) -> Table:
    """Who works with whom, in what form, how sure."""
    columns = (
        Column("id", _("Id"), "pk"),
        Column("url", _("Address"), "get_absolute_url", "url"),
        Column("title", _("Cooperation"), str),
        Column("workspace", _("Place"), place_slug),
        Column("one", _("Organisation"), "declared_by.name"),
        Column("other", _("Works with"), "other.name"),
        Column("form", _("Form of cooperation"), "form"),
        Column("since", _("Since"), "since", "number"),
        Column("until", _("Until"), "until", "number"),
        Column("sure", _("How sure"), how_sure),
        Column("amount", _("Money"), "amount", "number"),
        Column("currency", _("Currency"), "currency"),
        Column("updated", _("Changed"), "updated_at", "date"),
    )
    return Table(columns, ties, title=_("Cooperation"), example=example)


def how_drawn(tie: Tie) -> str:
    """How its line looks: how sure it is, or that it is over."""
    return "ended" if tie.has_ended else how_sure(tie)


def picture(ties: Sequence[Tie]) -> dict[str, list[dict[str, Any]]]:
    """Numbered nodes with fixed positions, and edges by how sure they are."""
    ends = {str(one.pk): one for tie in ties for one in (tie.declared_by, tie.other)}
    placed = place(list(ends), [(str(tie.declared_by_id), str(tie.other_id)) for tie in ties])
    ordered = sorted(ends.values(), key=lambda one: (one.side, one.name))
    nodes = [
        {
            "id": str(one.pk),
            "number": number,
            "label": one.name,
            "side": one.side,
            "url": one.get_absolute_url(),
            "x": placed[str(one.pk)].x,
            "y": placed[str(one.pk)].y,
            "degree": placed[str(one.pk)].degree,
        }
        for number, one in enumerate(ordered, start=1)
    ]
    edges = [
        {"source": str(tie.declared_by_id), "target": str(tie.other_id), "state": how_drawn(tie), "form": tie.form}
        for tie in ties
    ]
    return {"nodes": nodes, "edges": edges}
