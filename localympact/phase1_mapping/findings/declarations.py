"""What findings tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.ui.picking import Offer, offer
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import MenuEntry, Waiting, menu, waiting
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.findings.models import Finding, Gap, Tally
from localympact.phase1_mapping.tallies.comparing import side_name

menu(MenuEntry("mapping", _("Findings"), "list_findings", order=60))


def tallies_to_choose() -> QuerySet[Tally]:
    """Counted answers, those of the newest survey first."""
    rows = Tally.objects.select_related("question", "wave").defer("numbers", "groups")
    return rows.order_by("-wave__closes_on", "wave", "side", "question__position")


def gaps_to_choose() -> QuerySet[Gap]:
    """Differences, the widest of the newest survey first."""
    rows = Gap.objects.select_related("municipality__question", "wave")
    return rows.defer("municipality__numbers", "municipality__groups").order_by("-wave__closes_on", "wave", "position")


offer(
    Offer(Tally, tallies_to_choose, group=lambda tally: f"{tally.wave}, {side_name(tally.side)}"),
    Offer(Gap, gaps_to_choose, group=lambda gap: str(gap.wave)),
    Offer(Finding, lambda: Finding.objects.order_by("kind", "created_at"), group=lambda one: one.get_kind_display()),
)


@waiting
def findings_in_review(workspace: Workspace, actor: Actor) -> Iterator[Waiting]:
    """Findings that somebody wrote and handed in, for those who publish."""
    if not allows(actor, May.PUBLISH_FINDING, workspace):
        return
    with inside(workspace):
        for finding in Finding.objects.filter(state=State.IN_REVIEW):
            yield Waiting(gettext("Read a finding and publish it"), finding.get_absolute_url(), "mapping", str(finding))
