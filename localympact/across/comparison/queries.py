"""Places side by side: what each is made of, never who is better."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

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


def column(workspace: Workspace, question: str = "") -> Column:
    """What one place is made of, and how one question was answered in its latest closed survey."""
    with inside(workspace):
        listed = listed_organisations()
        kinds = Counter(listed.exclude(kind="").values_list("kind", flat=True))
        forms = Counter(Tie.objects.filter(state=State.PUBLISHED).values_list("form", flat=True))
        outcomes = Counter(Practice.objects.filter(state=State.PUBLISHED).values_list("outcome", flat=True))
        answers = _answers(question) if question else {}
        return Column(
            workspace,
            listed.count(),
            kinds.most_common(6),
            forms.most_common(6),
            {code: outcomes[code] for code in Practice.Outcome.values},
            answers,
        )


def _answers(question: str) -> dict[str, Any]:
    wave = Wave.objects.filter(state=Wave.State.CLOSED).order_by("-opens_on").first()
    if wave is None:
        return {}
    rows = Tally.objects.filter(wave=wave, name=question).select_related("question")
    return {tally.side: tally for tally in rows}


def questions() -> list[tuple[str, str]]:
    """0–10 questions that some public place has counted: name and short wording."""
    found: dict[str, str] = {}
    for workspace in comparable_places():
        with inside(workspace):
            rows = Tally.objects.filter(side=Side.ORGANISATIONS, question__measure="scale0_10")
            for tally in rows.select_related("question__version__questionnaire").order_by("question__position"):
                found.setdefault(tally.name, statement_of(tally.question))
    return list(found.items())
