"""Sending a letter: by the mail server, or into a folder where none is set or the address is an example."""

from datetime import datetime
from pathlib import Path
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from localympact.foundation.mail.models import Letter

EXAMPLE_DOMAINS = ("example.org", "example.com", "example.net", "example", "invalid", "test", "localhost")
LIST = "letters.txt"


def is_example(address: str) -> bool:
    """Whether nobody can live at this address (RFC 2606, RFC 6761)."""
    domain = address.rpartition("@")[2].lower().rstrip(".")
    return any(domain == name or domain.endswith(f".{name}") for name in EXAMPLE_DOMAINS)


def is_kept_here(address: str) -> bool:
    """Whether letters to this address stay on this machine."""
    return not settings.EMAIL_URL or is_example(address)


def send(letter: Letter) -> str:
    """Send or keep one letter; returns its new state. Sent twice after a crash, it carries the same message id."""
    message = _message(letter)
    if is_kept_here(letter.to):
        _keep(letter, message)
        return Letter.State.KEPT
    message.send()
    return Letter.State.SENT


def try_now(letter: Letter) -> Letter:
    """Send a letter while somebody waits for the result; a mail server that refuses is quoted in `error`."""
    try:
        letter.state, letter.error = send(letter), ""
        letter.sent_at = timezone.now()
    except (OSError, SMTPException) as error:
        letter.state, letter.error = Letter.State.FAILED, str(error)[:1000]
    with transaction.atomic():
        letter.save()
    return letter


def letters_folder() -> Path:
    """Where letters that stay here lie as files."""
    return Path(settings.LOCALYMPACT_DATA) / "letters"


def _message(letter: Letter) -> EmailMultiAlternatives:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    headers = {
        "Message-ID": f"<{letter.pk}@{domain}>",
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
    }
    message = EmailMultiAlternatives(letter.subject, letter.whole_text, to=[letter.to], headers=headers)
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def _keep(letter: Letter, message: EmailMultiAlternatives) -> None:
    folder = letters_folder()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{_stamp(letter.created_at)}-{letter.pk}.eml"
    again = file.exists()
    file.write_bytes(message.message().as_bytes())
    if not again:
        with (folder / LIST).open("a", encoding="utf-8") as list_:
            list_.write(f"{_stamp(timezone.now())}  {letter.to}  {letter.subject}  {file.name}\n")


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H%M%S}"
