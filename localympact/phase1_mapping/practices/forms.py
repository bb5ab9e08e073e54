"""What may be typed about a cooperation example."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.forms import ThingForm
from localympact.phase1_mapping.practices.models import Practice


class PracticeForm(ThingForm):
    """A case with its outcome, good or bad."""

    class Meta(ThingForm.Meta):
        model = Practice
        fields = (
            "title",
            "outcome",
            "summary",
            "context",
            "steps",
            "resources",
            "results",
            "transfer",
            "period",
            "partners",
            "youth_level",
        )
        help_texts = {
            "outcome": _("Examples to be avoided help others as much as good ones."),
            "transfer": _("What must be there so that it works elsewhere?"),
        }
