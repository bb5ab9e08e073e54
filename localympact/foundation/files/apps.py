"""The app files."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """What people upload and download."""

    name = "localympact.foundation.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
