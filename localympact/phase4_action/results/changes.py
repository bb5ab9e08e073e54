"""Writing down what an action changed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from localympact.foundation.core.cites import cite
from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase4_action.results.models import Result

CITES = ("cites_actions", "cites_tallies")


@change(May.WRITE_RESULT)
def write_result(workspace: Workspace, *, by: Actor, **fields: Any) -> Result:
    """Write a result as a draft."""
    result = Result(workspace=workspace)
    _write(result, fields)
    return result


@change(May.WRITE_RESULT)
def edit_result(result: Result, *, version: int | None = None, by: Actor, **fields: Any) -> Result:
    """Change a result or what it cites."""
    check_version(result, version)
    _write(result, fields)
    return result


@change(May.PUBLISH_RESULT)
def publish_result(result: Result, *, by: Actor) -> Result:
    """Make a result public: it cites an action and shows a value, a new enterprise or a question asked again."""
    editing.check_evidence(result, ["cites_actions"], _("A result needs at least one action that led to it."))
    if result.kind == Result.Kind.NEW_SOCIAL_ENTERPRISE and result.organisation is None:
        raise Refused(_("Name the new social enterprise: it must stand in the directory."), field="organisation")
    measured = result.indicator_value or result.organisation or result.cites_tallies.exists()
    if not measured:
        raise Refused(_("Add a measured value, a question asked again, or the new social enterprise by name."))
    editing.publish(result)
    return result


@change(May.PUBLISH_RESULT)
def withdraw_result(result: Result, *, by: Actor) -> Result:
    """Take a result back."""
    editing.withdraw(result)
    return result


def _write(result: Result, fields: dict[str, Any]) -> None:
    cites = {name: fields.pop(name) for name in CITES if name in fields}
    editing.write(result, fields)
    for name, things in cites.items():
        cite(result, name, things)
