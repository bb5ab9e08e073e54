"""The shipped questionnaires: XLSForms kept as text, loaded as new versions when they changed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import installation_change
from localympact.foundation.workspaces.permissions import May
from localympact.foundation.workspaces.shipped import keep, shipped
from localympact.phase1_mapping.surveys.items import Form, Item, form_of
from localympact.phase1_mapping.surveys.models import Question, Questionnaire, Version
from localympact.phase1_mapping.surveys.sheets import read_sheets
from localympact.phase1_mapping.surveys.xlsform import Sheets, convert

SHIPPED = Path(__file__).parent / "shipped"


@shipped
@installation_change(May.RUN_INSTALLATION)
def load_questionnaires(*, by: Actor) -> None:
    """Load every shipped questionnaire; a changed file becomes the next version."""
    for folder in sorted(path for path in SHIPPED.glob("*") if (path / "survey.csv").exists()):
        keep_questionnaire(folder.name, read_sheets(folder), by=by)


@installation_change(May.RUN_INSTALLATION)
def keep_questionnaire(code: str, sheets: Sheets, *, by: Actor) -> Questionnaire:
    """Keep a questionnaire named `<pair>-<side>`; a change of its sheets becomes its next version."""
    pair, _dash, side = code.rpartition("-")
    converted = convert(sheets)
    form = form_of(converted.pyxform)
    title = TranslatedText.of("en", **form.title)
    questionnaire = keep(Questionnaire, {"code": code}, pair=pair, side=side, title=title)
    _keep_version(questionnaire, converted.pyxform, form)
    return questionnaire


def _keep_version(questionnaire: Questionnaire, plain: dict[str, Any], form: Form) -> None:
    sha256 = hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    newest = questionnaire.versions.first()
    if newest and newest.sha256 == sha256:
        return
    version = Version.objects.create(
        questionnaire=questionnaire,
        number=newest.number + 1 if newest else 1,
        sha256=sha256,
        form=plain,
        languages=list(form.languages),
    )
    for position, item in enumerate(i for i in form.items if i.is_asked):
        Question.objects.create(
            version=version,
            name=item.name,
            position=position,
            label=TranslatedText.of("en", **item.label),
            measure=item.measure or "text",
            options=_options(item),
            is_public_answer=item.public_answer,
        )


def _options(item: Item) -> list[dict[str, Any]]:
    return [{"name": c.name, "label": dict(c.label), "group": c.group} for c in item.choices]
