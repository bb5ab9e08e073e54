"""What we ask across reports."""

from __future__ import annotations

from django.db.models import QuerySet

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase1_mapping.reports.models import Edition, Report


def visible_reports(actor: Actor, workspace: Workspace) -> QuerySet[Report]:
    """The reports this reader may see."""
    return visible(Report.objects.select_related("workspace"), actor, workspace)


def editions_of(report: Report) -> QuerySet[Edition]:
    """The editions of a report, the newest first, without their documents."""
    return report.editions.defer("documents").select_related("report")
