"""What may be typed about a result."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.forms import OwnedChoices, ThingForm
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.findings.models import Tally
from localympact.phase4_action.results.models import Result


class ResultForm(ThingForm):
    """A result: what changed, when, and what led to it."""

    cites_tallies = OwnedChoices(Tally, required=False, label=_("the same question, asked again"))

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["cites_tallies"].queryset = fields["cites_tallies"].queryset.exclude(numbers__mean=None)
        fields["organisation"].queryset = fields["organisation"].queryset.filter(
            side=Side.ORGANISATIONS, merged_into=None
        )
