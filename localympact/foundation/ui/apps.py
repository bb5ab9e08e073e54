"""The app ui."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The frame of pages and the interface kit."""

    name = "localympact.foundation.ui"
    label = "ui"
