"""Writing a letter: into the outbox, in the reader's language, inside the caller's transaction."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from localympact.foundation.jobs.registry import enqueue
from localympact.foundation.mail.models import Letter


def write_letter(
    *,
    to: str,
    language: str,
    subject: Any,
    text: Any,
    html: Any = "",
    reason: Any = "",
    key: str | None = None,
    workspace_id: UUID | None = None,
) -> Letter | None:
    """Leave a letter in the outbox; None when one with this key was ever written.

    Translated (lazy) words become the reader's language here. The letter goes when the caller's transaction is kept.
    """
    with translation.override(language):
        words = {"subject": " ".join(str(subject).split())[:300], "text": str(text), "html": str(html)}
        words["reason"] = str(reason)
    fields = {"to": to, "language": language, "workspace_id": workspace_id, **words}
    with transaction.atomic():
        if key is None:
            letter, new = Letter.objects.create(**fields), True
        else:
            letter, new = Letter.objects.get_or_create(key=key, defaults=fields)
        if new:
            enqueue("send_letter", letter_id=str(letter.pk))
    return letter if new else None


def write_test_letter(*, to: str, language: str, workspace_id: UUID | None = None) -> Letter:
    """A letter by which those who run a place see whether letters arrive; it is tried at once, not by the queue."""
    with translation.override(language):
        subject = _("A test letter from Localympact")
        text = _("If you can read this, letters from Localympact arrive. There is nothing to do.")
        reason = _("You get this letter because somebody asked for a test letter to this address.")
    words = {"subject": subject, "text": text, "reason": reason}
    return Letter.objects.create(to=to, language=language, workspace_id=workspace_id, **words)
