"""What findings tell the foundation."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import MenuEntry, Waiting, menu, waiting
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.findings.models import Finding

menu(MenuEntry("mapping", _("Findings"), "list_findings", order=60))


@waiting
def findings_in_review(workspace: Workspace, actor: Actor) -> Iterator[Waiting]:
    """Findings that somebody wrote and handed in, for those who publish."""
    if not allows(actor, May.PUBLISH_FINDING, workspace):
        return
    with inside(workspace):
        for finding in Finding.objects.filter(state=State.IN_REVIEW):
            yield Waiting(gettext("Read a finding and publish it"), finding.get_absolute_url(), "mapping", str(finding))
