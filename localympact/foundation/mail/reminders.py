"""Reminders: nouns declare what falls due, one collector writes the letters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class DueLetter:
    """Who is reminded, of what and why; `key` names the occasion, so nobody is reminded of it twice."""

    to: str
    language: str
    subject: Any
    text: Any
    reason: Any
    key: str
    workspace_id: UUID | None = None


@dataclass(frozen=True)
class Reminder:
    """Something that falls due: `due(now)` is asked anew each time, so only what is still due is written."""

    name: str
    due: Callable[[datetime], Iterable[DueLetter]]


REMINDERS: dict[str, Reminder] = {}


def remind(*declared: Reminder) -> None:
    """Declare reminders; declaring one again changes nothing."""
    for reminder in declared:
        REMINDERS.setdefault(reminder.name, reminder)
