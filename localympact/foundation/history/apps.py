"""The app history."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Who changed what."""

    name = "localympact.foundation.history"
    label = "history"
    default_auto_field = "django.db.models.BigAutoField"
