"""What we ask across events."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase1_mapping.events.models import Event


def visible_events(actor: Actor, workspace: Workspace) -> QuerySet[Event]:
    """The events this reader may see."""
    return visible(Event.objects.all(), actor, workspace)


def upcoming(events: QuerySet[Event]) -> QuerySet[Event]:
    """Those still to come, the next one first."""
    return events.filter(starts_at__gte=timezone.now()).order_by("starts_at")


def past(events: QuerySet[Event]) -> QuerySet[Event]:
    """Those that were, the latest first."""
    return events.filter(starts_at__lt=timezone.now()).order_by("-starts_at")
