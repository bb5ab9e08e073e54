"""What happens to letters later: they are sent, reminders are written, old ones are forgotten."""

import logging
from datetime import time, timedelta

from django.db import transaction
from django.utils import timezone

from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.registry import job
from localympact.foundation.mail.models import Letter
from localympact.foundation.mail.reminders import REMINDERS
from localympact.foundation.mail.sending import send
from localympact.foundation.mail.writing import write_letter

log = logging.getLogger(__name__)
KEPT = timedelta(days=30)
ATTEMPTS = 8


@job("send_letter", attempts=ATTEMPTS)
def send_letter(job: Job, letter_id: str) -> None:
    """Send one letter; a mail server that is away is asked again later."""
    letter = Letter.objects.get(pk=letter_id)
    if letter.state in (Letter.State.SENT, Letter.State.KEPT):
        return
    try:
        state = send(letter)
    except Exception as error:
        with transaction.atomic():
            failed = Letter.State.FAILED if job.attempts >= ATTEMPTS else Letter.State.WAITING
            Letter.objects.filter(pk=letter_id).update(error=str(error)[:1000], state=failed)
        raise
    with transaction.atomic():
        Letter.objects.filter(pk=letter_id).update(state=state, sent_at=timezone.now(), error="")
        job.finish()


@job("write_reminders", every=timedelta(minutes=10))
def write_reminders(job: Job) -> None:
    """Ask every declared reminder what is due; one that fails does not keep the others back."""
    failed = []
    for reminder in REMINDERS.values():
        try:
            for due in reminder.due(timezone.now()):
                write_letter(**{**vars(due), "key": f"{reminder.name}:{due.key}"})
        except Exception:
            log.exception("The reminder %s failed", reminder.name)
            failed.append(reminder.name)
        job.renew()
    if failed:
        raise RuntimeError(f"Reminders that failed: {', '.join(failed)}")


@job("forget_old_letters", daily_at=time(3, 45))
def forget_old_letters(job: Job) -> None:
    """Blank what letters said and to whom after 30 days; their keys stay, so none is written twice."""
    with transaction.atomic():
        old = Letter.objects.filter(created_at__lt=timezone.now() - KEPT).exclude(to="")
        old.update(to="", subject="", text="", html="", reason="", error="")
        job.finish()
