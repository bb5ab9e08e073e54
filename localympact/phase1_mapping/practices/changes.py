"""Writing cooperation examples, confirming them from both sides, publishing them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.practices.models import Practice


@change(May.WRITE_PRACTICE)
def write_practice(workspace: Workspace, *, by: Actor, **fields: Any) -> Practice:
    """Write an example as a draft."""
    practice = Practice(workspace=workspace)
    editing.write(practice, fields)
    return practice


@change(May.WRITE_PRACTICE)
def edit_practice(practice: Practice, *, version: int | None = None, by: Actor, **fields: Any) -> Practice:
    """Change an example."""
    check_version(practice, version)
    editing.write(practice, fields)
    return practice


@change(May.PUBLISH_PRACTICE)
def publish_practice(practice: Practice, *, by: Actor) -> Practice:
    """Make an example public."""
    if not practice.summary:
        raise Refused(_("Tell in a few words what was done."), field="summary")
    editing.publish(practice)
    return practice


@change(May.PUBLISH_PRACTICE)
def withdraw_practice(practice: Practice, *, by: Actor) -> Practice:
    """Take an example back; what cites it keeps its kind and date."""
    editing.withdraw(practice)
    return practice


@change(May.CONFIRM_TIE)
def confirm_practice(practice: Practice, *, by: Actor) -> Practice:
    """Say, for one's own side, that it happened as it is told."""
    side = by.side_in(practice.workspace_id)
    if not side:
        raise Refused(_("Only a partner of this example can confirm it."))
    name = "municipality" if side == Side.MUNICIPALITY else "organisations"
    editing.write(practice, {f"confirmed_by_{name}_at": timezone.now()})
    return practice
