"""What imports tell the foundation: which of a file may be personal, and which file waits for somebody's word."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import Personal, Waiting, personal, waiting
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.imports.models import Import

personal(
    Personal(
        "mapping.Import",
        "raw_rows",
        purpose=_("to show what would become of each row before it is taken over"),
        basis=_("public task of the municipality"),
        retention=_("until the rows are taken over or thrown away; at the latest 30 days"),
        erasure="delete row",
        what=_("the rows of an imported list"),
    )
)


@waiting
def files_to_decide_on(workspace: Workspace, actor: Actor) -> Iterator[Waiting]:
    """Lists that were read and not taken over yet, for those who import."""
    if not allows(actor, May.IMPORT_ORGANISATIONS, workspace):
        return
    with inside(workspace):
        for one in Import.objects.filter(state=Import.State.PROPOSED).only("filename", "workspace"):
            title = gettext("Take a list over, or throw it away")
            yield Waiting(title, one.get_absolute_url(), "mapping", one.filename)
