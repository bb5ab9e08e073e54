"""What may be typed about a finding or a count of the directory."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from localympact.foundation.vocabularies.forms import TermChoice, TermsChoice
from localympact.foundation.vocabularies.queries import choices
from localympact.foundation.workspaces.forms import OwnedChoices, ThingForm
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.events.models import EventNote
from localympact.phase1_mapping.findings.models import DirectoryCount, Finding, Gap, Tally
from localympact.phase1_mapping.practices.models import Practice


def codes_of_needs() -> list[tuple[str, str]]:
    """The needs and challenges a finding may be about."""
    return [*choices("need"), *choices("challenge")]


class FindingForm(ThingForm):
    """A sentence with what it leans on."""

    codes = forms.MultipleChoiceField(
        choices=codes_of_needs, required=False, widget=forms.CheckboxSelectMultiple, label=_("needs and challenges")
    )
    cites_gaps = OwnedChoices(Gap, required=False, label=_("differences between the sides"))
    cites_tallies = OwnedChoices(Tally, required=False, label=_("counted answers"))
    cites_notes = OwnedChoices(EventNote, required=False, label=_("notes of meetings"))
    cites_practices = OwnedChoices(Practice, required=False, label=_("cooperation examples"))
    cites_counts = OwnedChoices(DirectoryCount, required=False, label=_("counts in the directory"))

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

    evidence = ("cites_gaps", "cites_tallies", "cites_notes", "cites_practices", "cites_counts")

    @property
    def words(self) -> list[Any]:
        """The fields that say what was found."""
        return [field for field in self.visible_fields() if field.name not in self.evidence]

    @property
    def leanings(self) -> list[Any]:
        """The fields that choose evidence."""
        return [self[name] for name in self.evidence]


class CountForm(forms.Form):
    """What of the directory is counted."""

    label = forms.CharField(label=_("what is counted"), max_length=200)
    side = forms.ChoiceField(
        label=_("side"), choices=[("", "–"), *Side.choices], initial=Side.ORGANISATIONS, required=False
    )
    group = TermChoice("group", label=_("group"), required=False)
    kind = TermChoice("kind", label=_("kind"), required=False)
    field = TermChoice("field", label=_("field of activity"), required=False)
    youth_relation = TermChoice("youth_relation", label=_("relation to young people"), required=False)
    offers = TermsChoice("offer", label=_("offers one of these"))
    needs = TermsChoice("need", label=_("needs one of these"))

    @property
    def sent(self) -> dict[str, Any]:
        """The label and the filters, for the change."""
        filters = {name: value for name, value in self.cleaned_data.items() if name != "label" and value}
        return {"label": self.cleaned_data["label"], "filters": filters}
