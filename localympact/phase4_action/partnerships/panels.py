"""Where a tool or a form of cooperation was used: the public partnerships that name it, and what they want to reach."""

from __future__ import annotations

from typing import Any

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.workspaces.declarations import Panel, panel
from localympact.foundation.workspaces.requests import Request
from localympact.phase4_action.partnerships.models import Partnership

MOST = 12


def used_by(request: Request, **named: Any) -> dict[str, Any] | None:
    """Public partnerships of all places that name it, those of this place first."""
    with across_workspaces("what is used elsewhere helps here"):
        rows = Partnership.objects.filter(state=State.PUBLISHED, workspace__state=State.PUBLISHED, **named)
        found = list(rows.select_related("workspace").order_by("-agreed_on")[:MOST])
    found.sort(key=lambda one: one.workspace_id != request.workspace.pk)
    return {"partnerships": found} if found else None


def tool_used(request: Request, tool: Any) -> dict[str, Any] | None:
    """Partnerships in which this tool helped."""
    return used_by(request, uses_tools=tool)


def form_used(request: Request, form: Any) -> dict[str, Any] | None:
    """Partnerships of this form."""
    return used_by(request, form=form.code)


TEMPLATE = "action/partnerships/used.html"
panel(
    Panel("used in partnerships", "tool", TEMPLATE, tool_used),
    Panel("used in partnerships", "form", TEMPLATE, form_used),
)
