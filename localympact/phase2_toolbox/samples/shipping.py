"""The shipped samples, loaded as rows: one folder each, a text per language."""

from __future__ import annotations

import tomllib
from pathlib import Path

from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import installation_change
from localympact.foundation.workspaces.permissions import May
from localympact.foundation.workspaces.shipped import keep, shipped
from localympact.phase2_toolbox.samples.models import Sample

SHIPPED_SAMPLES = Path(__file__).parent / "shipped"


@shipped
@installation_change(May.RUN_INSTALLATION)
def load_samples(*, by: Actor) -> None:
    """Load every shipped document with its named places."""
    for path in sorted(SHIPPED_SAMPLES.glob("*/sample.toml")):
        row = tomllib.loads(path.read_text(encoding="utf-8"))
        texts = {code: _text(path.parent / f"{code}.md") for code in LANGUAGES}
        keep(
            Sample,
            {"code": row["code"], "number": row["number"], "country": row.get("country", "")},
            title=TranslatedText.of("en", **row["title"]),
            lead=TranslatedText.of("en", **row["lead"]),
            body=TranslatedText.of("en", **texts),
            places=row["place"],
        )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()
