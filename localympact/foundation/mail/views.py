"""On the machine itself, where no mail server is set: the letters that would have been sent."""

from ipaddress import ip_address
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from localympact.foundation.mail.models import Letter

LATEST = 100
OUR_NAMES = ("localhost", "127.0.0.1", "[::1]")


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
    """Letters hold sign-in codes: only this machine, asked by its own name, not through a proxy, may read them."""
    host = request.get_host().rsplit(":", 1)[0] if not request.get_host().endswith("]") else request.get_host()
    forwarded = any(name in request.headers for name in ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via"))
    if settings.EMAIL_URL or forwarded or host not in OUR_NAMES or not _is_loopback(request.META.get("REMOTE_ADDR")):
        raise Http404


def _is_loopback(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False
