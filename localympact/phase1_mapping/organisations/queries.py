"""What we ask across organisations."""

from __future__ import annotations

from django.db.models import QuerySet

from localympact.foundation.core.rows import State
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.organisations.models import Organisation


def listed_organisations() -> QuerySet[Organisation]:
    """What the public directory shows: published and not merged away."""
    return Organisation.objects.filter(state=State.PUBLISHED, merged_into=None)


def municipality() -> Organisation | None:
    """The municipality itself, the first row of its side."""
    return Organisation.objects.filter(side=Side.MUNICIPALITY, parent=None).order_by("id").first()


def choices_to_speak_for() -> list[tuple[str, str]]:
    """(id, name) of every organisation that somebody can represent here."""
    rows = Organisation.objects.filter(merged_into=None).exclude(state=State.ARCHIVED).order_by("name")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]
