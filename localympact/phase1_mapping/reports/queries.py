"""What we ask across reports."""

from __future__ import annotations

from django.db.models import QuerySet

from localympact.foundation.jobs.models import Job
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase1_mapping.reports.models import Edition, Report

DRAWING = "draw_edition"


def visible_reports(actor: Actor, workspace: Workspace) -> QuerySet[Report]:
    """The reports this reader may see."""
    return visible(Report.objects.select_related("workspace"), actor, workspace)


def editions_of(report: Report) -> QuerySet[Edition]:
    """The editions of a report, the newest first, without their documents."""
    return report.editions.defer("documents").select_related("report")


def drawing_of(report: Report) -> Job | None:
    """The last job that was to draw an edition of this report; its progress tells how far it is, or why it refused."""
    return Job.objects.filter(name=DRAWING, key=str(report.pk)).order_by("created_at").last()


def is_drawn_now(drawing: Job | None) -> bool:
    """Whether an edition is waiting to be drawn or being drawn."""
    return drawing is not None and drawing.state in (Job.State.WAITING, Job.State.RUNNING)
