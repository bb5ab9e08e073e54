"""What this place already knows that helps a walk: shown beside it, never copied into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from localympact.foundation.core.rows import State
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.findings.models import Finding
from localympact.phase1_mapping.organisations.models import ContactPoint, Organisation
from localympact.phase4_action.roadmaps.models import Run


@dataclass(frozen=True)
class Facts:
    """Cooperation so far, whom to ask, what was found."""

    ties: list[Tie] = field(default_factory=list)
    contacts: list[ContactPoint] = field(default_factory=list)
    allies: list[Organisation] = field(default_factory=list)
    findings: list[Any] = field(default_factory=list)


def facts_about(run: Run) -> Facts:
    """What is known of the pair of a walk, and of this place."""
    one, other = run.municipality, run.organisation
    pair = Q(declared_by=one, other=other) | Q(declared_by=other, other=one)
    alike = Organisation.objects.filter(state=State.PUBLISHED, side=other.side).exclude(pk=other.pk)
    same_field = alike.filter(field=other.field) if other.field else alike.none()
    return Facts(
        ties=list(Tie.objects.filter(pair).exclude(state=State.ARCHIVED).select_related("declared_by", "other")),
        contacts=list(ContactPoint.objects.filter(organisation__in=[one, other]).select_related("organisation")),
        allies=list(same_field.order_by("name")[:5]),
        findings=list(Finding.objects.filter(state=State.PUBLISHED).order_by("-published_at")[:5]),
    )
