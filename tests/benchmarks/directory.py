"""How fast the directory of 10,000 organisations shows a page, beside the same 20 cards from a list of dicts."""

from dataclasses import is_dataclass
from datetime import date
from unittest.mock import patch

from django import shortcuts
from django.db.models import QuerySet
from django.test import Client

from localympact.foundation.core.scope import inside
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.search.indexer import rebuild
from localympact.foundation.vocabularies.queries import terms
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.pages import PAGES
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.organisations.models import Organisation
from tests.benchmarks.rates import rates

NAME, UNIT, GOAL = "directory page at 10,000 organisations, to the same cards from dicts", "pages per second", 0.7
NUMBER = 10_000
PAGE = "/en/bench/organisations/"
WORDS = ("Youth", "Sports", "Culture", "Harbour", "Village", "Neighbours", "Garden", "Choir", "Rescue", "Library")


def ten_thousand():
    """A place with many organisations, all published and filled in as real ones are."""
    load_vocabularies(by=system("bench"))
    place = Workspace(slug="bench", name=TranslatedText.of("en", en="Bench"), languages=["en"], state="published")
    Workspace.objects.bulk_create([place])
    with inside(place):
        Organisation.objects.bulk_create([organisation(place, number) for number in range(NUMBER)], batch_size=1_000)
    rebuild()


def organisation(place, number):
    """One of them."""
    name = f"{WORDS[number % 10]} {WORDS[number // 10 % 10]} {number}"
    about = f"We bring together people of Village {number % 40} who care for {name.lower()}, all year round."
    return Organisation(
        workspace=place,
        name=name,
        state="published",
        group=code("group", number),
        kind=code("kind", number),
        field=[code("field", number)],
        youth_relation=code("youth_relation", number),
        offers=[code("offer", number), code("offer", number + 1)][: number % 3],
        needs=[code("need", number)],
        summary=TranslatedText.of("en", en=about, lv=f"Pulcējam cilvēkus: {name}."),
        place=f"Village {number % 40}",
        lat=57 + number % 97 / 100,
        lon=22 + number % 89 / 100,
        confirmed_on=date(2026, 3, 1) if number % 2 else None,
    )


def code(vocabulary, number):
    """One code after the other."""
    known = terms(vocabulary)
    return known[number % len(known)].code


def plain(value):
    """The same values without anything behind them: lists and dicts."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | QuerySet):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type | TranslatedText):
        names = [name for name in dir(value) if not name.startswith("_")]
        return {name: plain(getattr(value, name)) for name in names if not callable(getattr(value, name))}
    return value


def shown_by(client):
    """What the page hands to its template: the template's name and the values."""
    asked = []
    original = shortcuts.loader.render_to_string

    def remember(template, context=None, *more, **words):
        asked.append((template, plain(context)))
        return original(template, context, *more, **words)

    with patch.object(shortcuts.loader, "render_to_string", remember):
        assert client.get(PAGE).status_code == 200
    return asked[0]


def measure():
    """Rates of the page and of its template with ready values, in turns, through the same middleware."""
    ten_thousand()
    client = Client(headers={"host": "localhost"})
    template, values = shown_by(client)
    row = PAGES["list_organisations"]
    real = row.view

    def page():
        object.__setattr__(row, "view", real)
        assert client.get(PAGE).status_code == 200

    def cards_from_dicts():
        object.__setattr__(row, "view", lambda request: shortcuts.render(request, template, values))
        assert client.get(PAGE).status_code == 200

    found = rates(page, cards_from_dicts)
    object.__setattr__(row, "view", real)
    return found
