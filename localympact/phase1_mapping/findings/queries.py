"""What we ask across tallies, gaps and findings."""

from __future__ import annotations

from django.db.models import QuerySet

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase1_mapping.findings.models import Finding, Gap, Tally
from localympact.phase1_mapping.surveys.models import Wave


def tallies_of(wave: Wave) -> QuerySet[Tally]:
    """The frozen tallies of a wave, question by question, municipality first."""
    return Tally.objects.filter(wave=wave).select_related("question", "wave")


def gaps_of(wave: Wave) -> QuerySet[Gap]:
    """The gaps of a wave, widest first, those that may be chance after the others."""
    return Gap.objects.filter(wave=wave).select_related("municipality__question", "organisations__question", "wave")


def visible_findings(actor: Actor, workspace: Workspace) -> QuerySet[Finding]:
    """The findings this reader may see."""
    return visible(Finding.objects.all(), actor, workspace)
