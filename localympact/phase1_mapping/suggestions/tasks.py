"""What is forgotten of suggestions and claims."""

from __future__ import annotations

from datetime import time, timedelta

from django.db import transaction
from django.utils import timezone

from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.registry import job
from localympact.phase1_mapping.suggestions.models import Claim, Decision, Suggestion

UNCONFIRMED, DECIDED = timedelta(days=30), timedelta(days=365)


@job("forget_old_suggestions", daily_at=time(3, 20))
def forget_old_suggestions(job: Job) -> None:
    """Remove what nobody confirmed after a month, and what was decided long ago."""
    now = timezone.now()
    with transaction.atomic(), across_workspaces("old suggestions are forgotten in every place"):
        Suggestion.objects.filter(state=Decision.UNCONFIRMED, created_at__lt=now - UNCONFIRMED).delete()
        Suggestion.objects.filter(decided_at__lt=now - DECIDED).delete()
        Claim.objects.filter(decided_at__lt=now - DECIDED).delete()
        job.finish()
