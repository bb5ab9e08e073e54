"""What plans tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.ui import formats
from localympact.foundation.ui.picking import Offer, offer
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import (
    MenuEntry,
    Standing,
    Waiting,
    menu,
    standing,
    waiting,
)
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase4_action.plans.models import Action, IndicatorValue, Status

menu(MenuEntry("action", gettext_lazy("Plans"), "list_plans", order=30))


def measured(value: IndicatorValue) -> str:
    """A measured value as one chooses it: of what, how much, when."""
    amount = f"{formats.number(value.value)} {value.indicator.unit}".strip()
    return f"{value.indicator}: {amount}, {formats.day(value.on)}"


offer(
    Offer(
        Action,
        lambda: Action.objects.select_related("plan").order_by("plan", "objective__number", "number"),
        group=lambda one: str(one.plan),
    ),
    Offer(
        IndicatorValue,
        lambda: IndicatorValue.objects.select_related("indicator__action").order_by("indicator_id", "-on"),
        group=lambda one: str(one.indicator.action),
        label=measured,
    ),
)


def _both(status: str) -> Q:
    return Q(status_municipality=status, status_organisations=status)


@standing
def how_actions_stand(workspace: Any) -> Iterator[Standing]:
    """How many actions there are, done by both sides, and where the sides differ."""
    with inside(workspace):
        counts = Action.objects.filter(state=State.PUBLISHED).aggregate(
            all=Count("pk"),
            unbegun=Count("pk", filter=_both(Status.NOT_BEGUN)),
            done=Count("pk", filter=_both(Status.DONE)),
            differ=Count("pk", filter=~Q(status_municipality=F("status_organisations"))),
        )
    number, unbegun, done, differ = (counts[name] for name in ("all", "unbegun", "done", "differ"))
    words = [ngettext("%(count)s done by both sides", "%(count)s done by both sides", done) % {"count": done}]
    if differ:
        words.append(
            ngettext("%(count)s where the sides differ", "%(count)s where the sides differ", differ) % {"count": differ}
        )
    marks = (done, number - done - unbegun, unbegun)
    yield Standing("action", number, ngettext("action", "actions", number), ", ".join(words), marks=marks)


@waiting
def actions_past_their_day(workspace: Any, actor: Actor) -> Iterator[Waiting]:
    """Actions whose last day is over while the reader's own side has not said that they are done or stopped."""
    side = actor.side_in(workspace.pk)
    if not side:
        return
    over = {"state": State.PUBLISHED, "ends_on__lt": timezone.localdate()}
    with inside(workspace):
        for action in Action.objects.filter(**over, **{f"status_{side}__in": (Status.NOT_BEGUN, Status.IN_WORK)}):
            if allows(actor, May.SAY_STATUS, action):
                yield Waiting(
                    title=_("Say how far this action is: its last day has passed"),
                    url=action.get_absolute_url(),
                    phase="action",
                    detail=str(action.title),
                    side=side,
                    until=action.ends_on,
                )
