"""What may cite what: the one table of allowed pairs, and how each reads in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Edge:
    """`later` cites `earlier` through `field`; `because` and `led_to` are the words of the story."""

    later: str
    field: str
    earlier: str
    because: Any
    led_to: Any

    @property
    def later_model(self) -> type[models.Model]:
        """The model that cites."""
        return apps.get_model(self.later)

    @property
    def reverse(self) -> str:
        """The name by which the earlier thing finds what cites it."""
        field: Any = self.later_model._meta.get_field(self.field)
        return str(field.remote_field.related_name)


WHY_DONE = _("Why it was done: advice that was officially answered.")
WHY_ADVISED = _("Why the advice was written: a finding.")
RESTS_ON = _("What the finding rests on: answers that people gave.")
NOTED = _("What the finding rests on: what was said at a meeting.")
SEEN = _("What the finding rests on: an example.")

EDGES: tuple[Edge, ...] = (
    Edge("action.Result", "cites_actions", "action.Action", _("What was done in between:"), _("What came of it:")),
    Edge(
        "action.Result",
        "cites_tallies",
        "mapping.Tally",
        _("How it was measured: the same question again."),
        _("The question was asked again:"),
    ),
    Edge(
        "action.Action", "cites_recommendations", "recommendations.Recommendation", WHY_DONE, _("What is being done:")
    ),
    Edge(
        "action.Action", "cites_findings", "mapping.Finding", _("Why it is done: a finding."), _("What is being done:")
    ),
    Edge(
        "action.Action",
        "cites_notes",
        "mapping.EventNote",
        _("Where it began: something said at a meeting."),
        _("Taken up by an action:"),
    ),
    Edge(
        "action.Partnership",
        "cites_recommendations",
        "recommendations.Recommendation",
        _("Why it was agreed: advice."),
        _("What was agreed:"),
    ),
    Edge("recommendations.Recommendation", "cites_findings", "mapping.Finding", WHY_ADVISED, _("What was advised:")),
    Edge(
        "recommendations.Recommendation",
        "cites_practices",
        "mapping.Practice",
        _("An example of how it can look:"),
        _("Advice that points here:"),
    ),
    Edge(
        "mapping.Report", "cites_findings", "mapping.Finding", _("What the report says:"), _("Published in a report:")
    ),
    Edge("mapping.Finding", "cites_tallies", "mapping.Tally", RESTS_ON, _("What was found in it:")),
    Edge(
        "mapping.Finding",
        "cites_gaps",
        "mapping.Gap",
        _("What the finding rests on: both sides see it differently."),
        _("What was found in it:"),
    ),
    Edge("mapping.Finding", "cites_notes", "mapping.EventNote", NOTED, _("What was found in it:")),
    Edge("mapping.Finding", "cites_practices", "mapping.Practice", SEEN, _("What was found in it:")),
    Edge(
        "mapping.Finding",
        "cites_counts",
        "mapping.DirectoryCount",
        _("What the finding rests on: a count in the directory."),
        _("What was found in it:"),
    ),
)


def edges_from(row: models.Model) -> list[Edge]:
    """The pairs in which this row may cite."""
    return [edge for edge in EDGES if edge.later.lower() == row._meta.label_lower]


def edges_to(row: models.Model) -> list[Edge]:
    """The pairs in which this row may be cited."""
    return [edge for edge in EDGES if edge.earlier.lower() == row._meta.label_lower]
