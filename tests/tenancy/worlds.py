"""Two places of the demo, side by side: what is in each, and people of every role who walk."""

import uuid
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.urls import resolve

from localympact.foundation.core.recording import recording
from localympact.foundation.core.rows import WorkspaceOwned
from localympact.foundation.core.scope import across_workspaces, inside
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.models import Membership, Role, Workspace
from localympact.foundation.workspaces.permissions import ANYBODY, GRID, SIGNED_IN, STEWARD, May
from localympact.phase1_mapping.organisations.models import Organisation
from tests.tenancy.asking import browser_of
from tests.walk import kept_stops

OWNED = [model for model in apps.get_models() if issubclass(model, WorkspaceOwned)]
KEYS = ("key", "draft")  # words of an address that open something by themselves


@dataclass(frozen=True)
class Reader:
    """Somebody who walks: what the grid calls them in their own place, in any other, and their browser."""

    name: str
    browser: object
    here: frozenset = frozenset({ANYBODY})
    elsewhere: frozenset = frozenset({ANYBODY})


def reach(calls, may):
    """How far the grid lets somebody go who is called so; nothing when it does not name them."""
    found = [GRID[May(may)][name] for name in calls if name in GRID[May(may)]]
    return next((reach for reach in ("all", "draft", "own") if reach in found), None)


class World:
    """One place: its pages with an object each, and the ids of everything it owns."""

    def __init__(self, folder, slug):
        self.slug, self.place = slug, Workspace.objects.get(slug=slug)
        found, self.missing = kept_stops(folder, slug)
        self.stops = [stop for stop in found if f"/{slug}/" in stop.path]

    @cached_property
    def models(self):
        """The model of each id that this place owns."""
        rows = {model: model._base_manager.filter(workspace=self.place) for model in OWNED}
        return {str(pk): model for model in OWNED for pk in rows[model].values_list("pk", flat=True)}

    def names_a_thing(self, path):
        """Whether an address leads to something of this place, by its id or by a key."""
        words = resolve(path).kwargs
        return any(name in KEYS or str(word) in self.models for name, word in words.items())

    def stop(self, name):
        """The page of this name."""
        return next(stop for stop in self.stops if stop.name == name)

    def thing_of(self, stop):
        """The model of the thing that a page is about, if it is about one."""
        words = map(str, resolve(stop.path).kwargs.values())
        return next((self.models[word] for word in words if word in self.models), None)

    def moved_to(self, other, stop):
        """The address of the same thing as if it were another place's."""
        return stop.path.replace(f"/{self.slug}/", f"/{other.slug}/", 1)


def never_existed(path):
    """The same address with ids that nothing has."""
    words = [uuid.uuid4() if _is_id(word) else word for word in path.split("/")]
    return "/".join(map(str, words))


def _is_id(word):
    try:
        return bool(uuid.UUID(word))
    except ValueError:
        return False


def member(place, role):
    """A new person with one place there, who speaks for an organisation that is party to nothing."""
    person = Person.objects.create_user(f"{role}-{uuid.uuid4().hex[:8]}@example.org", name=f"A new {role}")
    side = "municipality" if role == Role.OFFICER else "organisations"
    with inside(place), recording():
        own = Organisation.objects.create(
            workspace=place, name=f"Own house of the {role}", side=side, kind="association"
        )
        speaks_for = (
            {"organisation_id": own.pk, "organisation_name": own.name} if role in ("representative", "officer") else {}
        )
        Membership.objects.create(workspace=place, person=person, role=role, side=side, **speaks_for)
    return person


def readers_of(place):
    """One reader of every role in this place."""
    signed_in = frozenset({ANYBODY, SIGNED_IN})
    return [Reader(role, browser_of(member(place, role)), signed_in | {role}, signed_in) for role in Role.values]


def outsiders(place, foreign):
    """A visitor, somebody without a place, one who left the other place, the steward, and every role of this place."""
    signed_in = frozenset({ANYBODY, SIGNED_IN})
    stranger = Person.objects.create_user("nobody@example.org", name="Nobody")
    left = member(foreign, Role.FACILITATOR)
    gone = Reader("one who left", browser_of(left), signed_in, signed_in)
    with across_workspaces("the person leaves"), recording():
        Membership.objects.get(person=left).delete()
    steward = Person.objects.create_user("another-steward@example.org", name="Steward", is_steward=True)
    runs = signed_in | {STEWARD}
    return [
        Reader("visitor", browser_of(None)),
        Reader("stranger", browser_of(stranger), signed_in, signed_in),
        gone,
        Reader("steward", browser_of(steward), runs, runs),
        *readers_of(place),
    ]
