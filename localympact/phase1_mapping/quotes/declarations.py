"""What quotes tell the foundation: why they are kept, and how they go."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import Personal, personal

personal(
    Personal(
        "mapping.Quote",
        "words",
        purpose=_("to say in the report what people answered in their own words, without telling who"),
        basis=_("public task of the municipality"),
        retention=_("as long as the answer it is taken from; a published edition stays as it is"),
        erasure="delete row",
    ),
)
