"""What plans tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy, ngettext

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.declarations import MenuEntry, Standing, menu, standing
from localympact.phase4_action.plans.models import Action, Status

menu(MenuEntry("action", gettext_lazy("Plans"), "list_plans", order=30))


@standing
def how_actions_stand(workspace: Any) -> Iterator[Standing]:
    """How many actions there are, done by both sides, and where the sides differ."""
    with inside(workspace):
        rows = Action.objects.filter(state=State.PUBLISHED)
        number = rows.count()
        done = rows.filter(status_municipality=Status.DONE, status_organisations=Status.DONE).count()
        differ = rows.exclude(status_municipality=F("status_organisations")).count()
    words = [ngettext("%(count)s done by both sides", "%(count)s done by both sides", done) % {"count": done}]
    if differ:
        words.append(
            ngettext("%(count)s where the sides differ", "%(count)s where the sides differ", differ) % {"count": differ}
        )
    yield Standing("action", number, ngettext("action", "actions", number), ", ".join(words))
