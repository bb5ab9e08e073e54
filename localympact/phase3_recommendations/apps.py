"""The app recommendations."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

NOUNS = ("recommendations",)


class RecommendationsConfig(AppConfig):
    """Phase 3: what should change, and who should change it."""

    name = "localympact.phase3_recommendations"
    label = "recommendations"

    def ready(self) -> None:
        """Collect what the nouns declare to the foundation, and their panels and tasks."""
        for noun in NOUNS:
            for part in ("declarations", "panels", "tasks"):
                module = f"{self.name}.{noun}.{part}"
                if find_spec(module):
                    import_module(module)
