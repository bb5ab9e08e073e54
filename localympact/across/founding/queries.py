"""What is asked where an installation or a place begins."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from localympact.foundation.core.loopback import is_from_this_machine, is_own_name
from localympact.foundation.people.models import Person

SALT, LIFETIME = "first steward", 7 * 24 * 60 * 60


def has_steward() -> bool:
    """Whether somebody runs this installation."""
    return Person.objects.filter(is_steward=True, is_active=True).exists()


def first_steward_link() -> str:
    """The address that makes whoever opens it the steward; it dies as soon as there is one."""
    return f"{settings.BASE_URL}{reverse('become_first_steward')}?key={signing.dumps('begin', salt=SALT)}"


def may_become_first_steward(request: HttpRequest) -> bool:
    """Whether this reader holds the printed address, or sits at a machine that nobody else can reach."""
    try:
        signing.loads(request.GET.get("key", ""), salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return is_own_name(urlsplit(settings.BASE_URL).netloc) and is_from_this_machine(request)
    return True
