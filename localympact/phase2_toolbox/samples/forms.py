"""What may be typed when a document is filled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from localympact.foundation.languages.names import OWN_NAMES
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.forms import OwnedChoice
from localympact.foundation.workspaces.keeping.guarding import Guarded
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import organisations_to_choose
from localympact.phase2_toolbox.samples.models import FilledSample, Sample


class PartiesForm(forms.Form):
    """For whom, and in which language."""

    municipality = OwnedChoice(Organisation, label=_("For the municipality"))
    organisation = OwnedChoice(Organisation, label=_("For the organisations"))
    language = forms.ChoiceField(label=_("Language of the document"), choices=list(OWN_NAMES.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", (get_language() or "en")[:2])
        listed = organisations_to_choose()
        fields: Any = self.fields
        fields["municipality"].queryset = listed.filter(side=Side.MUNICIPALITY)
        fields["organisation"].queryset = listed.filter(side=Side.ORGANISATIONS)


class PlacesForm(Guarded, forms.Form):
    """The named places of one document."""

    def __init__(self, *args: Any, sample: Sample, filled: FilledSample | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in sample.places:
            widget = forms.Textarea(attrs={"rows": 3}) if place.get("long") else forms.TextInput
            label = TranslatedText.of("en", **place["label"])
            self.fields[place["name"]] = forms.CharField(
                label=str(label), required=False, max_length=4000, widget=widget
            )
        if filled:
            self.initial |= filled.values
            self.guard(filled.version, filled.pk)

    @property
    def sent(self) -> dict[str, Any]:
        """The values of the places; of a filled document with the version that was seen."""
        values = super().sent
        return {"version": values.pop("version", None), "values": values}
