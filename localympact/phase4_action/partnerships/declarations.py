"""What partnerships tell the foundation."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import (
    BY_HISTORY,
    MenuEntry,
    Personal,
    Waiting,
    menu,
    personal,
    waiting,
)
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import is_party
from localympact.phase4_action.partnerships.models import Partner

menu(MenuEntry("action", gettext_lazy("Partnerships"), "list_partnerships", order=20))

BASIS = gettext_lazy("carrying out an agreement between the parties")
RETENTION = gettext_lazy("as long as the partnership is kept")
personal(
    Personal(
        "action.Partner",
        "contact",
        gettext_lazy("so that the parties reach each other"),
        BASIS,
        RETENTION,
        "blank",
        what=gettext_lazy("the contact person of a party"),
    ),
    Personal(
        "action.Partner",
        "agreed_by",
        gettext_lazy("so that it is known who gave the word of a party"),
        BASIS,
        RETENTION,
        "former member",
        BY_HISTORY,
        what=gettext_lazy("who agreed for a party"),
    ),
)


@waiting
def partnerships_waiting(workspace: Workspace, actor: Actor) -> list[Waiting]:
    """Where my party has not agreed yet."""
    if not actor.is_signed_in:
        return []
    with inside(workspace):
        rows = Partner.objects.filter(agreed_at=None, partnership__state="draft").exclude(partnership__form="")
        mine = [p for p in rows.select_related("partnership", "organisation") if is_party(actor, p)]
        return [_asked(partner) for partner in mine]


def _asked(partner: Partner) -> Waiting:
    title = _("Does %(party)s agree to this partnership?") % {"party": partner.organisation}
    url = partner.partnership.get_absolute_url()
    return Waiting(title, url, "action", detail=str(partner.partnership.title), side=partner.organisation.side)
