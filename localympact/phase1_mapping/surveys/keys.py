"""Keys in links: the link holds the key, the row only its fingerprint."""

from __future__ import annotations

import hashlib
import secrets


def new_key() -> tuple[str, str]:
    """A new key for a link, and the fingerprint to store."""
    key = secrets.token_urlsafe(32)
    return key, fingerprint(key)


def fingerprint(key: str) -> str:
    """What is stored of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
