"""Who was erased, kept outside of the database, so that a restored backup does not bring them back.

A line is the id of an account and a time, nothing else: without the backup it says nothing about anybody.
"""

import json
import os
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from localympact.foundation.core.refused import Refused

NAME = "erasures.jsonl"


def kept_in() -> Path:
    """The file beside the database."""
    return Path(settings.LOCALYMPACT_DATA) / NAME


def note_erasure(person: UUID) -> None:
    """Add one line and wait for the disk; it is written before the erasure is committed, so that none is forgotten."""
    _append([json.dumps({"person": str(person), "at": timezone.now().isoformat(timespec="seconds")})])


def read_erasures(path: Path) -> dict[UUID, str]:
    """The accounts that a file names, each with its line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {UUID(json.loads(line)["person"]): line for line in lines if line}
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(f"{path} is no list of erasures; nothing was restored.") from error


def add_erasures(path: Path) -> None:
    """Take over what another file names and ours does not."""
    known = read_erasures(kept_in()) if kept_in().exists() else {}
    _append([line for person, line in read_erasures(path).items() if person not in known])


def _append(lines: list[str]) -> None:
    with kept_in().open("a", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)
        out.flush()
        os.fsync(out.fileno())
