"""What templates need to show words, numbers, days and signs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language

from localympact.foundation.languages.names import OWN_NAMES
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.ui.icons import icon_paths
from localympact.foundation.vocabularies.queries import name_of

register = template.Library()
LOCALES = {"pt": "pt_PT", "en": "en_GB"}


def _locale() -> str:
    language = (get_language() or "en")[:2]
    return LOCALES.get(language, language)


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A sign beside a word; with a label it speaks for itself."""
    paths = mark_safe(icon_paths().get(name, ""))  # noqa: S308 - written by our own build
    if label:
        return format_html('<svg class="icon" viewBox="0 0 256 256" role="img" aria-label="{}">{}</svg>', label, paths)
    return format_html('<svg class="icon" viewBox="0 0 256 256" aria-hidden="true">{}</svg>', paths)


@register.filter
def day(value: Any) -> str:
    """A day in words: 9 June 2026."""
    if isinstance(value, datetime):
        value = localtime(value).date()
    return format_date(value, "long", locale=_locale()) if isinstance(value, date) else ""


@register.filter
def short_day(value: Any) -> str:
    """A day without its year: 9 June."""
    if isinstance(value, datetime):
        value = localtime(value).date()
    return format_date(value, "d MMMM", locale=_locale()) if isinstance(value, date) else ""


@register.filter
def moment(value: Any) -> str:
    """A day and a time, in the zone that is active."""
    return format_datetime(localtime(value), "long", locale=_locale()) if isinstance(value, datetime) else ""


@register.filter
def number(value: Any) -> str:
    """A number as the reader's language writes it."""
    return format_decimal(value, locale=_locale()) if value is not None and value != "" else ""


@register.filter
def one_decimal(value: Any) -> str:
    """A number with one decimal."""
    return format_decimal(value, format="#,##0.0", locale=_locale()) if value is not None and value != "" else ""


@register.filter
def term(code: str, vocabulary: str) -> Any:
    """The name of a code of a vocabulary."""
    return name_of(vocabulary, code) if code else ""


@register.filter
def in_words(value: Any) -> SafeString:
    """A translated text: the reader's language, or another one marked as such."""
    if not isinstance(value, TranslatedText):
        return format_html("{}", value if value is not None else "")
    shown = value.in_language((get_language() or "en")[:2])
    if not shown.is_fallback or not shown.text:
        return format_html("{}", shown.text)
    name = OWN_NAMES.get(shown.language, shown.language)
    mark = '<span lang="{}">{}</span><abbr class="language-mark no-print" title="{}">{}</abbr>'
    return format_html(mark, shown.language, shown.text, name, shown.language.upper())


@register.simple_tag
def form_token(request: Any) -> SafeString:
    """The token of a form: a cookie's for those signed in, none needed for visitors (their origin is checked)."""
    if request is None or not request.COOKIES.get("sessionid"):
        return mark_safe("")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
