"""What we ask across partnerships: published ones for everybody, the others for their parties."""

from __future__ import annotations

from localympact.foundation.core.rows import State
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.permissions import is_party
from localympact.phase4_action.partnerships.models import Partner, Partnership


def may_see(actor: Actor, partnership: Partnership) -> bool:
    """Whether this reader may open it: everybody once it is published, its parties before."""
    return partnership.state == State.PUBLISHED or is_party(actor, partnership)


def partnerships_for(actor: Actor) -> list[Partnership]:
    """The partnerships this reader may see, latest first."""
    rows = Partnership.objects.select_related("proposal__run").prefetch_related("partners__organisation")
    return [row for row in rows if may_see(actor, row)]


def partners_in(partnership: Partnership) -> list[Partner]:
    """The parties, the municipality first."""
    return list(partnership.partners.select_related("organisation"))
