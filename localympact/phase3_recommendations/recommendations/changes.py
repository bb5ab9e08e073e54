"""Writing advice, publishing it, answering it officially."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.cites import cite
from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase3_recommendations.recommendations.models import OfficialAnswer, Recommendation

CITES = ("cites_findings", "cites_practices")


@change(May.WRITE_RECOMMENDATION)
def write_recommendation(workspace: Workspace, *, by: Actor, **fields: Any) -> Recommendation:
    """Write advice as a draft, with the findings behind it."""
    last = Recommendation.objects.aggregate(last=Max("number"))["last"] or 0
    recommendation = Recommendation(workspace=workspace, number=last + 1)
    _write(recommendation, fields)
    return recommendation


@change(May.WRITE_RECOMMENDATION)
def edit_recommendation(
    recommendation: Recommendation, *, version: int | None = None, by: Actor, **fields: Any
) -> Recommendation:
    """Change advice or the findings behind it."""
    check_version(recommendation, version)
    _write(recommendation, fields)
    return recommendation


@change(May.PUBLISH_RECOMMENDATION)
def publish_recommendation(recommendation: Recommendation, *, by: Actor) -> Recommendation:
    """Make advice public and put it to its addressee."""
    if not recommendation.source_url:
        missing = _("A recommendation needs at least one finding behind it.")
        editing.check_evidence(recommendation, ["cites_findings"], missing)
    editing.publish(recommendation)
    return recommendation


@change(May.PUBLISH_RECOMMENDATION)
def withdraw_recommendation(recommendation: Recommendation, *, by: Actor) -> Recommendation:
    """Take advice back; what cites it keeps its number and date."""
    editing.withdraw(recommendation)
    return recommendation


@change(May.ANSWER_OFFICIALLY)
def answer_officially(
    recommendation: Recommendation, *, answer: str, reason: Any, given_by: Organisation | None = None, by: Actor
) -> OfficialAnswer:
    """Say officially, for the addressee, what becomes of the advice and why."""
    return _answer(
        recommendation, answer, reason, given_by=given_by, given_by_name=by.name, given_on=timezone.localdate()
    )


@change(May.RECORD_ANSWER)
def record_official_answer(
    recommendation: Recommendation,
    *,
    answer: str,
    reason: Any,
    given_on: date,
    recorded_source: str,
    given_by: Organisation | None = None,
    by: Actor,
) -> OfficialAnswer:
    """Record what the addressee said elsewhere, with the place where it was said."""
    if not recorded_source.strip():
        raise Refused(_("Say where the answer was given: minutes, a letter, a page."), field="recorded_source")
    return _answer(
        recommendation,
        answer,
        reason,
        given_by=given_by,
        given_by_name=str(given_by or ""),
        given_on=given_on,
        is_recorded=True,
        recorded_source=recorded_source,
    )


def _answer(recommendation: Recommendation, answer: str, reason: Any, **fields: Any) -> OfficialAnswer:
    if not recommendation.is_published:
        raise Refused(_("Only published advice can be answered."))
    reason = editing.as_text(reason)
    if answer != OfficialAnswer.Answer.ACCEPTED and not reason:
        raise Refused(_("Give the reason for this answer in a sentence."), field="reason")
    given = OfficialAnswer(workspace_id=recommendation.workspace_id, recommendation=recommendation)
    editing.write(given, {"answer": answer, "reason": reason, **fields})
    return given


def _write(recommendation: Recommendation, fields: dict[str, Any]) -> None:
    cites = {name: fields.pop(name) for name in CITES if name in fields}
    editing.write(recommendation, fields)
    for name, things in cites.items():
        cite(recommendation, name, things)
