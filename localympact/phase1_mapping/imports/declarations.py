"""What imports tell the foundation: which of a file may be personal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import Personal, personal

personal(
    Personal(
        "mapping.Import",
        "raw_rows",
        purpose=_("to show what would become of each row before it is taken over"),
        basis=_("public task of the municipality"),
        retention=_("until the rows are taken over or thrown away; at the latest 30 days"),
        erasure="delete row",
    )
)
