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
