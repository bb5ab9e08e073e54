"""Keys in letters: random, sent once, and only their hash is kept."""

from __future__ import annotations

import hashlib
import secrets


def new_key() -> str:
    """A key that nobody guesses."""
    return secrets.token_urlsafe(32)


def hash_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
