"""The shipped tools, loaded as rows."""

from __future__ import annotations

import tomllib
from pathlib import Path

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import installation_change
from localympact.foundation.workspaces.permissions import May
from localympact.foundation.workspaces.shipped import keep, shipped
from localympact.phase2_toolbox.tools.models import Tool

SHIPPED_TOOLS = Path(__file__).parent / "shipped" / "tools.toml"


@shipped
@installation_change(May.RUN_INSTALLATION)
def load_tools(*, by: Actor) -> None:
    """Load the five steps, the deepening cards and the guides."""
    for row in tomllib.loads(SHIPPED_TOOLS.read_text(encoding="utf-8"))["tool"]:
        keep(
            Tool,
            {"code": row["code"]},
            kind=row["kind"],
            number=row["number"],
            title=TranslatedText.of("en", **row["title"]),
            lead=TranslatedText.of("en", **row["lead"]),
            body=TranslatedText.of("en", **{code: text.strip() for code, text in row["body"].items()}),
            source=row["source"],
            answers_needs=row["answers_needs"],
        )
