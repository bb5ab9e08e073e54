"""The app languages."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    """Translated text and the six languages."""

    name = "localympact.foundation.languages"
    label = "languages"
    default_auto_field = "django.db.models.BigAutoField"
