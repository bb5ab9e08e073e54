"""The app action."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

NOUNS = ("roadmaps", "partnerships", "plans", "results")


class ActionConfig(AppConfig):
    """Phase 4: what we do, and whether it helped."""

    name = "localympact.phase4_action"
    label = "action"

    def ready(self) -> None:
        """Collect what the nouns declare to the foundation, and their panels and tasks."""
        for noun in NOUNS:
            for part in ("declarations", "panels", "tasks"):
                module = f"{self.name}.{noun}.{part}"
                if find_spec(module):
                    import_module(module)
