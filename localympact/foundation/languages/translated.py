"""Text in several languages: who wrote each, from which revision of the source, and what to show."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language

PERSON = "person"
MACHINE = "machine"


@dataclass(frozen=True)
class Wording:
    """One language's text: by a person or a machine, made from which revision of the source."""

    text: str
    by: str = PERSON
    of: int = 1


@dataclass(frozen=True)
class Shown:
    """What a reader of one language gets to see."""

    text: str
    language: str
    is_fallback: bool
    is_stale: bool
    by: str


@dataclass(frozen=True)
class TranslatedText:
    """Language → wording, with the source language and its revision. Immutable; `written` gives a new one."""

    source: str = ""
    revision: int = 1
    wordings: Mapping[str, Wording] | None = None

    @classmethod
    def of(cls, source: str = "en", **texts: str) -> Self:
        """A text whose wordings all say the same revision: `TranslatedText.of("lv", lv="…", en="…")`."""
        kept = {code: Wording(unicodedata.normalize("NFC", text)) for code, text in texts.items() if text}
        return cls(source=source if source in kept else next(iter(kept), source), wordings=kept)

    @classmethod
    def from_json(cls, value: Any) -> Self:
        """Read what `to_json` wrote; a plain mapping of language to text is accepted too."""
        if not value:
            return cls()
        if "texts" not in value:
            return cls.of(next(iter(value)), **value)
        wordings = {code: Wording(w["text"], w.get("by", PERSON), w.get("of", 1)) for code, w in value["texts"].items()}
        return cls(source=value["source"], revision=value.get("revision", 1), wordings=wordings)

    def to_json(self) -> dict[str, Any]:
        """The stored shape."""
        if not self.wordings:
            return {}
        texts = {code: {"text": w.text, "by": w.by, "of": w.of} for code, w in self.wordings.items()}
        return {"source": self.source, "revision": self.revision, "texts": texts}

    def written(self, language: str, text: str, *, by: str = PERSON) -> TranslatedText:
        """A new text with this wording; changing the source makes the other languages stale."""
        text = unicodedata.normalize("NFC", text.strip())
        wordings = dict(self.wordings or {})
        if not wordings:
            return TranslatedText.of(language, **{language: text}) if text else self
        if language != self.source:
            if language not in wordings and text == self.in_language(language).text:
                return self  # a form that showed another language in its place was sent back as it was
            if text:
                wordings[language] = Wording(text, by, self.revision)
            else:
                wordings.pop(language, None)
            return replace(self, wordings=wordings)
        if wordings[language].text == text:
            return self
        revision = self.revision + 1
        wordings[language] = Wording(text, by, revision)
        return TranslatedText(self.source, revision, wordings)

    def in_language(self, language: str) -> Shown:
        """The wording for a reader of this language, else in English, which more readers know, else the source."""
        wordings = self.wordings or {}
        for code in (language, "en", self.source, *wordings):
            if code in wordings:
                wording = wordings[code]
                stale = code != self.source and wording.of != self.revision
                return Shown(wording.text, code, code != language, stale, wording.by)
        return Shown("", language, False, False, PERSON)

    def get(self, language: str) -> str:
        """The text of exactly this language, or an empty string."""
        wording = (self.wordings or {}).get(language)
        return wording.text if wording else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there is a wording for."""
        return tuple(self.wordings or {})

    def __str__(self) -> str:
        return self.in_language((get_language() or "en")[:2]).text

    def __bool__(self) -> bool:
        return any(w.text for w in (self.wordings or {}).values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TranslatedText) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(str(self.to_json()))


class TranslatedFormField(forms.CharField):
    """One language of a translated text, the one the page is in; the others stay."""

    def prepare_value(self, value: Any) -> Any:
        """The wording in the language of the page; where there is none yet, what readers of that language see."""
        if isinstance(value, TranslatedText):
            return value.in_language((get_language() or "en")[:2]).text
        if isinstance(value, dict):
            return self.prepare_value(TranslatedText.from_json(value))
        return value


class TranslatedTextField(models.JSONField):
    """Keeps a TranslatedText as JSON."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> TranslatedText:
        """A TranslatedText from the stored JSON."""
        return TranslatedText.from_json(super().from_db_value(value, expression, connection))

    def get_prep_value(self, value: Any) -> Any:
        """The stored JSON of a TranslatedText."""
        return super().get_prep_value(self._plain(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The stored JSON of a TranslatedText."""
        return super().get_db_prep_value(self._plain(value), connection, prepared)

    def clean(self, value: Any, model_instance: models.Model | None) -> TranslatedText:
        """A required text has a wording in some language."""
        text = value if isinstance(value, TranslatedText) else TranslatedText.from_json(value)
        if not text and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return text

    def value_to_string(self, obj: models.Model) -> Any:
        """The stored JSON, for exports."""
        return self._plain(self.value_from_object(obj))

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Attach the field so that plain mappings become TranslatedText when set."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, _TextAttribute(name))

    def formfield(self, **kwargs: Any) -> Any:
        """A text area that writes the language of the page."""
        return TranslatedFormField(
            label=kwargs.get("label", capfirst(self.verbose_name)),
            required=not self.blank,
            help_text=self.help_text,
            max_length=20_000 if self.blank else 500,
            widget=kwargs.get("widget", forms.Textarea(attrs={"rows": 3 if self.blank else 2})),
        )

    @staticmethod
    def _plain(value: Any) -> Any:
        return value.to_json() if isinstance(value, TranslatedText) else (value or {})


class _TextAttribute:
    """Turns what is set on a row into a TranslatedText."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, owner: Any = None) -> Any:
        if row is None:
            return self
        if self.name not in row.__dict__:
            row.refresh_from_db(fields=[self.name])
        return row.__dict__[self.name]

    def __set__(self, row: Any, value: Any) -> None:
        row.__dict__[self.name] = value if isinstance(value, TranslatedText) else TranslatedText.from_json(value)
