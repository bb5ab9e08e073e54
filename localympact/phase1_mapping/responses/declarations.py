"""What answers tell the foundation: which of it may be personal, and how it goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.declarations import Personal, Standing, personal, standing
from localympact.phase1_mapping.responses.queries import turnout_of
from localympact.phase1_mapping.surveys.models import Wave

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
        retention=_("five years after the survey closed, from the second year on without the organisation"),
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


@standing
def how_many_answered(workspace: Any) -> Iterator[Standing]:
    """How many answers the latest survey has, in steps."""
    with inside(workspace):
        wave = Wave.objects.exclude(state=Wave.State.DRAFT).select_related("workspace").first()
        number = sum(one.at_least for one in turnout_of(wave)) if wave else 0
    if wave and number:
        yield Standing("mapping", number, ngettext("answer", "answers", number), str(wave.title), order=30)
