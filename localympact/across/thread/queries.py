"""Following the thread: back to what a thing leans on, forward to what became of it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from localympact.across.thread.edges import edges_from, edges_to
from localympact.foundation.core.cites import cited
from localympact.foundation.core.rows import State

LONGEST = 400


@dataclass(frozen=True)
class Stop:
    """One thing in a thread, as a reader may see it; a withdrawn one keeps kind and date only."""

    id: str
    kind: str
    kind_name: str
    title: Any
    url: str
    state: str
    phase: int
    workspace: Any
    row: Any = field(compare=False, hash=False)

    @property
    def is_withdrawn(self) -> bool:
        """Whether its words are no longer shown."""
        return self.state == State.WITHDRAWN


@dataclass(frozen=True)
class Link:
    """`later` cites `earlier`; the sentences read in both directions."""

    later: str
    earlier: str
    relation: str
    because: str
    led_to: str


@dataclass
class Thread:
    """Everything a thing leans on and everything that leans on it."""

    nodes: list[Stop] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


PHASES = {"mapping": 1, "toolbox": 2, "recommendations": 3, "action": 4}
KIND_WORDS = {
    "tally": gettext_lazy("Counted answers"),
    "gap": gettext_lazy("Where the sides differ"),
    "eventnote": gettext_lazy("Note of a meeting"),
    "practice": gettext_lazy("Cooperation example"),
    "directorycount": gettext_lazy("Counted in the directory"),
    "finding": gettext_lazy("Finding"),
    "report": gettext_lazy("Report"),
    "recommendation": gettext_lazy("Recommendation"),
    "partnership": gettext_lazy("Partnership"),
    "action": gettext_lazy("Action"),
    "result": gettext_lazy("Result"),
}
TITLES = ("sentence", "title", "text", "label")


def stop(row: models.Model) -> Stop:
    """What a thread shows of a row."""
    state = getattr(row, "state", State.PUBLISHED)
    withdrawn = state == State.WITHDRAWN
    return Stop(
        id=str(row.pk),
        kind=row._meta.model_name or "",
        kind_name=str(KIND_WORDS.get(row._meta.model_name or "", row._meta.verbose_name)),
        title=_("withdrawn") if withdrawn else title_of(row),
        url="" if withdrawn or not hasattr(row, "get_absolute_url") else row.get_absolute_url(),
        state=str(state),
        phase=PHASES[row._meta.app_label],
        workspace=getattr(row, "workspace", None),
        row=row,
    )


def title_of(row: models.Model) -> Any:
    """The text by which people know a thing, with its languages where it has them."""
    for name in TITLES:
        if any(f.name == name for f in row._meta.concrete_fields):
            return getattr(row, name)
    return str(row)


def earlier(row: models.Model, drafts_of: Any = None) -> list[tuple[Link, models.Model]]:
    """What a row cites."""
    found = []
    for edge in edges_from(row):
        for other in cited(row, edge.field, drafts_of=drafts_of):
            found.append((Link(str(row.pk), str(other.pk), edge.field, str(edge.because), str(edge.led_to)), other))
    return found


def later(row: models.Model, drafts_of: Any = None) -> list[tuple[Link, models.Model]]:
    """What cites a row."""
    found = []
    for edge in edges_to(row):
        for other in cited(row, edge.reverse, drafts_of=drafts_of):
            found.append((Link(str(other.pk), str(row.pk), edge.field, str(edge.because), str(edge.led_to)), other))
    return found


def thread_of(row: models.Model, drafts_of: Any = None) -> Thread:
    """Both directions from a row: its evidence all the way down, its consequences all the way up."""
    thread = Thread(nodes=[stop(row)])
    for follow in (earlier, later):
        seen = {row.pk}
        waiting = deque([row])
        while waiting and len(thread.nodes) < LONGEST:
            for link, other in follow(waiting.popleft(), drafts_of):
                thread.links.append(link)
                if other.pk not in seen:
                    seen.add(other.pk)
                    thread.nodes.append(stop(other))
                    waiting.append(other)
    thread.links = list(dict.fromkeys(thread.links))
    return thread


@dataclass(frozen=True)
class Told:
    """A stop of the story with the sentence that leads to it."""

    stop: Stop
    sentence: str


def backward(row: models.Model, drafts_of: Any = None) -> list[Told]:
    """The story from a thing back to its answers: the thing first, then level by level."""
    return _story(row, earlier, "because", drafts_of)


def forward(row: models.Model, drafts_of: Any = None) -> list[Told]:
    """The story from a thing on to what became of it."""
    return _story(row, later, "led_to", drafts_of)


def _story(row: models.Model, follow: Any, words: str, drafts_of: Any) -> list[Told]:
    story, seen, level = [Told(stop(row), "")], {row.pk}, [row]
    while level and len(story) < LONGEST:
        found = [(getattr(link, words), other) for one in level for link, other in follow(one, drafts_of)]
        level = []
        for sentence, other in found:
            if other.pk not in seen:
                seen.add(other.pk)
                level.append(other)
                story.append(Told(stop(other), sentence))
    return story
