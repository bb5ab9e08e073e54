"""What may be typed about a tie."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localympact.foundation.vocabularies.forms import TermChoice
from localympact.foundation.workspaces.forms import OwnedChoice, ThingForm
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.cooperation.queries import form_names
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import organisations_to_choose


class TieForm(ThingForm):
    """With whom, how, since when."""

    other = OwnedChoice(Organisation, label=_("Works with"))
    form = forms.ChoiceField(label=_("Form of cooperation"))
    intensity = TermChoice("intensity", label=_("How close"), required=False)
    field_order = ("other", "form", "intensity", "since", "until", "purpose", "amount", "currency")

    class Meta(ThingForm.Meta):
        model = Tie
        fields = ("since", "until", "purpose", "amount", "currency", "public_one_sided")
        labels = {"currency": _("currency")}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = list(form_names().items())  # type: ignore[attr-defined]
        self.fields["other"].queryset = organisations_to_choose()  # type: ignore[attr-defined]


class RecordedTieForm(TieForm):
    """The same, said by a source."""

    recorded_source = forms.CharField(label=_("Where is this known from?"), max_length=400)

    class Meta(TieForm.Meta):
        fields = ("since", "until", "purpose", "amount", "currency")  # type: ignore[assignment]


class EndForm(forms.Form):
    """The year in which it ended."""

    until = forms.IntegerField(
        label=_("Since when do you no longer work together?"),
        help_text=_("A year. Leave it empty if you still work together."),
        required=False,
        min_value=1900,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        until: Any = self.fields["until"]
        until.validators.append(MaxValueValidator(this_year))
        until.widget.attrs["max"] = this_year


class FormsUsedForm(forms.Form):
    """The forms of cooperation that a municipality uses."""

    forms_used = forms.MultipleChoiceField(
        label=_("forms of cooperation used"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["forms_used"].choices = list(form_names().items())  # type: ignore[attr-defined]
