"""What we ask across tools and forms of cooperation."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.cooperation.models import Form
from localympact.phase2_toolbox.tools.models import Tool

# The situations in which a form helps, as the shipped file names them.
SITUATIONS = {
    "service": _("One clear service, several who could do it"),
    "general_support": _("Support for an organisation's own work"),
    "shared_problem": _("A problem nobody solves alone"),
    "delegated_task": _("A public task an organisation does better"),
    "space_knowledge": _("Only space or knowledge is needed"),
    "voice": _("A voice in decisions"),
}


def tools_of(workspace: Workspace) -> QuerySet[Tool]:
    """The shipped tools and the place's own, in their order."""
    return Tool.objects.filter(Q(owner=None) | Q(owner=workspace)).order_by("number")


def forms_of_cooperation(workspace: Workspace, *, situation: str = "") -> list[Form]:
    """The forms F01 to F28, or those that fit a situation."""
    forms = Form.objects.filter(Q(owner=None) | Q(owner=workspace))
    return [form for form in forms if not situation or situation in form.chooser]
