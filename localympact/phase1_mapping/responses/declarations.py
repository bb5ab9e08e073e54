"""What answers tell the foundation: which of it may be personal, and how it goes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.declarations import Personal, personal

ASKED = _("to learn how cooperation works, what hinders it and what would help")
TASK = _("public task of the municipality")

personal(
    Personal(
        "mapping.Draft",
        "answers",
        purpose=ASKED,
        basis=TASK,
        retention=_("until sent; else 30 days after the last page, or 14 days after the survey closed"),
        erasure="delete row",
    ),
    Personal(
        "mapping.Response",
        "answers",
        purpose=ASKED,
        basis=TASK,
        retention=_("anonymous answers five years, others until twelve months after the survey closed"),
        erasure="blank",
    ),
    Personal(
        "mapping.Response",
        "organisation",
        purpose=_("to know which organisations answered, where this was said before answering"),
        basis=TASK,
        retention=_("until twelve months after the survey closed"),
        erasure="blank",
    ),
)
