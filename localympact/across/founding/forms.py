"""What is typed to begin: the first steward, and a new place in five steps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from localympact.across.founding.outlines import Outline, outline_of
from localympact.foundation.languages.folding import fold
from localympact.foundation.languages.names import LANGUAGES, OWN_NAMES
from localympact.foundation.workspaces.administration.forms import ZONES, BoundaryField, SettingsForm, countries
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import is_free_address

OWN_LANGUAGES = [(code, OWN_NAMES[code]) for code in LANGUAGES]


class FirstStewardForm(forms.Form):
    """Who will run this installation."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("You sign in with a code that is sent to this address. There are no passwords."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    language = forms.ChoiceField(label=_("Language of letters to you"), choices=OWN_LANGUAGES)


class PlaceForm(forms.Form):
    """Step one of a new place: what it is and where it lies."""

    name = forms.CharField(label=_("Name of the place"), max_length=120)
    slug = forms.CharField(
        label=_("Short address, as in the web address"),
        help_text=_("Small letters a to z, digits and hyphens. Left empty, it is made from the name."),
        max_length=60,
        required=False,
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=Workspace.Kind.choices)
    country = forms.ChoiceField(label=_("Country"), choices=countries)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=[("", "–"), *((zone, zone) for zone in ZONES)])
    lat = forms.FloatField(widget=forms.HiddenInput, min_value=-90, max_value=90, required=False)
    lon = forms.FloatField(widget=forms.HiddenInput, min_value=-180, max_value=180, required=False)
    outline = forms.CharField(widget=forms.HiddenInput, required=False)
    takes_outline = forms.BooleanField(required=False)
    boundary = BoundaryField(
        label=_("Outline of your own, as a GeoJSON file"),
        help_text=_("An outline can also be added or replaced later, in the settings."),
        required=False,
    )
    boundary_note = forms.CharField(label=_("Source of your own outline"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = outline_of(self["outline"].value() or "")
        if self.offered is None:
            del self.fields["takes_outline"]
            return
        about = {"name": self.offered.name, "source": self.offered.source}
        self.fields["takes_outline"].label = _("Take over the outline of %(name)s (source: %(source)s)") % about

    def clean_slug(self) -> str:
        """The address, made from the name when it was left empty."""
        slug = slugify(fold(self.cleaned_data["slug"] or self.cleaned_data.get("name", "")))[:60].strip("-")
        if not slug:
            raise ValidationError(_("Type a short address with the letters a to z."))
        if not is_free_address(slug):
            raise ValidationError(_("This address is taken. Choose another one."))
        return slug

    def clean(self) -> dict[str, Any]:
        """An outline of one's own needs its source."""
        typed = super().clean() or self.cleaned_data
        if typed.get("boundary") and not typed.get("boundary_note"):
            self.add_error("boundary_note", _("Say where this outline comes from."))
        return typed

    @staticmethod
    def outline_in(typed: dict[str, Any]) -> tuple[dict[str, Any] | None, str]:
        """The outline that was chosen, with its source: one's own before a shipped one."""
        if typed.get("boundary"):
            return typed["boundary"], typed["boundary_note"]
        shipped: Outline | None = outline_of(typed["outline"]) if typed.get("takes_outline") else None
        return (shipped.shape, shipped.source) if shipped else (None, "")


class LanguagesForm(forms.Form):
    """Step two: the languages people work in."""

    languages = SettingsForm.base_fields["languages"]


class PartnerForm(forms.Form):
    """Step three: who leads the work beside the municipality."""

    facilitated_by = forms.CharField(
        label=_("Partner organisation that facilitates, if there is one"), max_length=200, required=False
    )
    facilitator_website = forms.URLField(label=_("Its website"), max_length=200, required=False, assume_scheme="https")
    responsible_name = forms.CharField(label=_("Who is responsible for the data?"), max_length=200)
    responsible_email = forms.EmailField(label=_("Address for questions about privacy"))


class ResidentsForm(forms.Form):
    """Step four: how many people live here; it decides how careful numbers are."""

    residents = forms.IntegerField(label=_("Residents"), min_value=1, max_value=1_000_000_000, required=False)
    residents_year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100, required=False)
    residents_source = forms.CharField(label=_("Source"), max_length=300, required=False)


class FirstInvitationForm(forms.Form):
    """Step five: who leads the place, and a colleague of the municipality."""

    email = forms.EmailField(
        label=_("E-mail address of the person who leads this place"),
        help_text=_("Your own address, if it is you. Anybody else gets an invitation by letter."),
    )
    officer_email = forms.EmailField(
        label=_("E-mail address of a colleague in the municipality"),
        help_text=_("They are invited as officer: they speak for the municipality here."),
        required=False,
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=OWN_LANGUAGES)


def reading_language() -> str:
    """The language of the page, as one of ours."""
    return (get_language() or "en")[:2]
