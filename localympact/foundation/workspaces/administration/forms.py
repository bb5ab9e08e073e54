"""What may be typed about a place, its members, and a new place."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from babel import Locale
from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.languages.names import LANGUAGES, OWN_NAMES
from localympact.foundation.workspaces.administration.outline import read_outline
from localympact.foundation.workspaces.forms import OwnedChoice, ThingForm
from localympact.foundation.workspaces.models import Role, Side, Workspace

ZONES = sorted(zone for zone in available_timezones() if zone.startswith(("Europe/", "Asia/Nicosia", "Atlantic/")))
COUNTRIES = (
    *("LV", "LT", "SE", "PT", "CY", "EE", "FI", "DE", "PL", "ES", "FR", "IT", "GR", "IE", "NL", "BE", "DK", "AT", "CZ"),
    *("SK", "HU", "RO", "BG", "HR", "SI", "MT", "LU", "NO", "IS", "CH", "UA", "MD"),
)
LARGEST_BOUNDARY = 400_000


def countries() -> list[tuple[str, str]]:
    """The countries of Europe in the reader's language, by name."""
    names = Locale.parse((get_language() or "en")[:2]).territories
    return [("", "–"), *sorted(((code, names[code]) for code in COUNTRIES), key=lambda pair: pair[1])]


class BoundaryField(forms.FileField):
    """A GeoJSON file with the outline of the territory."""

    def clean(self, data: object, initial: object = None) -> object:
        """The parsed outline; a sentence when it is none."""
        uploaded = super().clean(data, initial)
        if not uploaded or not hasattr(uploaded, "read"):
            return None
        if uploaded.size > LARGEST_BOUNDARY:
            raise forms.ValidationError(_("This outline is too detailed. Simplify it to less than 400 kB."))
        try:
            return read_outline(uploaded.read())
        except Refused as refused:
            raise forms.ValidationError(refused.sentence) from refused


class SettingsForm(ThingForm):
    """What a place says about itself."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[(code, OWN_NAMES[code]) for code in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
    )
    timezone = forms.ChoiceField(label=_("Time zone"), choices=[(zone, zone) for zone in ZONES])
    country = forms.ChoiceField(label=_("Country"), choices=countries, required=False)

    class Meta(ThingForm.Meta):
        model = Workspace
        widgets = {"name": forms.TextInput}
        fields = (
            "name",
            "kind",
            "lead",
            "model_paragraph",
            "country",
            "timezone",
            "languages",
            "residents",
            "residents_year",
            "residents_source",
            "facilitated_by",
            "facilitator_website",
            "responsible_name",
            "responsible_address",
            "responsible_email",
            "aims",
            "funder_name",
            "funder_statement",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


class BoundaryForm(forms.Form):
    """The outline of the territory, with its source."""

    boundary = BoundaryField(label=_("Outline as a GeoJSON file"))
    boundary_note = forms.CharField(label=_("Source of the outline"), max_length=300)


class InviteForm(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    side = forms.ChoiceField(label=_("Side"), choices=[("", "–"), *Side.choices], required=False)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=[(c, OWN_NAMES[c]) for c in LANGUAGES])

    def __init__(self, *args: Any, organisations: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speaks_for = OwnedChoice(organisations.model, label=_("Speaks for"), required=False)
        speaks_for.queryset = organisations
        self.fields["organisation"] = speaks_for
        self.order_fields(("email", "role", "side", "organisation"))


class NameForm(forms.Form):
    """How somebody new is called here."""

    name = forms.CharField(label=_("Your name, as others see it"), max_length=120)
