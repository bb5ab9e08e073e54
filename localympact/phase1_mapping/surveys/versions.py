"""A questionnaire's versions: pyxform's JSON, the author's sheets, and one row per question for citing."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from localympact.foundation.languages.translated import TranslatedText
from localympact.phase1_mapping.questionnaires.items import Form, Item, decided_by, form_of, most_choices
from localympact.phase1_mapping.questionnaires.xlsform import Sheets
from localympact.phase1_mapping.surveys.models import Question, Questionnaire, Version


def keep_version(questionnaire: Questionnaire, plain: dict[str, Any], sheets: Sheets) -> Version:
    """The version with this content: the newest when nothing changed, else the next one."""
    sha256 = hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
    newest = questionnaire.versions.first()
    if newest and newest.sha256 == sha256:
        return newest
    form = form_of(plain)
    asked = [item for item in form.items if item.is_asked]
    version = Version.objects.create(
        owner=questionnaire.owner,
        questionnaire=questionnaire,
        number=newest.number + 1 if newest else 1,
        sha256=sha256,
        form=plain,
        sheets={name: list(rows) for name, rows in sheets.items()},
        flags={item.name: flags for item in asked if (flags := _flags(item, form))},
        languages=list(form.languages),
    )
    for position, item in enumerate(asked):
        _keep_question(version, position, item)
    return version


def title_of(form: Form, otherwise: str) -> TranslatedText:
    """The title of a form; a title without a language is taken as English."""
    titles = {code or "en": text for code, text in form.title.items() if text}
    return TranslatedText.of("en", **(titles or {"en": otherwise}))


def _keep_question(version: Version, position: int, item: Item) -> None:
    Question.objects.create(
        owner=version.owner,
        version=version,
        name=item.name,
        position=position,
        label=TranslatedText.of("en", **{code or "en": text for code, text in item.label.items()}),
        measure=item.measure or "text",
        options=[{"name": c.name, "label": dict(c.label), "group": c.group} for c in item.choices],
        is_public_answer=item.public_answer,
    )


def _flags(item: Item, form: Form) -> dict[str, Any]:
    """What counting needs besides the options: what is merged first, how many one may choose, who is asked."""
    flags: dict[str, Any] = {}
    if item.measure in ("single", "band") and item.merge_order:
        flags["merge_order"] = [list(merging) for merging in item.merge_order]
    if item.measure == "multi" and (most := most_choices(item)) is not None:
        flags["at_most"] = most
    if hangs_on := decided_by(item, form):
        flags["hangs_on"] = hangs_on
    return flags
