"""One's own data: gathered from the declarations, given as a file, erased for good."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from localympact.foundation.core.recording import recording
from localympact.foundation.core.refused import Refused
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.history.models import Entry, Line
from localympact.foundation.jobs.erasures import note_erasure
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.declarations import BY_HISTORY, PERSONAL
from localympact.foundation.workspaces.models import Membership, Removed, Role

ADDRESSES = ("email", "to")
FORMER = "former member"
EMPTIED = (FORMER, "blank")


def rows_of(person: Person) -> dict[str, models.QuerySet[Any]]:
    """Every declared row that belongs to a person, by model."""
    found: dict[str, models.QuerySet[Any]] = {}
    for one in PERSONAL:
        if one.found_by not in ("", BY_HISTORY) and one.model not in found:
            wanted = person.email if one.found_by.endswith(ADDRESSES) else person.pk
            model = apps.get_model(one.model)
            found[one.model] = model._base_manager.filter(**{one.found_by: wanted})
    return found


def own_data(person: Person) -> bytes:
    """A ZIP with everything that is known of a person: one JSON with all, and a CSV for each kind."""
    out = io.BytesIO()
    with (
        across_workspaces("a person takes their own data along"),
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box,
    ):
        gathered = {label: list(rows.values()) for label, rows in rows_of(person).items()}
        plain = {label: [_without_secrets(row) for row in rows] for label, rows in gathered.items() if rows}
        box.writestr("everything.json", json.dumps(plain, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
        for label, rows in plain.items():
            box.writestr(f"{label.lower()}.csv", _as_csv(rows))
    return out.getvalue()


def _without_secrets(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("password", "key_hash")}


def _as_csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({name: f"'{v}" if str(v)[:1] in "=+-@\t\r" else v for name, v in row.items()} for row in rows)
    return out.getvalue()


def refuse_to_leave_nobody(person: Person) -> None:
    """Refuse while the person is the only one who leads a place."""
    with across_workspaces("does somebody else lead where this person leads?"):
        for place in Membership.objects.filter(person=person, role__in=(Role.FACILITATOR, Role.COORDINATOR)):
            others = Membership.objects.filter(workspace=place.workspace, role=place.role).exclude(person=person)
            if not others.exists():
                raise Refused(
                    _("You are the only one who leads %(place)s. Give this role to somebody else first.")
                    % {"place": place.workspace}
                )


def erase(person: Person) -> None:
    """Erase a person for good: whoever restores an older backup erases them again."""
    refuse_to_leave_nobody(person)
    with transaction.atomic():
        pk = person.pk
        _erase(person)
        note_erasure(pk)


def erase_again(people: Iterable[UUID]) -> int:
    """Erase those whom a backup brought back; returns how many there were."""
    back = list(Person.objects.filter(pk__in=list(people)))
    for person in back:
        _erase(person)
    return len(back)


def _erase(person: Person) -> None:
    """Rows are deleted or emptied as declared; what somebody wrote for places stays, unnamed."""
    with transaction.atomic(), across_workspaces("erasure reaches every place"), recording():
        found = rows_of(person)
        ids = {pk for rows in found.values() for pk in rows.values_list("pk", flat=True) if isinstance(pk, UUID)}
        unname(person)
        for one in PERSONAL:
            rows = found.get(one.model)
            if rows is not None and one.erasure in EMPTIED:
                rows.update(**{one.field: _("former member") if one.erasure == FORMER else ""})
        for label, rows in found.items():
            if label != "people.Person" and any(p.model == label and p.erasure == "delete row" for p in PERSONAL):
                rows.delete()
        scrub_history(person, ids)
        Removed.objects.filter(Q(rows__icontains=str(person.pk)) | Q(rows__icontains=person.email)).delete()
        person.delete()


def unname(person: Person) -> None:
    """Names that stand beside decisions: the history knows which of them this person wrote."""
    wrote = Entry.objects.filter(line__actor_id=person.pk)
    for one in PERSONAL:
        if one.found_by == BY_HISTORY:
            model = apps.get_model(one.model)
            things = wrote.filter(kind=model._meta.label_lower, field=one.field).values_list("thing_id", flat=True)
            rows = model._base_manager.filter(pk__in=set(things), **{one.field: person.name})
            rows.update(**{one.field: _("former member")})


def scrub_history(person: Person, ids: set[UUID]) -> None:
    """Take what is personal out of the history: values of declared fields, and titles that name the person."""
    own = {person.email, person.name} - {""}
    for one in PERSONAL:
        entries = Entry.objects.filter(kind=apps.get_model(one.model)._meta.label_lower, field=one.field)
        for value in own:
            entries.filter(Q(before=value) | Q(after=value)).update(before=None, after=None)
        entries.filter(thing_id__in=ids).update(before=None, after=None)
    ids |= set(Entry.objects.filter(after=str(person.pk)).values_list("thing_id", flat=True))
    for table in (Entry, Line):
        named = Q(thing_id__in=ids)
        for value in own:
            named |= Q(thing_title__startswith=value)
        table.objects.filter(named).update(thing_title=_("former member"))
