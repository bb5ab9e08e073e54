"""The icons that the build kept (Phosphor, MIT), as path data to stand inside a page."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

BUILT = Path(__file__).parent / "static" / "ui" / "built" / "icons.json"


@lru_cache(maxsize=1)
def icon_paths() -> dict[str, str]:
    """Name → what stands inside the svg element."""
    return json.loads(BUILT.read_text()) if BUILT.exists() else {}
