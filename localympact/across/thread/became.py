"""What became of the answers of one survey: everything that leans on its counted answers, by kind."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from localympact.across.thread.queries import Stop, later, stop
from localympact.phase1_mapping.findings.models import Gap, Tally
from localympact.phase1_mapping.surveys.models import Wave

KINDS = {
    "finding": _("Findings"),
    "report": _("Reports"),
    "recommendation": _("Recommendations"),
    "partnership": _("Partnerships"),
    "action": _("Actions"),
    "result": _("Results"),
}
MOST = 300


@dataclass
class Became:
    """Everything that came of a survey, the kinds in the order of the process."""

    questions: int
    used: int
    by_kind: dict[str, list[Stop]] = field(default_factory=dict)

    @property
    def sections(self) -> list[tuple[Any, list[Stop]]]:
        """The kinds that there is something of, by their names."""
        return [(KINDS[kind], stops) for kind, stops in self.by_kind.items() if stops and kind in KINDS]

    @property
    def is_empty(self) -> bool:
        """Whether nothing leans on the answers yet."""
        return not any(self.by_kind.values())


def became_of(wave: Wave, side: str = "") -> Became:
    """Follow the thread forward from every tally and gap of a survey, or from those of one side."""
    tallies = Tally.objects.filter(wave=wave).select_related("question")
    rows: list[Any] = list(tallies.filter(side=side) if side else tallies)
    starts: list[Any] = [*rows, *Gap.objects.filter(wave=wave).select_related("municipality__question")]
    found = Became(questions=len({tally.name for tally in rows}), used=0, by_kind={kind: [] for kind in KINDS})
    seen: set[Any] = set()
    used: set[str] = set()
    for start in starts:
        waiting = deque([start])
        while waiting and len(seen) < MOST:
            for _link, other in later(waiting.popleft()):
                used.add(start.name)
                if other.pk not in seen:
                    seen.add(other.pk)
                    waiting.append(other)
                    one = stop(other)
                    found.by_kind.setdefault(one.kind, []).append(one)
    found.used = len(used)
    return found
