"""The neighbour's walk: every address with a foreign thing, under its own place and under the neighbour's.

Run inside an installation that holds the demo; prints a report as JSON. `broken` takes the scope's filter away.
"""

import hashlib
import json
import re

from django.apps import apps
from django.core import serializers
from django.db import models
from django.test import Client

from localympact.foundation.core.rows import WorkspaceOwned
from localympact.foundation.core.scope import OwnedManager, ScopeError, _open, across_workspaces
from localympact.foundation.people.models import Person
from localympact.foundation.people.views import BACKEND
from localympact.foundation.workspaces.models import Membership, Workspace
from tests.walk import stops

MINE, FOREIGN = "bryggby", "aldea"
CLOSED = {302, 303, 403, 404, 405}
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# Open to everybody by design: they read published things, or take what a stranger brings.
PUBLIC = {"read", "answer", "suggest", "register"}


def neighbour():
    """Somebody who leads Bryggby and has no place in Aldea."""
    with across_workspaces("who leads the neighbour?"):
        here = Membership.objects.filter(workspace__slug=FOREIGN).values("person")
        leads = Membership.objects.filter(workspace__slug=MINE, role="facilitator").exclude(person__in=here).first()
    return leads.person


def owned_ids():
    """The ids of everything that Aldea owns."""
    place = Workspace.objects.get(slug=FOREIGN)
    found = set()
    for model in apps.get_models():
        if issubclass(model, WorkspaceOwned):
            found |= {str(pk) for pk in model._base_manager.filter(workspace=place).values_list("pk", flat=True)}
    return found


def digest():
    """A fingerprint of every row that Aldea owns."""
    place, sums = Workspace.objects.get(slug=FOREIGN), hashlib.sha256()
    with across_workspaces("every row of Aldea is read"):
        for model in sorted(apps.get_models(), key=lambda m: m._meta.label):
            if issubclass(model, WorkspaceOwned):
                rows = model._base_manager.filter(workspace=place).order_by("pk")
                sums.update(serializers.serialize("json", rows).encode())
    return sums.hexdigest()


def unfiltered(self):
    """The manager without its filter: what the walk must find."""
    if _open.get() is None:
        raise ScopeError("no workspace is open")
    return models.Manager.get_queryset(self)


def report(broken=""):
    """What the neighbour and a visitor could open or change."""
    found, _missing = stops()
    ours, before = owned_ids(), digest()
    if broken == "scope":
        OwnedManager.get_queryset = unfiltered
    people = {"visitor": None, "neighbour": neighbour(), "steward": Person.objects.filter(is_steward=True).first()}
    asked, leaks = 0, []
    for role, person in people.items():
        client = Client(
            raise_request_exception=False, SERVER_NAME="localhost", headers={"sec-fetch-site": "same-origin"}
        )
        if person:
            client.force_login(person, backend=BACKEND)
        for stop in (one for one in found if one.may != "use_account"):
            for shape, path in shapes(stop, ours):
                for method in ("get", "post", "put", "delete"):
                    status = getattr(client, method)(path).status_code
                    asked += 1
                    if is_leak(stop, shape, method, status, role):
                        leaks.append([role, shape, method, status, path])
    return {"asked": asked, "pages": len(found), "leaks": leaks, "unchanged": digest() == before}


def shapes(stop, ours):
    """The same page at its own place and, when it shows a thing of Aldea, at the neighbour's."""
    yield "foreign place", stop.path
    ids = set(UUID.findall(stop.path))
    if f"/{FOREIGN}/" in stop.path and ids & ours:
        yield "own place, foreign thing", stop.path.replace(f"/{FOREIGN}/", f"/{MINE}/", 1)


def is_leak(stop, shape, method, status, role):
    """Whether somebody got in who should not."""
    if status >= 500:
        return True
    if shape == "own place, foreign thing":
        return status not in CLOSED
    private = stop.may not in PUBLIC and f"/{FOREIGN}/" in stop.path
    if private and role == "steward" and stop.may in ("change_settings", "create_workspace", "run_installation"):
        return False
    return private and stop.may != "claim_organisation" and status not in CLOSED


if __name__ == "__main__":
    print(json.dumps(report()))
