"""On the machine itself, where no mail server is set: the letters that would have been sent."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from localympact.foundation.core.loopback import is_from_this_machine
from localympact.foundation.mail.models import Letter

LATEST = 100


def show_letters(request: HttpRequest) -> HttpResponse:
    """The latest letters, newest first."""
    refuse_from_elsewhere(request)
    letters = Letter.objects.exclude(to="").order_by("-created_at")[:LATEST]
    return render(request, "mail/letters.html", {"letters": letters})


def show_letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One letter as its reader gets it."""
    refuse_from_elsewhere(request)
    return render(request, "mail/letter.html", {"letter": get_object_or_404(Letter, pk=pk)})


def refuse_from_elsewhere(request: HttpRequest) -> None:
    """Letters hold sign-in codes: only this machine may read them."""
    if settings.EMAIL_URL or not is_from_this_machine(request):
        raise Http404
