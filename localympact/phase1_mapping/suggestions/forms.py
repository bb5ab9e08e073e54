"""What strangers may say about an organisation, and what they are answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from localympact.foundation.vocabularies.forms import TermChoice


class SuggestionForm(forms.Form):
    """An organisation that is missing, and the address at which we tell what became of it."""

    name = forms.CharField(label=_("name of the organisation"), max_length=250)
    kind = TermChoice("kind", label=_("kind"))
    place = forms.CharField(label=_("town or village"), max_length=120, required=False)
    summary = forms.CharField(
        label=_("what it does, in a sentence or two"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    website = forms.URLField(label=_("website"), max_length=300, required=False, assume_scheme="https")
    organisation_email = forms.EmailField(
        label=_("e-mail of the organisation"),
        required=False,
        help_text=_("A shared mailbox, not a person's own: it becomes public."),
    )
    email = forms.EmailField(
        label=_("your e-mail address"),
        help_text=_("You get a letter to confirm it, and another one when a decision was made. It is not published."),
    )

    @property
    def proposed(self) -> dict[str, Any]:
        """The checked values of the entry, without the sender's address."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("email", "organisation_email")}
        return kept | {"email": self.cleaned_data["organisation_email"]}


class ClaimForm(forms.Form):
    """Why somebody may speak for an organisation."""

    statement = forms.CharField(
        label=_("what is your role there?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    register_number = forms.CharField(
        label=_("register number of the organisation"),
        max_length=40,
        required=False,
        help_text=_("If you know it, the decision is quicker."),
    )


class ReasonForm(forms.Form):
    """Why something is refused; the person who asked reads it."""

    reason = forms.CharField(label=_("reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
