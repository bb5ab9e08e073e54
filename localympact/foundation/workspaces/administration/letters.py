"""Whether letters leave from here: how they do, and a test letter that is tried at once."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.core.loopback import is_from_this_machine
from localympact.foundation.mail.models import Letter
from localympact.foundation.mail.sending import try_now
from localympact.foundation.mail.writing import write_test_letter
from localympact.foundation.workspaces.requests import Request


def how_letters_leave(request: Request) -> dict[str, object]:
    """The mail server, or the page of letters that are kept, for whoever may open it."""
    if settings.EMAIL_URL:
        return {"mail_server": settings.EMAIL_HOST}
    return {"letters_url": reverse("show_letters") if is_from_this_machine(request) else ""}


@require_POST
def send_test_letter(request: Request) -> HttpResponse:
    """Send oneself a letter, and hear what became of it."""
    person = request.actor.person
    if person is not None:
        letter = write_test_letter(to=person.email, language=person.language, workspace_id=request.workspace.pk)
        _say_what_became(request, try_now(letter))
    return redirect(reverse("change_settings", args=[request.workspace.slug]))


def _say_what_became(request: Request, letter: Letter) -> None:
    about = {"server": settings.EMAIL_HOST, "email": letter.to, "error": letter.error}
    if letter.state == Letter.State.SENT:
        sent = _("The mail server %(server)s took the test letter to %(email)s. Look into your mailbox.")
        messages.success(request, sent % about)
    elif letter.state == Letter.State.FAILED:
        failed = _("The mail server %(server)s did not take the test letter. It said: %(error)s")
        messages.error(request, failed % about)
    elif settings.EMAIL_URL:
        messages.warning(request, _("%(email)s is an example address, so the letter was kept, not sent.") % about)
    else:
        kept = _("No mail server is set, so the letter was kept on the machine that runs this, not sent.")
        messages.warning(request, kept)
