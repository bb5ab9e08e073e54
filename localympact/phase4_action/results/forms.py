"""What may be typed about a result."""

from __future__ import annotations

from localympact.foundation.workspaces.forms import ThingForm
from localympact.phase4_action.results.models import Result


class ResultForm(ThingForm):
    """A result: what changed, when, and what led to it."""

    class Meta(ThingForm.Meta):
        model = Result
        fields = (
            "sentence",
            "story",
            "kind",
            "seen_on",
            "cites_actions",
            "indicator_value",
            "organisation",
            "cites_tallies",
        )
