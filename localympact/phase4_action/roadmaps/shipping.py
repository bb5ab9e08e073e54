"""The shipped pair of checklists with its guidebook, loaded as rows."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import installation_change
from localympact.foundation.workspaces.permissions import May
from localympact.foundation.workspaces.shipped import keep, shipped
from localympact.phase4_action.roadmaps.models import Checklist, Checkpoint

SHIPPED = Path(__file__).parent / "shipped"


@shipped
@installation_change(May.RUN_INSTALLATION)
def load_checklists(*, by: Actor) -> None:
    """Load the guidebook and the 22 pairs of checkpoints."""
    row = tomllib.loads((SHIPPED / "checklists.toml").read_text(encoding="utf-8"))
    guidebook = {code: (SHIPPED / "guidebook" / f"{code}.md").read_text(encoding="utf-8") for code in LANGUAGES}
    checklist = keep(
        Checklist,
        {"code": row["code"], "number": row["number"]},
        title=TranslatedText.of("en", **row["title"]),
        guidebook=TranslatedText.of("en", **{code: text.strip() for code, text in guidebook.items()}),
        steps=row["step"],
        sections=row["section"],
    )
    for position, checkpoint in enumerate(row["checkpoint"], start=1):
        _keep_checkpoint(checklist, position, checkpoint)


def _keep_checkpoint(checklist: Checklist, position: int, row: dict[str, Any]) -> None:
    both = row.get("both")
    keep(
        Checkpoint,
        {"checklist": checklist, "code": row["code"]},
        step=row["step"],
        position=position,
        is_handshake=row.get("handshake", False),
        proposal_section=row.get("section", ""),
        municipality=TranslatedText.of("en", **(both or row["municipality"])),
        organisation=TranslatedText.of("en", **(both or row["organisation"])),
        help=TranslatedText.of("en", **row["help"]),
    )
