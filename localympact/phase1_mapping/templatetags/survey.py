"""What templates of questionnaires need: wordings, which come with the questionnaire."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from localympact.phase1_mapping.questionnaires.items import text_in

register = template.Library()


@register.filter
def worded(text: Mapping[str, str], language: str) -> str:
    """A wording of a questionnaire for a reader of this language."""
    return text_in(language, text)
