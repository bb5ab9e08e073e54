"""The app workspaces."""

from django.apps import AppConfig


class WorkspacesConfig(AppConfig):
    """Workspaces, members, rights and pages."""

    name = "localympact.foundation.workspaces"
    label = "workspaces"

    def ready(self) -> None:
        """Let the search index follow the history; declare personal data and jobs."""
        from localympact.foundation.workspaces import personal_data, wiring  # noqa: F401, PLC0415 - models must be loaded first
        from localympact.foundation.workspaces.keeping import tasks  # noqa: F401, PLC0415 - models must be loaded first
