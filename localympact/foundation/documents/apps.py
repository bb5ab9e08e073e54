from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """What can be printed and downloaded; it keeps no tables of its own."""

    name = "localympact.foundation.documents"
    label = "documents"
