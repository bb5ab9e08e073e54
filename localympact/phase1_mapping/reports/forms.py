"""What may be typed about a report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.forms import ThingForm
from localympact.foundation.workspaces.keeping.guarding import Guarded
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.findings.queries import closed_waves
from localympact.phase1_mapping.reports.models import Report


class ReportForm(ThingForm):
    """Title, summary, and what the report is about: a programme's places, or surveys of one place."""

    class Meta(ThingForm.Meta):
        model = Report
        fields = ("title", "summary", "covers", "waves")

    def __init__(self, *args: Any, place: Workspace, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["title"].widget.attrs["rows"] = 1
        for name, rows in (("covers", place.members.all()), ("waves", closed_waves(place))):
            self.fields[name].widget = forms.CheckboxSelectMultiple()
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["waves"].help_text = _("Without a choice the newest counted survey is used.")
        del self.fields["waves" if place.is_programme else "covers"]


class ChapterForm(Guarded, forms.Form):
    """The words of one chapter in one language."""

    text = forms.CharField(
        label=_("your words"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 14})
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guard(report.version, report.pk)
