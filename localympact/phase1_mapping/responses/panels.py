"""What answers show on the page of their survey."""

from __future__ import annotations

from typing import Any

from localympact.foundation.workspaces.declarations import Panel, panel
from localympact.phase1_mapping.responses.queries import turnout_of
from localympact.phase1_mapping.surveys.models import Wave


def how_many_answered(request: Any, wave: Wave) -> dict[str, Any] | None:
    """The running count of both sides, in steps; nothing before the survey opens."""
    return None if wave.is_draft else {"turnout": turnout_of(wave)}


panel(Panel("turnout", "wave", "mapping/responses/turnout.html", how_many_answered, order=10))
