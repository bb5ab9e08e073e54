"""Every list of the demo and its files: how often each asks the database, before and after its rows double."""

import json
from dataclasses import dataclass
from secrets import token_hex
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import CharField, UUIDField
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from localympact.foundation.core.rows import WorkspaceOwned, new_id
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.search.indexer import rebuild
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.pages import PAGES
from localympact.phase1_mapping.events.models import Event
from tests.walk import session_of, stops

# Pages that list things under another name.
LISTS_TOO = ("home", "compare_places")


@dataclass(frozen=True)
class Asked:
    """One address: what was asked of the database, and how long its answer was."""

    queries: int
    length: int


def lists():
    """Every list as a page and as its files: a name → the address and who opens it.

    What anybody may read is also opened by the person who leads the place, to whom drafts and buttons are shown.
    """
    found, walk = {}, {stop.name: stop for stop in stops()[0]}
    leads = walk["list_members"].email
    for stop in walk.values():
        if not stop.name.startswith("list_") and stop.name not in LISTS_TOO:
            continue
        found[stop.name] = (stop.path, stop.email)
        for twin in stop.twins:
            found[f"{stop.name}.{twin}"] = (f"{stop.path.rstrip('/')}.{twin}", stop.email)
        if not stop.email:
            found[f"{stop.name}, inside"] = (stop.path, leads)
    return found


def asked(addresses):
    """What each address asks, once the process knows its words."""
    sessions = {email: session_of(email) for _path, email in addresses.values() if email}
    counted = {}
    for name, (path, email) in addresses.items():
        client = Client(headers={"host": "localhost"})
        if email:
            client.cookies["sessionid"] = sessions[email]
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        assert answer.status_code == 200, (name, path, answer.status_code)
        counted[name] = Asked(len(captured), len(answer.content))
    return counted


def double():
    """A second of every place and of everything that places keep: in the same place beside it, and on its twin."""
    models = in_order([model for model in apps.get_models() if issubclass(model, WorkspaceOwned)])
    with across_workspaces("every row gets a twin"), transaction.atomic():
        for follows in (True, False):  # what hangs on a row goes with its twin; then each row gets a sibling
            twins, beside = {}, {}
            for model in models:
                _double_rows(model, twins if follows else {}, beside)
                twins |= beside
            for model in models:
                for field in model._meta.many_to_many:
                    _double_pairs(field, twins, follows=follows)
        _double_rows(Workspace, {}, {})
    rebuild()


def in_order(models):
    """Those first to which others lead."""
    left, found = list(models), []
    while left:
        ready = [model for model in left if not _leads_to(model) & (set(left) - {model})]
        found += ready or left
        left = [model for model in left if model not in found]
    return found


def _leads_to(model):
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def _double_rows(model, leads, made):
    """A twin of each row that may stand beside it; its keys lead where `leads` says, else where the row's lead."""
    rows = list(model._base_manager.all())
    ids = {row.pk: new_id() for row in rows}
    for row in rows:
        for field in model._meta.concrete_fields:
            setattr(row, field.attname, ids[row.pk] if field.primary_key else _twin_value(field, row, leads))
    model._base_manager.bulk_create(rows, ignore_conflicts=True)
    stored = set(model._base_manager.values_list("pk", flat=True))
    made.update({old: new for old, new in ids.items() if new in stored})


def _twin_value(field, row, twins):
    value = getattr(row, field.attname)
    if isinstance(value, UUID) and value in twins:
        return twins[value]
    if field.unique and isinstance(field, UUIDField):
        return new_id()
    if field.name == "number":
        return value + 100
    if field.name == "email":
        return f"{token_hex(4)}.{value}"
    if field.unique and isinstance(field, CharField):  # behind all others, should a list be sorted by it
        return "z" + token_hex(min(field.max_length // 2 - 1, 16))
    return value


def _double_pairs(field, twins, *, follows):
    through = field.remote_field.through
    names = [field.m2m_field_name(), field.m2m_reverse_field_name()]
    here, there = (through._meta.get_field(name).attname for name in names)
    pairs = through._base_manager.values_list(here, there)
    rows = [through(**{here: twins[a], there: twins.get(b, b) if follows else b}) for a, b in pairs if a in twins]
    through._base_manager.bulk_create(rows, ignore_conflicts=True)


def once_per_row(real):
    """The page as somebody would write it who forgot that a row costs a question."""

    def view(request, **words):
        for pk in list(Event.objects.values_list("pk", flat=True)):
            Event.objects.get(pk=pk)
        return real(request, **words)

    return view


def as_json():
    """Before and after for every list, and for one that asks once per row."""
    settings.ALLOWED_HOSTS += ["testserver"]
    addresses = lists()
    row = PAGES["list_events"]
    path = reverse("list_events", args=["aldea"])
    counts = []
    for turn in range(2):
        if turn:
            double()
        real = row.view
        object.__setattr__(row, "view", once_per_row(real))
        wrong = asked({"broken": (path, "")})
        object.__setattr__(row, "view", real)
        counts.append(asked(addresses) | wrong)
    before, after = counts
    return json.dumps({name: [vars(before[name]), vars(after[name])] for name in before})
