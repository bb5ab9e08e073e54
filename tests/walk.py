"""Every page with an address that exists: rows of `page()` times one object of the demo.

What an object's own page is called is known from its address, so nobody keeps a list: `findings/<uuid:pk>/edit/` takes
the same words as `findings/<uuid:pk>/`, to which the address of a finding leads. Of the things and people that fit, the
first for whom the page opens is taken: a survey that is still prepared where one edits it, a party where only parties
may read.
"""

import json
import re
from dataclasses import asdict, dataclass
from datetime import date

from django.apps import apps
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Q
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve, reverse
from django.utils import translation

from localympact.foundation.core.scope import across_workspaces, inside
from localympact.foundation.mail.models import Letter
from localympact.foundation.people.models import Person
from localympact.foundation.people.views import BACKEND, sign_in_key
from localympact.foundation.workspaces.actors import VISITOR, actor_of, system
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.pages import PAGES
from localympact.foundation.workspaces.permissions import may_somewhere
from localympact.phase1_mapping.responses.changes import begin_answer
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.surveys.queries import side_of
from tests.demo import PLACE, WALK
from tests.waiting import leave_something_to_decide

LANGUAGE = "en"
PAIR = "needs-and-challenges"
NEIGHBOUR = "bryggby"


@dataclass(frozen=True)
class Stop:
    """One page with one object: where it is, who of the demo's people may open it (nobody: a visitor), its twins.

    What it is: a page to look at, a file, a doing (it takes only what is sent, there is nothing to look at), or one that
    leads on to another page.
    """

    name: str
    path: str
    may: str
    email: str
    twins: tuple[str, ...]
    what: str


def place_of_the_walk():
    """The first example place with the whole story, or any place."""
    return Workspace.objects.filter(slug=PLACE).first() or Workspace.objects.order_by("slug").first()


def known_things(place):
    """The route of each kind of thing, with the words that lead to those of this place (or to shared ones)."""
    known = {}
    for model in apps.get_models():
        if not hasattr(model, "get_absolute_url") or not model.__module__.startswith("localympact."):
            continue
        for thing in some(model, place):
            try:
                match = resolve(thing.get_absolute_url().split("#")[0])
            except (NoReverseMatch, ValueError, AttributeError, LookupError):
                continue
            route = match.route.removeprefix("<slug:workspace>/").removeprefix(f"{LANGUAGE}/<slug:workspace>/")
            known.setdefault(route, []).append({k: v for k, v in match.kwargs.items() if k != "twin"})
    return known


def some(model, place):
    """A few things of a kind: what is public first, then one in each state, then whatever there is."""
    names = {field.name for field in model._meta.get_fields()}
    rows = model._base_manager.all()
    here = rows
    if "workspace" in names:
        here = rows.filter(workspace=place)
    elif "owner" in names:
        here = rows.filter(Q(owner=place) | Q(owner=None))
    if "state" not in names:
        return list(dict.fromkeys([*here[:3], *rows[:3]]))
    public = here.filter(state__in=("published", "counted", "closed"))[:3]
    states = here.order_by("state").values_list("state", flat=True).distinct()
    each = [here.filter(state=state).last() for state in states]
    return list(dict.fromkeys([*public, *each, *here[:3], *rows[:3]]))


def words_of_answering(place):
    """What the pages of a survey need besides: an open one of this place, somebody who began to answer it."""
    by = system("the walk answers too")
    wave = Wave.objects.filter(state=Wave.State.OPEN).first()
    if wave is None:
        days = {"opens_on": date(2026, 3, 1), "closes_on": date(2099, 3, 31)}
        wave = surveys.prepare_wave(place, pair=PAIR, title={"en": "Open survey"}, by=by, **days)
        surveys.open_wave(wave, by=by)
    side = side_of(wave, "organisations")
    _draft, key = begin_answer(side, language=LANGUAGE, by=by)
    words = {"side": "organisations", "key": side.public_key, "draft": key, "number": 1, "pair": PAIR, "pk": wave.pk}
    answer = Response.objects.first()
    return words | ({"response": answer.pk} if answer else {})


# Things without a page of their own, by the route that leads to what one does with them.
WITHOUT_A_PAGE = {
    "members/<uuid:pk>/": "workspaces.Membership",
    "members/invitations/<uuid:pk>/": "workspaces.Invitation",
    "organisations/suggestions/<uuid:pk>/": "mapping.Suggestion",
    "organisations/claims/<uuid:pk>/": "mapping.Claim",
    "contacts/<uuid:pk>/": "mapping.ContactPoint",
    "support/<uuid:pk>/": "mapping.Support",
}
# What is done with a thing of any kind.
BY_KIND = ("history/<str:kind>/<uuid:pk>/", "bin/<str:kind>/<uuid:pk>/")
# Shared content stands in every place: it has no page of its own row.
SHARED = {
    "tools/forms/<slug:code>/": {"code": "F09"},
    "tools/<slug:code>/": {"code": "shared-result"},
    "samples/<slug:code>/": {"code": "memorandum"},
}
# Words of an address that name no thing.
PLAIN_WORDS = {"step": 1, "number": 1, "side": "municipality", "code": "summary"}


def without_a_page(place):
    """The words that lead to such things in this place or another."""
    elsewhere = apps.get_model("action.Plan").objects.exclude(workspace=place).filter(state="published").first()
    known = {"plans/adapt/<uuid:pk>/": [{"pk": elsewhere.pk}]} if elsewhere else {}
    of_a_kind = [{"kind": "mapping.finding", "pk": one.pk} for one in some(apps.get_model("mapping.Finding"), place)]
    known |= {route: of_a_kind for route in BY_KIND}
    for route, label in WITHOUT_A_PAGE.items():
        things = some(apps.get_model(label), place)
        known[route] = [{"pk": thing.pk, "workspace": thing.workspace.slug} for thing in things]
    return known


