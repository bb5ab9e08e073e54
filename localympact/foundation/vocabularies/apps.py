"""The app vocabularies."""

from django.apps import AppConfig


class VocabulariesConfig(AppConfig):
    """Coded, translated terms."""

    name = "localympact.foundation.vocabularies"
    label = "vocabularies"
    default_auto_field = "django.db.models.BigAutoField"
