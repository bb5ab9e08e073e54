"""Keys in links: the link holds the key, the row only its fingerprint."""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac


def new_key() -> tuple[str, str]:
    """A new key for a link, and the fingerprint to store."""
    key = secrets.token_urlsafe(32)
    return key, fingerprint(key)


def personal_key(link: UUID) -> tuple[str, str]:
    """The key of a personal link, made anew from this installation's secret: a reminder says the same address again."""
    key = salted_hmac("personal link to a survey", str(link), algorithm="sha256").hexdigest()
    return key, fingerprint(key)


def fingerprint(key: str) -> str:
    """What is stored of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
