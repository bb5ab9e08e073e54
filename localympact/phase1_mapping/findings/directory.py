"""Counting the directory: which filters there are, and how many published organisations fit them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import listed_entries

PLAIN = ("side", "kind", "group", "field", "youth_relation", "place", "legal_form")
LISTS = ("offers", "needs", "forms_used", "target_groups")


def cleaned(filters: Mapping[str, Any]) -> dict[str, list[str]]:
    """The filters as lists of codes; an unknown one is refused."""
    wanted = {}
    for name, value in filters.items():
        if name not in (*PLAIN, *LISTS):
            raise Refused(_("The directory cannot be counted by “%(name)s”.") % {"name": name})
        codes = [value] if isinstance(value, str) else list(value)
        if any(codes):
            wanted[name] = sorted(str(code) for code in codes if code)
    return wanted


def listed(filters: Mapping[str, list[str]]) -> list[Organisation]:
    """The published organisations of the open place that fit, each once."""
    rows = listed_entries().filter(**{f"{name}__in": codes for name, codes in filters.items() if name in PLAIN})
    wanted = {name: set(codes) for name, codes in filters.items() if name in LISTS}
    return [row for row in rows if all(codes & set(getattr(row, name)) for name, codes in wanted.items())]


def how_many(filters: Mapping[str, list[str]]) -> int:
    """How many that are."""
    return len(listed(filters))


def counts(rows: Iterable[Organisation], name: str) -> dict[str, int]:
    """How many of them have each code, most first; those without a code stand under the empty one."""
    found: dict[str, int] = {}
    for row in rows:
        value = getattr(row, name)
        for code in value if isinstance(value, list) else [value]:
            found[code] = found.get(code, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (item[0] == "", -item[1], item[0])))
