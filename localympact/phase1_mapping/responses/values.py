"""One answer of one type: read from what was typed or ticked, written the same way every time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from localympact.phase1_mapping.questionnaires.items import Item

LONGEST_TEXT = 10_000


class BadValue(ValueError):
    """What was sent is no answer to this question; the sentence says why."""


def value_of(item: Item, sent: Sequence[str]) -> str:
    """The answer as it is stored: options by name in the order of the form, numbers and days in plain notation."""
    if not sent:
        return ""
    if item.type == "select_multiple":
        return _options(item, sent)
    if item.type == "rank":
        return _ranked(item, sent)
    if len(sent) > 1:
        raise BadValue(_("Please give one answer."))
    return _READERS.get(item.type, _text)(item, sent[0])


def _options(item: Item, sent: Sequence[str]) -> str:
    ticked = {name for one in sent for name in one.split()}
    known = [choice.name for choice in item.choices]
    if not ticked <= set(known):
        raise BadValue(_("Please choose from the list."))
    return " ".join(name for name in known if name in ticked)


def _ranked(item: Item, sent: Sequence[str]) -> str:
    order = list(dict.fromkeys(name for one in sent for name in one.split()))
    if not set(order) <= {choice.name for choice in item.choices}:
        raise BadValue(_("Please choose from the list."))
    return " ".join(order)


def _option(item: Item, sent: str) -> str:
    if sent not in {choice.name for choice in item.choices}:
        raise BadValue(_("Please choose from the list."))
    return sent


def _integer(item: Item, sent: str) -> str:
    plain = re.sub(r"[\s\u00a0\u202f]", "", sent).replace("−", "-")
    if not re.fullmatch(r"[+-]?[0-9]{1,15}", plain):
        raise BadValue(_("Please write a whole number."))
    return str(int(plain))


def _decimal(item: Item, sent: str) -> str:
    plain = re.sub(r"[\s\u00a0\u202f]", "", sent).replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"[+-]?(?:[0-9]{1,15}(?:\.[0-9]{0,15})?|\.[0-9]{1,15})", plain):
        raise BadValue(_("Please write a number."))
    written = format(Decimal(plain), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _range(item: Item, sent: str) -> str:
    written = _decimal(item, sent)
    low, high = _limit(item, "start", "1"), _limit(item, "end", "10")
    step, number = _limit(item, "step", "1"), Decimal(written)
    if not min(low, high) <= number <= max(low, high) or (step and (number - low) % step):
        raise BadValue(_("Please choose from the list."))
    return written


def _limit(item: Item, name: str, otherwise: str) -> Decimal:
    try:
        return Decimal(item.parameters.get(name, otherwise))
    except InvalidOperation:
        return Decimal(otherwise)


def _day(item: Item, sent: str) -> str:
    try:
        return date.fromisoformat(sent).isoformat()
    except ValueError:
        raise BadValue(_("Please give a date.")) from None


def _time(item: Item, sent: str) -> str:
    try:
        return time.fromisoformat(sent).isoformat(timespec="minutes")
    except ValueError:
        raise BadValue(_("Please give a time of day.")) from None


def _moment(item: Item, sent: str) -> str:
    try:
        return datetime.fromisoformat(sent).isoformat(timespec="minutes")
    except ValueError:
        raise BadValue(_("Please give a date and a time.")) from None


def _text(item: Item, sent: str) -> str:
    if len(sent) > LONGEST_TEXT:
        raise BadValue(_("This text is too long."))
    return sent


def _acknowledged(item: Item, sent: str) -> str:
    if sent != "OK":
        raise BadValue(_("Please choose from the list."))
    return sent


_READERS: dict[str, Callable[[Item, str], str]] = {
    "select_one": _option,
    "integer": _integer,
    "decimal": _decimal,
    "range": _range,
    "date": _day,
    "time": _time,
    "datetime": _moment,
    "acknowledge": _acknowledged,
}
