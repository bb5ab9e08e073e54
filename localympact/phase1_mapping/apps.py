"""The app mapping."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

NOUNS = (
    "organisations",
    "suggestions",
    "imports",
    "cooperation",
    "surveys",
    "responses",
    "events",
    "practices",
    "findings",
    "quotes",
    "reports",
)


class MappingConfig(AppConfig):
    """Phase 1: who is here, how they cooperate, what they need."""

    name = "localympact.phase1_mapping"
    label = "mapping"

    def ready(self) -> None:
        """Collect what the nouns declare to the foundation, and their panels and tasks."""
        for noun in NOUNS:
            for part in ("declarations", "panels", "tasks"):
                module = f"{self.name}.{noun}.{part}"
                if find_spec(module):
                    import_module(module)
