"""Numbers, dates and spans of time as the reader's language writes them."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale, dates, numbers
from django.utils import timezone
from django.utils.translation import get_language

REGIONS = {"pt": "pt_PT", "en": "en_GB"}
Number = int | float | Decimal


@lru_cache(maxsize=32)
def _locale_of(code: str) -> Locale:
    return Locale.parse(REGIONS.get(code, code))


def reader() -> Locale:
    """The locale of the language that is active; Portuguese is that of Portugal."""
    return _locale_of((get_language() or "en")[:2])


def number(value: Number, decimals: int | None = None) -> str:
    """A number with the reader's separators; a given number of decimals is kept even when they are zero."""
    pattern = None if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return numbers.format_decimal(value, format=pattern, locale=reader())


def signed(value: Number, decimals: int = 1) -> str:
    """A number that always carries its sign, for changes and gaps."""
    shown = number(-value if value < 0 else value, decimals)
    return shown if value == 0 else f"{'+' if value > 0 else '−'}{shown}"


def percent(value: Number, decimals: int = 0) -> str:
    """A share of one as per cent."""
    pattern = (
        "#,##0" + ("." + "0" * decimals if decimals else "") + ("%" if reader().language in ("en", "pt") else "\xa0%")
    )
    return numbers.format_percent(value, format=pattern, locale=reader())


def money(value: Number, currency: str = "EUR") -> str:
    """A sum of money; whole sums without cents."""
    whole = value == int(value)
    return numbers.format_currency(
        value, currency, locale=reader(), currency_digits=not whole, format=_money_pattern(whole)
    )


def _money_pattern(whole: bool) -> str:
    pattern = reader().currency_formats["standard"].pattern
    return pattern.replace(".00", "") if whole else pattern


def day(value: date | datetime, length: str = "long") -> str:
    """A day in words: long, medium or short."""
    return dates.format_date(_as_date(value), format=length, locale=reader())


def short_day(value: date | datetime) -> str:
    """A day of this year without its year; any other day whole."""
    shown = _as_date(value)
    return dates.format_skeleton("MMMMd", shown, locale=reader()) if shown.year == date.today().year else day(value)


def month(value: date) -> str:
    """A month and its year."""
    return dates.format_skeleton("yMMMM", value, locale=reader())


def clock(value: datetime | time) -> str:
    """A time of day."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return dates.format_time(value, format="short", locale=reader())


def moment(value: datetime) -> str:
    """A day with its time."""
    return f"{day(value)}, {clock(value)}"


def span(start: Any, end: Any) -> str:
    """Two days as one span; the same day once, an open end with a dash."""
    if not end:
        return f"{day(start)} –"
    if day(start) == day(end):
        return day(start)
    return dates.format_interval(_as_date(start), _as_date(end), "yMMMd", locale=reader())


def _as_date(value: Any) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value
