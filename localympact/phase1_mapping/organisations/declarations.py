"""What organisations tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.search.declarations import Source, declare
from localympact.foundation.ui.picking import Offer, offer
from localympact.foundation.vocabularies.queries import name_of
from localympact.foundation.workspaces.declarations import (
    MenuEntry,
    Personal,
    Standing,
    menu,
    name_beside_a_decision,
    personal,
    speaks_for,
    standing,
)
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.organisations.findable import FACETS, KIND, document, published_rows
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import listed_organisations, organisations_to_choose

menu(MenuEntry("mapping", _("Directory"), "list_organisations", order=10))
speaks_for(organisations_to_choose)
offer(
    Offer(
        Organisation,
        lambda: Organisation.objects.order_by("side", "kind", "name"),
        group=lambda one: str(name_of("kind", one.kind)) if one.kind else str(_("kind not known")),
        is_offered=lambda one: not one.merged_into_id and one.state != State.ARCHIVED,
    )
)
declare(Source(KIND, published_rows, document, FACETS))

TO_BE_REACHED = _("so that the other side knows whom to turn to")
AGREED = _("consent of the person named")
CONTACT = _("name, e-mail address and telephone of a contact person")
AS_LONG = _("as long as the profile is here; asked again every year")
personal(
    *(
        Personal("mapping.ContactPoint", field, TO_BE_REACHED, AGREED, AS_LONG, "delete row", "email", CONTACT)
        for field in ("name", "email", "phone")
    ),
    name_beside_a_decision("mapping.Organisation", "confirmed_by"),
)


@standing
def how_many_are_listed(workspace: Workspace) -> Iterator[Standing]:
    """How many organisations the directory shows."""
    with inside(workspace):
        counts = listed_organisations().aggregate(all=Count("pk"), confirmed=Count("confirmed_on"))
    number, confirmed = counts["all"], counts["confirmed"]
    label = ngettext("organisation in the directory", "organisations in the directory", number)
    yield Standing("mapping", number, label, order=10, marks=(confirmed, 0, number - confirmed))
