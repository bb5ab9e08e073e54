"""What cooperation tells the foundation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import (
    MenuEntry,
    Standing,
    Waiting,
    menu,
    name_beside_a_decision,
    personal,
    standing,
    waiting,
)
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.cooperation import shipping  # noqa: F401 - declares the shipped forms
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.cooperation.queries import ties_to_confirm

menu(MenuEntry("mapping", gettext_lazy("Cooperation"), "list_ties", order=20))
personal(name_beside_a_decision("mapping.Tie", "confirmed_by"))


@waiting
def ties_wait(workspace: Any, actor: Actor) -> Iterator[Waiting]:
    """Declared cooperation that this person can confirm for the other side."""
    with inside(workspace):
        for tie in ties_to_confirm(workspace):
            if allows(actor, May.CONFIRM_TIE, tie.other):
                yield Waiting(
                    title=_("Confirm the cooperation with %(name)s") % {"name": tie.declared_by.name},
                    url=tie.get_absolute_url(),
                    phase="mapping",
                    side=tie.other.side,
                )


@standing
def how_cooperation_stands(workspace: Any) -> Iterator[Standing]:
    """How much cooperation is known."""
    with inside(workspace):
        number = Tie.objects.filter(state=State.PUBLISHED).count()
    yield Standing("mapping", number, ngettext("cooperation", "cooperations", number), order=70)
