"""What allauth says, in our words: its letters go through the outbox as every other letter does."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localympact.foundation.mail.writing import write_letter
from localympact.foundation.people import account_words
from localympact.foundation.people.models import Person


class AccountLetters(DefaultAccountAdapter):
    """Writes letters into the outbox, and to new people in the language they came in."""

    error_messages = DefaultAccountAdapter.error_messages | account_words.ACCOUNT_ERRORS

    def new_user(self, request: HttpRequest) -> Person:
        """Somebody who makes an account."""
        person: Person = super().new_user(request)
        person.language = (get_language() or "en")[:2]
        return person

    def send_mail(self, template_prefix: str, email: str, words: dict[str, Any]) -> None:
        """Leave the letter in the outbox, in the language of the page that caused it."""
        said = account_words.LETTERS[template_prefix]
        about = {"email": email, "login_url": settings.BASE_URL + reverse("account_login"), **words}
        write_letter(
            to=email,
            language=(get_language() or "en")[:2],
            subject=said.subject,
            text=str(said.text) % about,
            reason=_("You get this letter because somebody typed this address on the page for signing in."),
        )

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say our sentence; for what the next page says by itself there is none."""
        words = message or account_words.MESSAGES.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words) % (message_context or {}), extra_tags)

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        """Whoever confirmed another address goes back to the account."""
        return reverse("me")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show that it is still you, the passkey first: whoever has just added one has seen no codes."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way | {"description": account_words.OTHER_WAYS[way["id"]]} for way in reversed(ways)]


class SecondFactors(DefaultMFAAdapter):
    """Refuses in our words, and gives a passkey a name in the language of the page."""

    error_messages = DefaultMFAAdapter.error_messages | account_words.FACTOR_ERRORS

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 allauth names it so
        """A first name for a passkey; its owner may change it."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}
