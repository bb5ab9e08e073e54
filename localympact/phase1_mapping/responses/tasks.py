"""What happens to drafts that nobody sends."""

from __future__ import annotations

from datetime import time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.registry import job
from localympact.phase1_mapping.responses.models import Draft, Response
from localympact.phase1_mapping.surveys.models import PersonalLink, Wave

UNTOUCHED, AFTER_THE_CLOSE = timedelta(days=30), timedelta(days=14)
WHO_ANSWERED, ANSWERS = timedelta(days=365), timedelta(days=5 * 365)


@job("forget_drafts", daily_at=time(3, 45))
def forget_drafts(job: Job) -> None:
    """Forget what was begun and never sent: a month after the last page, two weeks after the survey closed."""
    now = timezone.now()
    closed = Q(wave_side__wave__state=Wave.State.CLOSED, wave_side__wave__closed_at__lt=now - AFTER_THE_CLOSE)
    with transaction.atomic(), across_workspaces("old drafts go everywhere"):
        Draft.objects.filter(closed | Q(touched_on__lt=now.date() - UNTOUCHED)).delete()
        job.finish()


@job("forget_who_answered", daily_at=time(3, 50))
def forget_who_answered(job: Job) -> None:
    """A year after the close nobody needs to know who was asked and who answered; after five years no single answer."""
    now = timezone.now()
    with transaction.atomic(), across_workspaces("old answers go everywhere"):
        Response.objects.filter(wave_side__wave__closed_at__lt=now - WHO_ANSWERED).update(organisation=None)
        PersonalLink.objects.filter(wave_side__wave__closed_at__lt=now - WHO_ANSWERED).delete()
        Response.objects.filter(wave_side__wave__closed_at__lt=now - ANSWERS).delete()
        job.finish()
