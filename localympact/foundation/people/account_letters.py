"""Letters about accounts: codes and notices of allauth go through the outbox as every other letter does."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localympact.foundation.mail.writing import write_letter
from localympact.foundation.people.models import Person


class AccountLetters(DefaultAccountAdapter):
    """Writes what allauth has to say into the outbox, and new people their letters in the language they came in."""

    def new_user(self, request: HttpRequest) -> Person:
        """Somebody who makes an account."""
        person: Person = super().new_user(request)
        person.language = (get_language() or "en")[:2]
        return person

    def send_mail(self, template_prefix: str, email: str, words: dict[str, Any]) -> None:
        """Leave the letter in the outbox, in the language of the page that caused it."""
        said = {"request": context.request, "email": email, "current_site": {"name": "Localympact"}, **words}
        message = self.render_mail(template_prefix, email, said)
        write_letter(
            to=email,
            language=(get_language() or "en")[:2],
            subject=message.subject,
            text=message.body,
            reason=_("You get this letter because somebody typed this address on the page for signing in."),
        )
