"""What a browser must fetch besides the page before it is drawn: styles and scripts, as they are sent."""

import re

from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from localympact.foundation.workspaces.pages import PAGES
from localympact.foundation.workspaces.permissions import May

ASKED_FOR = re.compile(r'"/static/([^"]+\.(?:css|js))"')


def weights(place):
    """Kilobytes of styles and scripts of each public page that needs no object: what they weigh → the pages' names."""
    client, found = Client(headers={"host": "localhost"}), {}
    for page in PAGES.values():
        address = _address(page.name, place) if page.may is May.READ else None
        answer = client.get(address) if address else None
        if answer is not None and answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            asked = sorted(set(ASKED_FOR.findall(answer.content.decode())))
            found.setdefault(round(sum(map(_sent, asked)) / 1000), []).append(page.name)
    return dict(sorted(found.items()))


def _address(name, place):
    for words in ({"workspace": place}, {}):
        try:
            return reverse(name, kwargs=words)
        except NoReverseMatch:
            continue
    return None


def _sent(name):
    """The size of a static file as most browsers get it."""
    file = settings.STATIC_ROOT / name
    smaller = file.with_name(f"{file.name}.br")
    return (smaller if smaller.exists() else file).stat().st_size
