"""What we ask across ties: who works with whom, how sure it is."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from localympact.foundation.core.rows import State
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase1_mapping.cooperation.models import Form, Tie
from localympact.phase1_mapping.organisations.models import Organisation


def visible_ties(actor: Actor, workspace: Workspace) -> QuerySet[Tie]:
    """The ties this reader may see, with both ends and the number of proofs."""
    rows = Tie.objects.exclude(state=State.ARCHIVED).select_related("declared_by", "other")
    return visible(rows.annotate(proven=Count("proofs")), actor, workspace)


def ties_of(organisation: Organisation, actor: Actor) -> QuerySet[Tie]:
    """The ties of one organisation that this reader may see."""
    ends = Q(declared_by=organisation) | Q(other=organisation)
    return visible_ties(actor, organisation.workspace).filter(ends)


def ties_to_confirm(workspace: Workspace) -> QuerySet[Tie]:
    """Declared, neither confirmed nor declined yet."""
    rows = Tie.objects.filter(confirmed_at=None, declined_at=None, is_recorded=False)
    return rows.select_related("declared_by", "other")


def form_names() -> dict[str, object]:
    """Code → name of every shipped form."""
    return {form.code: form.name for form in Form.objects.filter(owner=None)}


def how_sure(tie: Tie) -> str:
    """proven, confirmed, recorded or one_sided."""
    if getattr(tie, "proven", 0):
        return "proven"
    if tie.is_confirmed:
        return "confirmed"
    return "recorded" if tie.is_recorded else "one_sided"
