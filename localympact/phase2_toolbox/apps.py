"""The app toolbox."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

NOUNS = ("tools", "samples")


class ToolboxConfig(AppConfig):
    """Phase 2: what helps."""

    name = "localympact.phase2_toolbox"
    label = "toolbox"

    def ready(self) -> None:
        """Collect what the nouns declare to the foundation, and their panels and tasks."""
        for noun in NOUNS:
            for part in ("declarations", "panels", "tasks"):
                module = f"{self.name}.{noun}.{part}"
                if find_spec(module):
                    import_module(module)
