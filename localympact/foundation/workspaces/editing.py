"""Writing typed values into a row: translated texts in the language they were typed in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from localympact.foundation.core import recording
from localympact.foundation.core.cites import cited
from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.languages.translated import TranslatedText, TranslatedTextField


def write(row: models.Model, fields: dict[str, Any], *, language: str = "") -> None:
    """Set fields and store the row. Plain text for a translated field is kept in `language`."""
    language = language or (get_language() or "en")[:2]
    if language not in LANGUAGES:
        language = "en"
    many: dict[str, Any] = {}
    for name, value in fields.items():
        field = row._meta.get_field(name)
        if field.many_to_many:
            many[name] = value
        elif isinstance(field, TranslatedTextField) and isinstance(value, str):
            setattr(row, name, getattr(row, name).written(language, value))
        else:
            setattr(row, name, value)
    _check(row)
    row.save()
    for name, value in many.items():
        link(row, name, value)


def link(row: models.Model, name: str, things: Any) -> None:
    """Set a plain many-to-many key and note it in the open change."""
    manager = getattr(row, name)
    before = sorted(str(pk) for pk in manager.values_list("pk", flat=True))
    manager.set(list(things))
    after = sorted(str(pk) for pk in manager.values_list("pk", flat=True))
    if before != after:
        recording.note(row, name, before, after)


def _check(row: models.Model) -> None:
    try:
        row.clean_fields(exclude=[f.name for f in row._meta.fields if f.is_relation or not f.editable])
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise Refused(str(messages[0]), field=name) from error


def publish(row: Any) -> None:
    """Make a thing public."""
    if row.state == State.PUBLISHED:
        raise Refused(_("This is published already."))
    row.state = State.PUBLISHED
    row.published_at = timezone.now()
    row.save()


def check_evidence(row: models.Model, fields: Iterable[str], missing: str) -> None:
    """Refuse with `missing` when a row cites nothing, and when all that it cites is still a draft."""
    fields = tuple(fields)
    if not any(getattr(row, name).exists() for name in fields):
        raise Refused(missing)
    if not any(cited(row, name) for name in fields):
        raise Refused(
            _("“%(thing)s” leans on a draft only. Publish that first: readers follow the way back.") % {"thing": row}
        )


def withdraw(row: Any) -> None:
    """Take a published thing back; what cites it keeps its kind and date."""
    if row.state != State.PUBLISHED:
        raise Refused(_("Only what is published can be taken back."))
    row.state = State.WITHDRAWN
    row.save()


def as_text(value: Any) -> TranslatedText:
    """A translated text from a mapping, a translated text, or text in the language now active."""
    if isinstance(value, TranslatedText):
        return value
    if isinstance(value, str):
        return TranslatedText().written((get_language() or "en")[:2], value)
    return TranslatedText.from_json(value)
