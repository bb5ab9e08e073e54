"""The outbox: letters that were written, and what became of each."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from localympact.foundation.core.rows import Installation, new_id


class Letter(Installation):
    """One letter to one person; written with the change that causes it, sent by a job."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        KEPT = "kept", _("kept here, not sent")
        FAILED = "failed", _("failed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    to = models.EmailField(blank=True)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    key = models.CharField(max_length=200, null=True, unique=True)
    workspace_id = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.subject

    @property
    def whole_text(self) -> str:
        """The text with the reason why the reader gets it."""
        return f"{self.text}\n\n-- \n{self.reason}\n" if self.reason else f"{self.text}\n"
