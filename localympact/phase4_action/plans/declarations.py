"""What plans tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
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
from localympact.phase4_action.plans.models import Action, Status

menu(MenuEntry("action", gettext_lazy("Plans"), "list_plans", order=30))
offer(
    Offer(
        Action,
        lambda: Action.objects.select_related("plan").order_by("plan", "objective__number", "number"),
        group=lambda one: str(one.plan),
    )
)


@standing
def how_actions_stand(workspace: Any) -> Iterator[Standing]:
    """How many actions there are, done by both sides, and where the sides differ."""
    with inside(workspace):
        rows = Action.objects.filter(state=State.PUBLISHED)
        number = rows.count()
        unbegun = rows.filter(status_municipality=Status.NOT_BEGUN, status_organisations=Status.NOT_BEGUN).count()
        done = rows.filter(status_municipality=Status.DONE, status_organisations=Status.DONE).count()
        differ = rows.exclude(status_municipality=F("status_organisations")).count()
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
