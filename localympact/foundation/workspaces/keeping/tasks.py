"""What happens later to what was removed."""

from __future__ import annotations

from datetime import time

from django.db import transaction
from django.utils import timezone

from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.registry import job
from localympact.foundation.workspaces.keeping.queries import KEPT_FOR
from localympact.foundation.workspaces.models import Removed


@job("forget_what_was_removed", daily_at=time(3, 35))
def forget_what_was_removed(job: Job) -> None:
    """After a month what was removed is gone for good."""
    with transaction.atomic(), across_workspaces("what was removed long ago goes in every place"):
        Removed.objects.filter(removed_at__lt=timezone.now() - KEPT_FOR).delete()
        job.finish()
