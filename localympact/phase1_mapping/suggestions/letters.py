"""Letters to those who suggested or claimed an organisation, in their language."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from localympact.foundation.mail.writing import write_letter
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.suggestions.models import Claim, Suggestion


def ask_to_confirm(suggestion: Suggestion, key: str) -> None:
    """Ask the sender whether the address is theirs."""
    place = suggestion.workspace
    with translation.override(suggestion.language):
        link = settings.BASE_URL + reverse("confirm_suggestion", args=[place.slug, key])
        subject = _("Please confirm: you suggested %(name)s") % {"name": suggestion}
        text = _(
            "You suggested “%(name)s” for the directory of %(place)s.\n\n"
            "Open this page and press the button, then the people there will look at it:\n%(link)s\n\n"
            "If it was not you, do nothing: without your word nothing happens."
        ) % {"name": suggestion, "place": place, "link": link}
    _write(suggestion, subject, text)


def tell_accepted(suggestion: Suggestion, organisation: Organisation) -> None:
    """Tell the sender that the organisation is listed now."""
    with translation.override(suggestion.language):
        link = settings.BASE_URL + organisation.get_absolute_url()
        subject = _("%(name)s is in the directory now") % {"name": organisation}
        text = _("Thank you. “%(name)s” is listed here:\n%(link)s") % {"name": organisation, "link": link}
    _write(suggestion, subject, text)


def tell_refused(suggestion: Suggestion) -> None:
    """Tell the sender why it is not listed."""
    with translation.override(suggestion.language):
        subject = _("Your suggestion: %(name)s") % {"name": suggestion}
        text = _("Thank you for suggesting “%(name)s”. It was not listed, for this reason:\n\n%(reason)s") % {
            "name": suggestion,
            "reason": suggestion.reason,
        }
    _write(suggestion, subject, text)


def tell_claim_decided(claim: Claim, *, accepted: bool) -> None:
    """Tell a person whether they speak for the organisation now."""
    person, organisation = claim.person, claim.organisation
    with translation.override(person.language):
        link = settings.BASE_URL + organisation.get_absolute_url()
        subject = _("Your claim: %(name)s") % {"name": organisation}
        if accepted:
            text = _("You speak for “%(name)s” now and may edit its profile:\n%(link)s")
        else:
            text = _("You cannot speak for “%(name)s” yet, for this reason:\n\n%(reason)s\n\n%(link)s")
        text %= {"name": organisation, "link": link, "reason": claim.reason}
        reason = _("You get this letter because you asked to speak for this organisation.")
    write_letter(
        to=person.email,
        language=person.language,
        subject=subject,
        text=text,
        reason=reason,
        workspace_id=claim.workspace_id,
    )


def _write(suggestion: Suggestion, subject: str, text: str) -> None:
    with translation.override(suggestion.language):
        reason = _("You get this letter because somebody gave this address when suggesting an organisation.")
    write_letter(
        to=suggestion.email,
        language=suggestion.language,
        subject=subject,
        text=text,
        reason=reason,
        workspace_id=suggestion.workspace_id,
    )
