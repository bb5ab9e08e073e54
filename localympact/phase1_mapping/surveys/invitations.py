"""Who is invited: addresses read from pasted text, one letter per address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

_APART = re.compile(r"[\s,;<>\"'()]+")
MOST = 2_000


@dataclass(frozen=True)
class Addressee:
    """Somebody to invite: an address, the language of the letter, whom they answer for if that is known."""

    email: str
    language: str = ""
    organisation_id: UUID | None = None


def addresses_in(text: str) -> tuple[list[str], list[str]]:
    """The e-mail addresses in a pasted text, each once, and what looks like one but is none."""
    found: dict[str, None] = {}
    wrong: dict[str, None] = {}
    for part in _APART.split(text):
        if "@" not in part:
            continue
        address = part.strip(".").removeprefix("mailto:").lower()
        try:
            validate_email(address)
        except ValidationError:
            wrong[part] = None
        else:
            found[address] = None
    return list(found), list(wrong)


def once_each(addressees: Iterable[Addressee]) -> list[Addressee]:
    """Every address once; an addressee whose organisation is known comes before one without."""
    kept: dict[str, Addressee] = {}
    for one in addressees:
        address = one.email.strip().lower()
        if address not in kept or (kept[address].organisation_id is None and one.organisation_id):
            kept[address] = Addressee(address, one.language, one.organisation_id)
    return list(kept.values())
