"""What suggestions and claims tell the foundation: what waits, and which of it is personal."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.declarations import Personal, Waiting, name_beside_a_decision, personal, waiting
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May, allows
from localympact.phase1_mapping.suggestions.queries import waiting_claims, waiting_suggestions

MOST_SHOWN = 20

TO_ANSWER = _("to tell you what became of your suggestion")
CONSENT = _("your suggestion")
CLAIMED = _("to know who speaks for an organisation")
YEAR = _("one year after the decision")
SUGGESTER = _("the e-mail address of who suggests an organisation")
CLAIMANT = _("who claims a profile, and in which role")
personal(
    Personal("mapping.Suggestion", "email", TO_ANSWER, CONSENT, YEAR, "blank", "email", SUGGESTER),
    Personal("mapping.Claim", "person", CLAIMED, CONSENT, YEAR, "delete row", "person_id", CLAIMANT),
    Personal("mapping.Claim", "statement", CLAIMED, CONSENT, YEAR, "delete row", "person_id", CLAIMANT),
    name_beside_a_decision("mapping.Suggestion", "decided_by"),
    name_beside_a_decision("mapping.Claim", "decided_by"),
)


@waiting
def what_waits_for_a_decision(workspace: Workspace, actor: Actor) -> Iterator[Waiting]:
    """Suggestions and claims, for those who decide."""
    if not allows(actor, May.DECIDE_SUGGESTION, workspace):
        return
    for suggestion in waiting_suggestions()[:MOST_SHOWN]:
        title = gettext("Somebody suggests %(name)s") % {"name": suggestion}
        yield Waiting(title, reverse("show_suggestion", args=[workspace.slug, suggestion.pk]), "mapping")
    for claim in waiting_claims()[:MOST_SHOWN]:
        said = {"person": claim.person, "name": claim.organisation}
        title = gettext("%(person)s wants to speak for %(name)s") % said
        yield Waiting(title, reverse("list_waiting_organisations", args=[workspace.slug]), "mapping")
