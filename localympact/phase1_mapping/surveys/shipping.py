"""The shipped questionnaires: XLSForms kept as text, loaded as new versions when they changed."""

from __future__ import annotations

from pathlib import Path

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import installation_change
from localympact.foundation.workspaces.permissions import May
from localympact.foundation.workspaces.shipped import keep, shipped
from localympact.phase1_mapping.questionnaires.items import form_of
from localympact.phase1_mapping.questionnaires.sheets import read_sheets
from localympact.phase1_mapping.questionnaires.xlsform import Sheets, convert
from localympact.phase1_mapping.surveys.models import Questionnaire
from localympact.phase1_mapping.surveys.versions import keep_version

SHIPPED = Path(__file__).parent / "shipped"


@shipped
@installation_change(May.RUN_INSTALLATION)
def load_questionnaires(*, by: Actor) -> None:
    """Load every shipped questionnaire; a changed file becomes the next version."""
    for folder in sorted(path for path in SHIPPED.glob("*") if (path / "survey.csv").exists()):
        keep_questionnaire(folder.name, read_sheets(folder), by=by)


@installation_change(May.RUN_INSTALLATION)
def keep_questionnaire(code: str, sheets: Sheets, *, by: Actor) -> Questionnaire:
    """Keep a shipped questionnaire named `<pair>-<side>`; a change of its sheets becomes its next version."""
    pair, _dash, side = code.rpartition("-")
    form = convert(sheets).pyxform
    title = TranslatedText.of("en", **form_of(form).title)
    questionnaire = keep(Questionnaire, {"code": code}, pair=pair, side=side, title=title)
    keep_version(questionnaire, form, sheets)
    return questionnaire
