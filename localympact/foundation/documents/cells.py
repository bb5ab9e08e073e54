"""What may stand in a cell, and how it is written for people and for machines."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from babel import dates as babel_dates
from babel import numbers as babel_numbers
from django.utils.functional import Promise
from django.utils.translation import gettext as _

# Starts that spreadsheet programs read as a formula, with the full-width forms some of them fold.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Babel's own en and pt are American and Brazilian.
LOCALES = {"en": "en_GB", "pt": "pt_PT"}
INVISIBLE_START = " \n\xa0\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True)
class Hidden:
    """A number that may not be shown, with the reason in words."""

    reason: str

    def __str__(self) -> str:
        return str(self.reason)


def clean(text: object) -> str:
    """The text without characters that no file format may carry."""
    return CONTROL.sub("", str(text))


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet program could take this text for a formula."""
    return text.startswith(FORMULA_STARTS) or text.lstrip(INVISIBLE_START).startswith(FORMULA_STARTS)


def is_number(value: object) -> bool:
    """Whether a value may be written as a number; no file format knows infinity."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return math.isfinite(value)


def plain_text(value: Any) -> str:
    """A value as text that means the same in every language, for CSV and sheets."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {plain_text(part)}" for key, part in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(plain_text(part) for part in value)
    return clean(value)


def json_value(value: Any) -> Any:
    """A value as JSON knows it; a hidden number is an object with its reason, never null."""
    if isinstance(value, Hidden):
        return {"hidden": clean(value.reason)}
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float | Decimal):
        return float(value) if is_number(value) else None
    if isinstance(value, Mapping):
        return {str(key): json_value(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [json_value(part) for part in value]
    return plain_text(value)


def locale_of(language: str) -> str:
    """What Babel calls the European form of a language."""
    return LOCALES.get(language, language)


def number_text(value: float | Decimal, language: str, decimals: int | None = None) -> str:
    """A number as the readers of a language write it, with a real minus sign."""
    locale = locale_of(language)
    if decimals is None:
        text = babel_numbers.format_decimal(value, locale=locale)
    else:
        rounded = round(float(value), decimals) or 0
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        text = babel_numbers.format_decimal(rounded, format=pattern, locale=locale)
    return text.replace("-", "−")


def percent_text(share: float, language: str, decimals: int = 0) -> str:
    """A share of one as a percentage, as the readers of a language write it."""
    pattern = babel_numbers.Locale.parse(locale_of(language)).percent_formats[None].pattern
    pattern = pattern.replace("0", "0." + "0" * decimals) if decimals else pattern
    return babel_numbers.format_percent(share, format=pattern, locale=locale_of(language)).replace("-", "−")


def date_text(value: date, language: str) -> str:
    """A day as the readers of a language write it."""
    day = babel_dates.format_date(value, format="long", locale=locale_of(language))
    if isinstance(value, datetime):
        return f"{day} {babel_dates.format_time(value, format='short', locale=locale_of(language))}"
    return day


def shown(value: Any, language: str, decimals: int | None = None) -> str:
    """A value as a reader of this language should see it."""
    if is_number(value):
        return number_text(value, language, decimals)
    if isinstance(value, date):
        return date_text(value, language)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(shown(part, language) for part in value)
    if isinstance(value, Promise):
        return clean(str(value))
    return plain_text(value)
