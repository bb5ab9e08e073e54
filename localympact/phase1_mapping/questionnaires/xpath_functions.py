"""The functions a questionnaire's expressions may use (ODK XForms specification); whatever is not here is refused."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2
from elementpath import XPathContext, XPathNode

from localympact.phase1_mapping.questionnaires.xpath_values import (
    Values,
    as_number,
    as_text,
    day_number,
    day_text,
    first_number,
    first_text,
    first_truth,
    numbers,
)


class BadPattern(ValueError):
    """A regular expression that our linear-time engine does not take."""


@dataclass(frozen=True)
class Function:
    """How many arguments a function takes and what it answers."""

    least: int
    most: int | None
    answer: Callable[..., Any]


FUNCTIONS: dict[str, Function] = {}


def function(name: str, least: int, most: int | None = -1) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function under its XPath name; `most` is `least` unless said, None is any number."""

    def keep(answer: Callable[..., Any]) -> Callable[..., Any]:
        FUNCTIONS[name] = Function(least, least if most == -1 else most, answer)
        return answer

    return keep


_OPTIONS = re2.Options()
_OPTIONS.log_errors = False


@lru_cache(1000)
def linear_pattern(pattern: str) -> Any:
    """The pattern compiled by an engine whose time grows with the text only; BadPattern if it cannot be."""
    if len(pattern) > 1000:
        raise BadPattern(pattern[:60])
    try:
        return re2.compile(pattern, _OPTIONS)
    except re2.error as wrong:
        raise BadPattern(str(wrong)) from wrong


def nodes(values: Values) -> list[XPathNode]:
    """Only the nodes among the values."""
    return [value for value in values if isinstance(value, XPathNode)]


def here(context: XPathContext) -> list[Any]:
    """The node the expression stands at."""
    return [] if context.item is None else [context.item]


# Choices
function("selected", 2)(lambda c, answer, option: first_text(option).strip() in first_text(answer).split())
function("count-selected", 1)(lambda c, answer: len(first_text(answer).split()))


@function("selected-at", 2)
def selected_at(context: XPathContext, answer: Values, place: Values) -> str:
    """The option at this place, counted from zero."""
    options, index = first_text(answer).split(), first_number(place)
    return options[int(index)] if not math.isnan(index) and 0 <= index < len(options) else ""


# Conditions
function("if", 3)(lambda c, test, yes, no: scalar(yes if first_truth(test) else no))
function("coalesce", 1, None)(lambda c, *parts: next((text for text in map(first_text, parts) if text), ""))
function("not", 1)(lambda c, value: not first_truth(value))
function("boolean", 1)(lambda c, value: first_truth(value))
function("boolean-from-string", 1)(lambda c, value: first_text(value).strip().lower() in ("true", "1"))
function("true", 0)(lambda c: True)
function("false", 0)(lambda c: False)


def scalar(values: Values) -> Any:
    """One plain value, so that it can be reckoned with further."""
    if not values:
        return ""
    return as_text(values[0]) if isinstance(values[0], XPathNode) else values[0]


@function("once", 1)
def once(context: XPathContext, value: Values) -> Any:
    """What the node already holds, or else the value."""
    return first_text(here(context)) or scalar(value)


# Texts
function("string", 0, 1)(lambda c, *value: first_text(value[0] if value else here(c)))
function("string-length", 0, 1)(lambda c, *value: len(first_text(value[0] if value else here(c))))
function("normalize-space", 0, 1)(lambda c, *value: " ".join(first_text(value[0] if value else here(c)).split()))
function("contains", 2)(lambda c, text, part: first_text(part) in first_text(text))
function("starts-with", 2)(lambda c, text, part: first_text(text).startswith(first_text(part)))
function("ends-with", 2)(lambda c, text, part: first_text(text).endswith(first_text(part)))
function("substring-before", 2)(lambda c, text, part: _before(first_text(text), first_text(part)))
function("substring-after", 2)(lambda c, text, part: first_text(text).partition(first_text(part) or "\0")[2])
function("concat", 1, None)(lambda c, *parts: "".join(as_text(value) for values in parts for value in values))
function("join", 1, None)(lambda c, glue, *parts: first_text(glue).join(as_text(v) for values in parts for v in values))
function("regex", 2)(lambda c, text, pattern: bool(linear_pattern(first_text(pattern)).fullmatch(first_text(text))))


def _before(text: str, part: str) -> str:
    return text.partition(part)[0] if part and part in text else ""


@function("substr", 2, 3)
def substr(context: XPathContext, text: Values, start: Values, end: Values | None = None) -> str:
    """Characters from start up to before end, counted from zero; negative counts from the end."""
    first, last = first_number(start), first_number(end) if end is not None else math.inf
    if math.isnan(first) or math.isnan(last):
        return ""
    whole = first_text(text)
    return whole[int(_within(first, whole)) : int(_within(last, whole))]


def _within(place: float, text: str) -> float:
    return max(-len(text), min(len(text), place))


@function("substring", 2, 3)
def substring(context: XPathContext, text: Values, start: Values, length: Values | None = None) -> str:
    """Characters from start, counted from one (XPath 1.0 §4.2)."""
    first = half_up(first_number(start))
    end = math.inf if length is None else first + half_up(first_number(length))
    return "".join(letter for place, letter in enumerate(first_text(text), 1) if first <= place < end)


