"""The app people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """A person and how they sign in."""

    name = "localympact.foundation.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
