"""The app across."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

NOUNS = ("home", "founding", "thread", "comparison", "demo")


class AcrossConfig(AppConfig):
    """What looks across the phases."""

    name = "localympact.across"
    label = "across"

    def ready(self) -> None:
        """Collect what the nouns declare to the foundation, and their panels and tasks."""
        for noun in NOUNS:
            for part in ("declarations", "panels", "tasks"):
                module = f"{self.name}.{noun}.{part}"
                if find_spec(module):
                    import_module(module)