@function("translate", 3)
def translate(context: XPathContext, text: Values, old: Values, new: Values) -> str:
    """The text with each letter of old replaced by the one at the same place of new, or dropped."""
    replacements = first_text(new)
    table: dict[int, str | None] = {}
    for place, letter in enumerate(first_text(old)):
        table.setdefault(ord(letter), replacements[place] if place < len(replacements) else None)
    return first_text(text).translate(table)


# Numbers
function("number", 0, 1)(lambda c, *value: first_number(value[0] if value else here(c)))
function("int", 1)(lambda c, value: _whole(math.trunc, first_number(value)))
function("floor", 1)(lambda c, value: _whole(math.floor, first_number(value)))
function("ceiling", 1)(lambda c, value: _whole(math.ceil, first_number(value)))
function("abs", 1)(lambda c, value: abs(first_number(value)))
function("min", 1, None)(lambda c, *groups: min(numbers(groups), default=math.nan))
function("max", 1, None)(lambda c, *groups: max(numbers(groups), default=math.nan))
function("sum", 1)(lambda c, values: math.fsum(numbers([values])))
function("count", 1)(lambda c, values: len(nodes(values)))
function("count-non-empty", 1)(lambda c, values: sum(1 for node in nodes(values) if as_text(node)))


def _whole(rounding: Callable[[float], int], value: float) -> float:
    return float(rounding(value)) if math.isfinite(value) else value


def half_up(value: float) -> float:
    """Rounded to a whole number, a half always upwards (XPath 1.0)."""
    return float(math.floor(value + 0.5)) if math.isfinite(value) else value


@function("round", 1, 2)
def rounded(context: XPathContext, value: Values, digits: Values = (0,)) -> float:
    """Rounded half up to a number of digits."""
    places = first_number(digits)
    if math.isnan(places) or abs(places) > 15:
        return math.nan
    factor = 10.0 ** int(places)
    return half_up(first_number(value) * factor) / factor


@function("pow", 2)
def power(context: XPathContext, base: Values, exponent: Values) -> float:
    """Base to the power of exponent; NaN where there is none."""
    try:
        return math.pow(first_number(base), first_number(exponent))
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan


@function("sqrt", 1)
def square_root(context: XPathContext, value: Values) -> float:
    """Square root; NaN for negative numbers."""
    number = first_number(value)
    return math.sqrt(number) if number >= 0 else math.nan


# Days
function("now", 0)(lambda c: c.variables["now"])
function("today", 0)(lambda c: c.variables["now"][:10])
function("date", 1)(lambda c, value: day_text(value[0]) if value else "")
function("date-time", 1)(lambda c, value: first_text(value) if not math.isnan(day_number(first_text(value))) else "")
function("decimal-date-time", 1)(lambda c, value: as_number(first_text(value)))
function("decimal-time", 1)(lambda c, value: as_number(first_text(value)) % 1)

_PLACES = re.compile(r"%([YymndeHhMSab3%])")


@function("format-date", 2)
@function("format-date-time", 2)
def format_date(context: XPathContext, value: Values, pattern: Values) -> str:
    """A date written by the pattern of the ODK specification (%Y %m %n %d %e %H %h %M %S %3 %a %b)."""
    number = first_number(value)
    day = day_text(number)
    if not day:
        return ""
    seconds = round(number % 1 * 86400)
    year, month, in_month = (int(part) for part in day.split("-"))
    hour, minute = seconds // 3600, seconds // 60 % 60
    written = {
        **{"Y": f"{year:04}", "y": f"{year % 100:02}", "m": f"{month:02}", "n": str(month), "d": f"{in_month:02}"},
        **{"e": str(in_month), "H": f"{hour:02}", "h": str(hour), "M": f"{minute:02}", "S": f"{seconds % 60:02}"},
        **{"3": "000", "%": "%", "a": calendar.day_abbr[calendar.weekday(year, month, in_month)]},
        "b": calendar.month_abbr[month],
    }
    return _PLACES.sub(lambda match: written[match[1]], first_text(pattern))


# Places in the form
@function("position", 0, 1)
def position(context: XPathContext, node: Values | None = None) -> int:
    """The place of a node among its siblings of the same name, or of the item in a predicate."""
    if node is None:
        return int(context.position)
    found = nodes(node)
    if not found or found[0].parent is None:
        return 1
    siblings: list[Any] = [child for child in found[0].parent.children if getattr(child, "name", None) == found[0].name]
    return siblings.index(found[0]) + 1


@function("indexed-repeat", 3, 7)
def indexed_repeat(context: XPathContext, wanted: Values, *groups_and_places: Values) -> list[Any]:
    """The wanted nodes inside the nth of each group."""
    found = nodes(wanted)
    for group, place in zip(groups_and_places[::2], groups_and_places[1::2], strict=False):
        number = first_number(place)
        inside = nodes(group)
        if math.isnan(number) or not 1 <= number <= len(inside):
            return []
        found = [node for node in found if inside[int(number) - 1] in ancestors(node)]
    return found


def ancestors(node: XPathNode) -> list[XPathNode]:
    """The nodes around a node, nearest first."""
    around: list[XPathNode] = []
    while node.parent is not None:
        node = node.parent
        around.append(node)
    return around
