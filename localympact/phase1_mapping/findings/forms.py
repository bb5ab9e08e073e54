"""What may be typed about a finding."""

from __future__ import annotations

from localympact.foundation.vocabularies.forms import TermsChoice
from localympact.foundation.workspaces.forms import ThingForm
from localympact.phase1_mapping.findings.models import Finding


class FindingForm(ThingForm):
    """A sentence with what it leans on."""

    codes = TermsChoice("need", required=False)

    class Meta(ThingForm.Meta):
        model = Finding
        fields = (
            "kind",
            "sentence",
            "text",
            "strength",
            "against",
            "codes",
            "cites_gaps",
            "cites_tallies",
            "cites_notes",
            "cites_practices",
            "cites_counts",
        )
