"""What a report is made of: for each place its counted wave, findings, organisations and examples, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import override

from localympact.foundation.core.rows import State
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.findings.models import Finding
from localympact.phase1_mapping.findings.queries import asked_in, closed_waves, gaps_by_name, moved_since
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import listed_organisations
from localympact.phase1_mapping.practices.models import Practice
from localympact.phase1_mapping.quotes.queries import Said, printable
from localympact.phase1_mapping.reports.models import Report
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.tallies.comparing import Asked
from localympact.phase1_mapping.tallies.moving import Moved
from localympact.phase1_mapping.tallies.statements import family_of


@dataclass(frozen=True)
class Part:
    """One place of a report: only what is published or frozen there."""

    workspace: Workspace
    wave: Wave | None
    asked: Mapping[str, Asked]
    gaps: Mapping[str, Any]
    findings: Sequence[Finding]
    organisations: Sequence[Organisation]
    practices: Sequence[Practice]
    ties: int
    moved: Sequence[Moved] = ()
    said: Sequence[Said] = ()

    @property
    def name(self) -> str:
        """The place in the language of the report."""
        return str(self.workspace)

    def family(self, family: str) -> list[Asked]:
        """The 0–10 statements of a family, in the order of the questionnaire."""
        return [one for one in self.asked.values() if one.measure == "scale0_10" and family_of(one.name) == family]

    @property
    def statements(self) -> list[Asked]:
        """The 0–10 statements that both sides were asked, the widest clear gap first."""
        both = [one for one in self.asked.values() if one.measure == "scale0_10" and len(one.tallies) > 1]
        return sorted(both, key=lambda one: self.gaps[one.name].position if one.name in self.gaps else len(both))

    def answers(self, side: str) -> int | None:
        """How many of a side answered: the largest n that a frozen tally of it shows."""
        known = [one.tallies[side].n for one in self.asked.values() if side in one.tallies]
        return max((n for n in known if n is not None), default=None)


@dataclass(frozen=True)
class Material:
    """Everything the chapters of one report in one language draw on."""

    report: Report
    language: str
    parts: Sequence[Part] = field(default_factory=tuple)

    @property
    def is_side_by_side(self) -> bool:
        """Whether several places stand beside each other."""
        return len(self.parts) > 1

    @property
    def example(self) -> bool:
        """Whether any of it is invented."""
        return any(part.workspace.example for part in self.parts)

    @property
    def findings(self) -> list[Finding]:
        """The published findings of all its places."""
        return [finding for part in self.parts for finding in part.findings]


def places_of(report: Report) -> list[Workspace]:
    """The places a report is about: those it covers, else its own."""
    return list(report.covers.order_by("slug")) or [report.workspace]


def gather(report: Report, language: str) -> Material:
    """Read what the chapters need; only published things and frozen numbers, of all places of the report."""
    with across_workspaces("a report may cover several places"), override(language):
        chosen = list(report.waves.all())
        return Material(report, language, tuple(_part(place, chosen) for place in places_of(report)))


def _part(place: Workspace, chosen: Sequence[Wave]) -> Part:
    closed = closed_waves(place)
    wave = next((wave for wave in chosen if wave.workspace_id == place.pk and wave.is_closed), None) or closed.first()
    return Part(
        workspace=place,
        wave=wave,
        asked={one.name: one for one in asked_in(wave)} if wave else {},
        gaps=gaps_by_name(wave) if wave else {},
        findings=list(Finding.objects.filter(workspace=place, state=State.PUBLISHED)),
        organisations=list(listed_organisations().filter(workspace=place)),
        practices=list(Practice.objects.filter(workspace=place, state=State.PUBLISHED)),
        moved=moved_since(wave) if wave else (),
        said=printable(wave) if wave else (),
        ties=Tie.objects.filter(workspace=place, state=State.PUBLISHED, confirmed_at__isnull=False).count(),
    )
