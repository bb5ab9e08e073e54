"""Places side by side: what each is made of, never who is better."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.findings.models import Tally
from localympact.phase1_mapping.organisations.queries import listed_organisations
from localympact.phase1_mapping.practices.models import Practice
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.tallies.statements import statement_of


@dataclass(frozen=True)
class Column:
    """One place as the comparison shows it."""

    workspace: Workspace
    organisations: int
    kinds: list[tuple[str, int]]
    forms: list[tuple[str, int]]
    practices: dict[str, int]
    answers: dict[str, Any]


def comparable_places() -> list[Workspace]:
    """Public places that are no programmes, by address: no order of merit."""
    rows = Workspace.objects.filter(state=State.PUBLISHED).exclude(kind=Workspace.Kind.PROGRAMME)
    return list(rows.order_by("slug"))


def columns(places: Sequence[Workspace], question: str = "") -> list[Column]:
    """What places are made of, and how one question was answered in each one's latest closed survey."""
    if not places:
        return []
    with inside(*places):
        kinds = _counted(listed_organisations(), "kind")
        forms = _counted(Tie.objects.filter(state=State.PUBLISHED), "form")
        outcomes = _counted(Practice.objects.filter(state=State.PUBLISHED), "outcome")
        answers = _answers(question) if question else {}
    return [
        Column(
            place,
            kinds[place.pk].total(),
            Counter({kind: number for kind, number in kinds[place.pk].items() if kind}).most_common(6),
            forms[place.pk].most_common(6),
            {code: outcomes[place.pk][code] for code in Practice.Outcome.values},
            answers.get(place.pk, {}),
        )
        for place in places
    ]


def _counted(rows: QuerySet[Any], code: str) -> dict[UUID, Counter[str]]:
    """How often each code stands in each place."""
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for place, value in rows.values_list("workspace_id", code):
        found[place][value] += 1
    return found


def _answers(question: str) -> dict[UUID, dict[str, Any]]:
    waves = Wave.objects.filter(state=Wave.State.CLOSED).order_by("opens_on").values_list("workspace_id", "pk")
    latest = dict(waves)
    found: dict[UUID, dict[str, Any]] = defaultdict(dict)
    rows = Tally.objects.filter(wave__in=list(latest.values()), name=question)
    for tally in rows.select_related("question"):
        found[tally.workspace_id][tally.side] = tally
    return found


def questions(places: Sequence[Workspace]) -> list[tuple[str, str]]:
    """0–10 questions that some of these places has counted: name and short wording."""
    if not places:
        return []
    found: dict[str, str] = {}
    with inside(*places):
        rows = Tally.objects.filter(side=Side.ORGANISATIONS, question__measure="scale0_10")
        rows = rows.select_related("question__version__questionnaire")
        for tally in rows.order_by("workspace__slug", "question__position"):
            found.setdefault(tally.name, statement_of(tally.question))
    return list(found.items())
