"""Signing in by a link that works once, as the demo prints them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from localympact.foundation.people.models import Person

SALT = "sign-in-link"
LIFETIME = 60 * 60 * 24 * 7
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in_key(person: Person) -> str:
    """A key that signs this person in once; it dies with their next sign-in."""
    seen = person.last_login.isoformat() if person.last_login else ""
    return signing.dumps([str(person.pk), seen], salt=SALT)


@require_http_methods(["GET", "POST"])
def sign_in_by_link(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for one press of a button, so that mail scanners do not use the link up."""
    person = _person(key)
    if person is None:
        messages.error(request, _("This link was used already or is too old. Ask for a new one."))
        return redirect("account_login")
    if request.method == "GET":
        return render(request, "people/sign_in_by_link.html", {"person": person})
    login(request, person, backend=BACKEND)
    onward = request.GET.get("next", "")
    return redirect(onward if url_has_allowed_host_and_scheme(onward, {request.get_host()}) else "home")


def _person(key: str) -> Person | None:
    try:
        pk, seen = signing.loads(key, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(pk=pk, is_active=True).first()
    last = person.last_login.isoformat() if person and person.last_login else ""
    return person if person and last == seen else None
