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
from localympact.phase1_mapping.tallies.comparing import side_name


class TallyChoices(OwnedChoices):
    """Counted answers of closed surveys that show a figure."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Tally, **options)

    def __deepcopy__(self, memo: dict[int, Any]) -> TallyChoices:
        field = super().__deepcopy__(memo)
        rows = Tally.objects.select_related("question", "wave")
        field.queryset = rows.order_by("-wave__closes_on", "wave", "question__position", "side")
        return field  # type: ignore[return-value]

    def label_from_instance(self, obj: Any) -> str:
        """The question, who answered, in which survey."""
        return f"{obj} ({side_name(obj.side)}, {obj.wave})"


class GapChoices(OwnedChoices):
    """Gaps of closed surveys."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Gap, **options)

    def __deepcopy__(self, memo: dict[int, Any]) -> GapChoices:
        field = super().__deepcopy__(memo)
        rows = Gap.objects.select_related("municipality__question", "wave")
        field.queryset = rows.order_by("-wave__closes_on", "wave", "position")
        return field  # type: ignore[return-value]

    def label_from_instance(self, obj: Any) -> str:
        """The statement, and in which survey."""
        return f"{obj} ({obj.wave})"


def codes_of_needs() -> list[tuple[str, str]]:
    """The needs and challenges a finding may be about."""
    return [*choices("need"), *choices("challenge")]


class FindingForm(ThingForm):
    """A sentence with what it leans on."""

    codes = forms.MultipleChoiceField(
        choices=codes_of_needs, required=False, widget=forms.CheckboxSelectMultiple, label=_("needs and challenges")
    )
    cites_gaps = GapChoices(required=False, label=_("differences between the sides"))
    cites_tallies = TallyChoices(required=False, label=_("counted answers"))
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
    def leanings(self) -> list[tuple[Any, int, bool]]:
        """The fields that choose evidence: how many there are, and whether any is chosen."""
        return [(self[name], self.fields[name].queryset.count(), bool(self[name].value())) for name in self.evidence]  # type: ignore[attr-defined]


class CountForm(forms.Form):
    """What of the directory is counted."""

    label = forms.CharField(label=_("what is counted"), max_length=200)
    side = forms.ChoiceField(label=_("side"), choices=[("", "–"), *Side.choices], required=False)
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
