"""The app mail."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Letters to people, in their language."""

    name = "localympact.foundation.mail"
    label = "mail"

    def ready(self) -> None:
        """Register the jobs that write and send letters."""
        from localympact.foundation.mail import tasks  # noqa: F401, PLC0415 - models must be loaded first
