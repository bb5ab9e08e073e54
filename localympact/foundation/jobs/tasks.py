"""What the queue does about itself."""

from datetime import time, timedelta

from django.db import transaction
from django.utils import timezone

from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.registry import job

KEPT = timedelta(days=30)


@job("forget_finished_jobs", daily_at=time(3, 30))
def forget_finished_jobs(job: Job) -> None:
    """Remove finished jobs after a month; failed ones stay until somebody looked at them."""
    with transaction.atomic():
        Job.objects.filter(state=Job.State.DONE, finished_at__lt=timezone.now() - KEPT).delete()
        job.finish()
