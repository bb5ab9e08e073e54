"""What an XForms expression reckons with: texts, numbers, truths and nodes, and how one becomes another (XPath 1.0)."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from elementpath import XPathNode

Values = Sequence[Any]

_NUMBER = re.compile(r"[+-]?(?:\d{1,300}(?:\.\d{0,300})?|\.\d{1,300})", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?.{0,16})?", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2}))?.{0,16}", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def as_text(value: Any) -> str:
    """The text of one value; a whole number is written without a decimal point."""
    if isinstance(value, XPathNode):
        return str(value.compat_string_value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    number = float(value)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def as_number(value: Any) -> float:
    """The number of one value; a date is its day number since 1970, anything unreadable is NaN."""
    if isinstance(value, (bool, int, float)) or not isinstance(value, (str, XPathNode)):
        return _float(value)
    text = as_text(value).strip()
    return float(text) if _NUMBER.fullmatch(text) else day_number(text)


def _float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def as_truth(value: Any) -> bool:
    """The truth of one value; a text (an answer, too) is true when it is not empty."""
    if isinstance(value, (str, XPathNode)):
        return as_text(value) != ""
    return bool(value) and not (isinstance(value, float) and math.isnan(value))


def day_number(text: str) -> float:
    """Days since 1970 of an ISO date or date and time as the wall clock shows it; a time alone is a part of a day."""
    if at := _TIME.fullmatch(text):
        return (int(at[1]) * 3600 + int(at[2]) * 60 + int(at[3] or 0)) / 86400
    if not (at := _DAY.fullmatch(text)):
        return math.nan
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in at.groups())
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return math.nan
    return (moment - _EPOCH) / timedelta(days=1)


def day_text(value: Any) -> str:
    """The ISO date of a date, a date and time, or a day number; empty when it is none of these."""
    number = as_number(value)
    if math.isnan(number) or not -719162 <= number < 2932897:
        return ""
    return (date(1970, 1, 1) + timedelta(days=math.floor(number))).isoformat()


def first_text(values: Values) -> str:
    """The text of the first value, or an empty text."""
    return as_text(values[0]) if values else ""


def first_number(values: Values) -> float:
    """The number of the first value, or NaN."""
    return as_number(values[0]) if values else math.nan


def first_truth(values: Values) -> bool:
    """The truth of the first value, or false."""
    return bool(values) and as_truth(values[0])


def numbers(groups: Sequence[Values]) -> list[float]:
    """Every number in the groups of values, blanks left out."""
    return [as_number(value) for values in groups for value in values if as_text(value).strip()]


def compared(symbol: str, left: Values, right: Values) -> bool:
    """Whether any pair of the two holds (XPath 1.0 §3.4): truths before numbers before texts; dates as numbers."""
    holds = COMPARISONS[symbol]
    if any(isinstance(value, bool) for value in (*left, *right)):
        return holds(first_truth(left), first_truth(right))
    return any(_pair_holds(symbol, one, other) for one in left for other in right)


def _pair_holds(symbol: str, one: Any, other: Any) -> bool:
    both_are_texts = all(isinstance(value, (str, XPathNode)) for value in (one, other))
    if symbol in ("=", "!=") and both_are_texts:
        return COMPARISONS[symbol](as_text(one), as_text(other))
    return COMPARISONS[symbol](as_number(one), as_number(other))


def reckoned(symbol: str, left: float, right: float) -> float:
    """The result of + - * div mod on two numbers; what cannot be reckoned is NaN or infinite, never an error."""
    if symbol in ("div", "mod") and right == 0:
        return math.nan if symbol == "mod" or left == 0 or math.isnan(left) else math.copysign(math.inf, left)
    if symbol == "mod":
        return math.fmod(left, right) if math.isfinite(left) else math.nan
    return {"+": operator.add, "-": operator.sub, "*": operator.mul, "div": operator.truediv}[symbol](left, right)
