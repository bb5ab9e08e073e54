"""What happens later to registrations."""

from __future__ import annotations

from datetime import time, timedelta

from django.db import transaction
from django.utils import timezone

from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.registry import job
from localympact.phase1_mapping.events.models import Registration

KEPT = timedelta(days=60)


@job("forget_registrations", daily_at=time(3, 40))
def forget_registrations(job: Job) -> None:
    """Sixty days after an event nobody needs to know who came; how many came stands in the recap."""
    with transaction.atomic(), across_workspaces("who came is forgotten in every place"):
        Registration.objects.filter(event__starts_at__lt=timezone.now() - KEPT).delete()
        job.finish()
