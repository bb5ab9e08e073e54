"""The app jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """What happens later, and the commands that keep an installation running."""

    name = "localympact.foundation.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Register our own jobs and what `check` looks at."""
        from localympact.foundation.jobs import checks, tasks  # noqa: F401, PLC0415 - models must be loaded first
