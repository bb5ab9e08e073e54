"""What the roadmap tells the foundation."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import (
    BY_HISTORY,
    MenuEntry,
    Personal,
    Waiting,
    menu,
    personal,
    waiting,
)
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase4_action.roadmaps import shipping  # noqa: F401 - declares the shipped checklists
from localympact.phase4_action.roadmaps.models import Handshake, Run
from localympact.phase4_action.roadmaps.queries import runs_for, sides_of

menu(MenuEntry("action", gettext_lazy("Roadmap"), "list_runs", order=10))

PURPOSE = gettext_lazy("so that both sides know who gave their side's word")
BASIS = gettext_lazy("steps towards an agreement between the parties")
RETENTION = gettext_lazy("as long as the walk is kept")
WHO = gettext_lazy("who wrote or agreed for a side")
personal(
    *(
        Personal(model, field, PURPOSE, BASIS, RETENTION, "former member", BY_HISTORY, what=WHO)
        for model, field in (
            ("action.Handshake", "municipality_by"),
            ("action.Handshake", "organisations_by"),
            ("action.CheckpointAnswer", "written_by"),
        )
    ),
)


@waiting
def handshakes_waiting(workspace: Workspace, actor: Actor) -> list[Waiting]:
    """Where the other side has agreed and mine has not."""
    with inside(workspace):
        runs = {run.pk: run for run in runs_for(actor)}
        if not runs:
            return []
        rows = list(Handshake.objects.filter(run__in=runs, closed_at=None).select_related("checkpoint"))
        return [found for row in rows for found in _mine(row, runs[row.run_id], workspace, actor)]


def _mine(handshake: Handshake, run: Run, workspace: Workspace, actor: Actor) -> Iterator[Waiting]:
    for side in sides_of(actor, run):
        other = Side.ORGANISATIONS if side == Side.MUNICIPALITY else Side.MUNICIPALITY
        if handshake.agreed(other) and not handshake.agreed(side):
            url = reverse("walk_step", args=[workspace.slug, run.pk, handshake.checkpoint.step])
            title = _("The other side has agreed at %(code)s. Do you?") % {"code": handshake.checkpoint.code}
            yield Waiting(title, f"{url}?side={side}", "action", detail=run.title, side=side)
