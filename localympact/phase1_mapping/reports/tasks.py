"""An edition is drawn and published later, since it takes a while."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.registry import job
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.actors import actor_of
from localympact.phase1_mapping.reports.changes import publish_report
from localympact.phase1_mapping.reports.documents import draw_edition
from localympact.phase1_mapping.reports.models import Report
from localympact.phase1_mapping.reports.queries import DRAWING


@job(DRAWING, attempts=2)
def draw_and_publish(job: Job, report: str, person: str, language: str) -> None:
    """Draw the next edition language by language and publish it for who asked; a refusal is kept for them to read."""
    with across_workspaces("a job knows its report by its id only"):
        row = Report.objects.select_related("workspace").get(pk=report)
    by = actor_of(Person.objects.get(pk=person))
    with override(language), timezone.override(row.workspace.timezone):
        try:
            drawn = draw_edition(row, tell=lambda done: job.report(done=done, of=len(LANGUAGES)))
            with transaction.atomic():
                publish_report(row, drawn=drawn, by=by)
                job.finish()
        except Refused as refused:
            job.report(refused=refused.sentence)
