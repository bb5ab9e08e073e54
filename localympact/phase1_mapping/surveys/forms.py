"""What may be typed about waves, invitations and questionnaires."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from localympact.foundation.languages.names import LANGUAGES, OWN_NAMES
from localympact.foundation.workspaces.forms import ThingForm
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.questionnaires.mirroring import shared_title
from localympact.phase1_mapping.surveys.invitations import Addressee, addresses_in
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.surveys.queries import Pair

LANGUAGE_CHOICES = [(code, OWN_NAMES[code]) for code in LANGUAGES]


class WaveForm(ThingForm):
    """A run of a mirrored pair: what, when, in which languages, how anonymous."""

    pair = forms.ChoiceField(
        label=_("Questionnaires"), help_text=_("Two that mirror each other: one for each side, in its own words.")
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=LANGUAGE_CHOICES, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("title", "purpose", "pair", "opens_on", "closes_on", "languages", "anonymity", "may_include_minors")

    class Meta(ThingForm.Meta):
        model = Wave
        fields = ("title", "purpose", "opens_on", "closes_on", "anonymity", "may_include_minors")
        help_texts = {
            "title": _("As respondents read it, for example: Cooperation survey, spring."),
            "anonymity": _("It cannot be changed once the survey is open. Anonymous gives the franker answers."),
            "may_include_minors": _("Then nothing personal is asked, and numbers are shown from ten answers on."),
        }

    def __init__(self, *args: Any, pairs: dict[str, Pair], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whole = {pair: sides for pair, sides in pairs.items() if set(sides) == set(Side.values)}
        titles = [(pair, shared_title([str(one.title) for one in sides.values()])) for pair, sides in whole.items()]
        cast(forms.ChoiceField, self.fields["pair"]).choices = titles
        self.fields["title"].widget = forms.TextInput()


class OpenForm(forms.Form):
    """Whether the differences that were found are meant."""

    despite_differences = forms.BooleanField(
        label=_("These differences are meant. Where questions differ, no gap is calculated."), required=False
    )


class InviteForm(forms.Form):
    """Whom to send a personal link."""

    from_directory = forms.BooleanField(label=_("Everybody listed in the directory with an e-mail"), required=False)
    from_members = forms.BooleanField(label=_("The people who speak for this side here"), required=False)
    addresses = forms.CharField(
        label=_("Other addresses"),
        help_text=_("Paste them as they come: one per line, or apart by commas."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=100_000,
    )
    language = forms.ChoiceField(label=_("Language of the letter to these addresses"))

    def __init__(self, *args: Any, wave: Wave, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pasted: list[Addressee] = []
        names = [(code, OWN_NAMES[code]) for code in wave.languages]
        cast(forms.ChoiceField, self.fields["language"]).choices = names

    def typed(self, name: str) -> Any:
        """A checked value."""
        return self.cleaned_data[name]

    def clean(self) -> dict[str, Any]:
        """Somebody is invited, and what looks like an address is one."""
        typed = super().clean() or {}
        found, wrong = addresses_in(typed.get("addresses", ""))
        for one in wrong:
            self.add_error("addresses", _("“%(address)s” is no e-mail address.") % {"address": one[:80]})
        if not (found or wrong or typed.get("from_directory") or typed.get("from_members")):
            self.add_error("addresses", _("Choose whom to invite, or paste addresses."))
        self.pasted = [Addressee(address, typed.get("language", "")) for address in found]
        return typed


class ImportForm(forms.Form):
    """A questionnaire of one's own, as an XLSForm."""

    file = forms.FileField(label=_("XLSForm (XLSX, XLS or ODS)"))
    side = forms.ChoiceField(label=_("Who is asked"), choices=Side.choices, widget=forms.RadioSelect)
    pair = forms.SlugField(
        label=_("Short name of the pair"),
        max_length=60,
        help_text=_(
            "Two questionnaires with the same short name are asked together, one of each side. "
            "A name that is already used here replaces that questionnaire in new surveys."
        ),
    )
