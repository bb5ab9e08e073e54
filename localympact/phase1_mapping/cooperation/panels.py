"""Cooperation on the profile of each organisation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from localympact.foundation.workspaces.declarations import Panel, panel
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.cooperation.queries import form_names, how_sure, ties_of


def ties_of_organisation(request: HttpRequest, organisation: Any) -> dict[str, Any] | None:
    """With whom it works, and the way to say more."""
    actor = request.actor  # type: ignore[attr-defined]
    ties = list(ties_of(organisation, actor))
    may_add = allows(actor, May.DECLARE_TIE, organisation) or allows(actor, May.RECORD_TIE, organisation)
    if not ties and not may_add:
        return None
    rows = [
        (tie, tie.other if tie.declared_by_id == organisation.pk else tie.declared_by, how_sure(tie)) for tie in ties
    ]
    return {"rows": rows, "may_add": may_add, "names": form_names()}


def forms_of_municipality(request: HttpRequest, organisation: Any) -> dict[str, Any] | None:
    """The forms of cooperation that the municipality says it uses."""
    names = form_names()
    used = [names[code] for code in organisation.forms_used if code in names]
    may_say = organisation.is_municipality and allows(
        request.actor,  # type: ignore[attr-defined]
        May.EDIT_ORGANISATION,
        organisation,
    )
    return {"used": used, "may_say": may_say} if used or may_say else None


panel(Panel("forms", "organisation", "mapping/cooperation/forms_panel.html", forms_of_municipality, order=10))
panel(Panel("ties", "organisation", "mapping/cooperation/panel.html", ties_of_organisation, order=20))
