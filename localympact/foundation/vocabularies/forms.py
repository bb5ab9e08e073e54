"""Choosing terms of a vocabulary in a form."""

from __future__ import annotations

from typing import Any

from django import forms

from localympact.foundation.vocabularies.queries import choices


class TermChoice(forms.ChoiceField):
    """One term; empty unless required."""

    def __init__(self, vocabulary: str, *, country: str = "", **options: Any) -> None:
        def listed() -> list[tuple[str, str]]:
            return [("", "–"), *choices(vocabulary, country)]

        super().__init__(choices=listed, **options)


class TermsChoice(forms.MultipleChoiceField):
    """Any number of terms, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, vocabulary: str, *, country: str = "", **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(choices=lambda: choices(vocabulary, country), **options)
