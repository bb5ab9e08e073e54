"""What counted answers show on the page of their survey."""

from __future__ import annotations

from typing import Any

from localympact.foundation.workspaces.declarations import Panel, panel
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.findings.models import Gap


def counted(request: Request, wave: Any) -> dict[str, Any] | None:
    """The ways to the counted answers and the gaps of a closed survey."""
    if not wave.is_closed:
        return None
    return {"wave": wave, "gaps": Gap.objects.filter(wave=wave).count()}


panel(Panel("counted answers", "wave", "mapping/findings/panel.html", counted, order=20))
