"""What counted answers show on the page of their survey."""

from __future__ import annotations

from typing import Any

from localympact.foundation.workspaces.declarations import Panel, panel
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.findings.models import Gap
from localympact.phase1_mapping.findings.pages import language_now
from localympact.phase1_mapping.findings.queries import asked_in, closed_waves, gaps_of
from localympact.phase1_mapping.tallies.comparing import gaps_picture


def counted(request: Request, wave: Any) -> dict[str, Any] | None:
    """The ways to the counted answers and the gaps of a closed survey."""
    if not wave.is_closed:
        return None
    return {"wave": wave, "gaps": Gap.objects.filter(wave=wave).count()}


panel(Panel("counted answers", "wave", "mapping/findings/panel.html", counted, order=20))


def widest(request: Request, place: Any) -> dict[str, Any] | None:
    """The three widest gaps of the latest survey that has some, on the front page of the place."""
    wave = closed_waves(place).filter(pk__in=Gap.objects.values("wave")).first()
    if not wave:
        return None
    gaps = {gap.name: gap for gap in gaps_of(wave)[:3]}
    asked = [one for one in asked_in(wave, names=gaps) if len(one.tallies) > 1]
    chart = gaps_picture(asked, gaps, title=str(wave.title), language=language_now(), example=place.example)
    return {"wave": wave, "chart": chart}


panel(Panel("widest gaps", "workspace", "mapping/findings/widest.html", widest, order=40))
