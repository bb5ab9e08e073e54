"""What is forgotten of files that nobody decided about."""

from __future__ import annotations

from datetime import time, timedelta

from django.db import transaction
from django.utils import timezone

from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.registry import job
from localympact.phase1_mapping.imports.models import Import

KEPT = timedelta(days=30)


@job("forget_old_files", daily_at=time(3, 25))
def forget_old_files(job: Job) -> None:
    """Remove files that were read and not taken over within a month."""
    with transaction.atomic(), across_workspaces("old files are forgotten in every place"):
        Import.objects.filter(state=Import.State.PROPOSED, created_at__lt=timezone.now() - KEPT).delete()
        job.finish()