def in_letters():
    """Addresses with a key stand in letters only: the words of the latest one of each page."""
    found = {}
    for text in Letter.objects.order_by("created_at").values_list("text", flat=True):
        for path in re.findall(r"https?://[^/\s]+(/\S+)", text):
            try:
                match = resolve(path.split("?")[0])
            except Resolver404:
                continue
            found[match.url_name] = match.kwargs
    return found


def words_for(page, known, answering, letters):
    """What a page's route needs, in several ways, from the longest route of a thing that it begins with."""
    needed = set(re.findall(r"<(?:\w+:)?(\w+)>", page.route))
    if page.route.startswith("surveys/") and needed != {"pk"} and needed <= set(answering):
        return [{name: answering[name] for name in needed}]
    if page.name in letters:
        return [letters[page.name]]
    fitting = sorted((route for route in known if "<" in route and page.route.startswith(route)), key=len)
    ways = known[fitting[-1]] if fitting else [{}]
    shared = next((found for start, found in SHARED.items() if page.route.startswith(start)), {})
    if page.route.startswith("<str:plural>/<uuid:pk>/"):
        ways = [{"plural": "findings", **words} for words in known.get("findings/<uuid:pk>/", [])]
    if "<str:kind>/<uuid:pk>/" in page.route:
        ways = [{"kind": "mapping.organisation", **words} for words in known.get("organisations/<uuid:pk>/", [])]
    if page.name == "sign_in_by_link" and (person := Person.objects.filter(is_active=True).first()):
        shared = {"key": sign_in_key(person)}
    ways = [PLAIN_WORDS | words | shared for words in ways]
    kept = {*needed, "workspace"}
    return [{k: v for k, v in words.items() if k in kept} for words in ways if needed <= set(words)]


def stops(place=None):
    """Every page that has an object in a place, and the names of those that have none."""
    get_resolver().url_patterns  # noqa: B018 - fills PAGES
    place, found, missing = place or place_of_the_walk(), [], []
    with translation.override(LANGUAGE):
        with inside(place):
            leave_something_to_decide(place)
        with inside(place), across_workspaces("the walk looks at everything"):
            known = without_a_page(place) | known_things(place)
            letters = in_letters()
        with inside(place):
            answering = words_of_answering(place)
        clients = Clients()
        for page in PAGES.values():
            ways = words_for(page, known, answering, letters)
            stop = opened(page, ways, place, clients)
            if stop:
                found.append(stop)
            else:
                missing.append(page.name)
    return found, missing


class Clients(dict):
    """A client for each of the demo's people, by e-mail address; "" is a visitor."""

    def __missing__(self, email):
        self[email] = client = Client(headers={"host": "localhost"}, raise_request_exception=False)
        if email:
            client.cookies[settings.SESSION_COOKIE_NAME] = session_of(email)
        return client


def opened(page, ways, place, clients):
    """The first way in for the first person that shows the page itself; else one that leads on; else nothing."""
    onward = None
    for words in ways:
        path = _path(page.name, words, place)
        for email in _who(page, words, place) if path else ():
            what = what_it_is(clients[email].get(path))
            stop = Stop(page.name, path, page.may.value, email, page.twins, what)
            if what in ("page", "file", "doing"):
                return stop
            onward = onward or (stop if what == "onward" else None)
    return onward


def what_it_is(response):
    """A page, a file, a doing, a way on, or nothing that helps."""
    if response.status_code in (301, 302):
        return "" if "/account/login/" in response["Location"] else "onward"
    if response.status_code == 405:
        return "doing"
    is_page = response.get("Content-Type", "").startswith("text/html")
    return ("page" if is_page else "file") if response.status_code == 200 else ""


def _path(name, words, place):
    bare = {k: v for k, v in words.items() if k != "workspace"}
    for kwargs in ({"workspace": place.slug} | words, bare):
        try:
            with translation.override(LANGUAGE):
                return reverse(name, kwargs=kwargs)
        except NoReverseMatch:
            continue
    return None


def _who(page, words, place):
    """A visitor when anybody may, else those people who may somewhere in this place."""
    if may_somewhere(VISITOR, page.may, place):
        return [""]
    here = Workspace.objects.filter(slug=words.get("workspace", place.slug)).first()
    people = Person.objects.filter(is_active=True).order_by("joined_at", "email")
    return [person.email for person in people if may_somewhere(actor_of(person), page.may, here)]


def session_of(email):
    """A signed-in session of a person: the value of its cookie."""
    person = Person.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return session.session_key


def as_json():
    """The walk for those who stand outside the process, and the one through the neighbour of its place."""
    walks = {}
    for place in (place_of_the_walk(), *Workspace.objects.filter(slug=NEIGHBOUR)):
        found, missing = stops(place)
        walks[place.slug] = {"stops": [asdict(stop) for stop in found], "missing": missing}
    people = Person.objects.filter(is_active=True).values_list("email", flat=True)
    return json.dumps({"walks": walks, "sessions": {email: session_of(email) for email in people}})


def kept_stops(folder, slug):
    """The walk through a place as it was kept beside the demo, like `stops`."""
    walk = json.loads((folder / WALK).read_text())["walks"][slug]
    return [Stop(**stop | {"twins": tuple(stop["twins"])}) for stop in walk["stops"]], walk["missing"]
