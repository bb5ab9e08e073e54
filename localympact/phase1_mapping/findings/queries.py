"""What we ask across tallies, gaps and findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.utils.translation import get_language

from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.queries import visible
from localympact.phase1_mapping.findings.models import Finding, Gap, Tally
from localympact.phase1_mapping.questionnaires.items import text_in
from localympact.phase1_mapping.surveys.models import Question, Wave
from localympact.phase1_mapping.surveys.queries import form_of_version
from localympact.phase1_mapping.tallies.comparing import SIDES, Asked
from localympact.phase1_mapping.tallies.moving import Moved, moved
from localympact.phase1_mapping.tallies.statements import statement_of
from localympact.phase1_mapping.tallies.tally import Tally as Counted


def tallies_of(wave: Wave) -> QuerySet[Tally]:
    """The frozen tallies of a wave, question by question, municipality first."""
    version = "question__version"
    rows = Tally.objects.filter(wave=wave).select_related("wave", f"{version}__questionnaire", "workspace")
    rows = rows.order_by("side", "question__position")
    return rows.defer(f"{version}__form", f"{version}__sheets", f"{version}__flags").order_by(
        "side", "question__position"
    )


def gaps_of(wave: Wave) -> QuerySet[Gap]:
    """The gaps of a wave, widest first, those that may be chance after the others."""
    rows = Gap.objects.filter(wave=wave).select_related("municipality__question", "organisations__question", "wave")
    return rows.order_by("position")


def gaps_by_name(wave: Wave) -> dict[str, Gap]:
    """The gaps of a wave by the name of their question."""
    return {gap.name: gap for gap in gaps_of(wave)}


def asked_in(wave: Wave, names: Collection[str] = ()) -> list[Asked]:
    """The questions of a wave with the tallies of both sides, in the order of the questionnaire: all, or these."""
    by_name: dict[str, dict[str, Tally]] = {}
    for tally in tallies_of(wave).filter(name__in=names) if names else tallies_of(wave):
        by_name.setdefault(tally.name, {})[tally.side] = tally
    return [asked_of(rows) for rows in by_name.values()]


def asked_of(rows: dict[str, Tally]) -> Asked:
    """One question from its stored tallies, by side."""
    first = next(rows[side] for side in SIDES if side in rows)
    counted = {side: Counted.from_json(row.numbers) for side, row in rows.items()}
    labels = labels_of([row.question for row in rows.values()], _has_sums(counted.values()))
    return Asked(first.name, statement_of(first.question), first.question.measure, counted, rows, labels)


def _has_sums(tallies: Iterable[Counted]) -> bool:
    return any(cell.share_percent is None for tally in tallies for cell in tally.shown)


def labels_of(questions: Iterable[Question], with_groups: bool) -> dict[str, str]:
    """The words of codes, and of the groups that options are summed into, in the reader's language."""
    language = (get_language() or "en")[:2]
    found: dict[str, str] = {}
    for question in questions:
        if with_groups:
            groups = form_of_version(question.version).groups
            found.update({code: text_in(language, label) for code, label in groups.items()})
        found.update({option["name"]: text_in(language, option["label"]) for option in question.options})
    return found


def closed_waves(workspace: Workspace) -> QuerySet[Wave]:
    """The counted waves of a place, the newest first."""
    return Wave.objects.filter(workspace=workspace, state=Wave.State.CLOSED).order_by("-closes_on", "-id")


def wave_before(wave: Wave) -> Wave | None:
    """The counted survey that this one repeats: the one it names, else the last one closed before it opened."""
    known = closed_waves(wave.workspace)
    named = known.filter(pk=wave.previous_id).first() if wave.previous_id else None
    return named or known.filter(closes_on__lt=wave.opens_on).first()


def moved_since(wave: Wave) -> list[Moved]:
    """What moved since the survey before; nothing when this is the first."""
    before = wave_before(wave)
    return moved(asked_in(before), asked_in(wave)) if before else []


def visible_findings(actor: Actor, workspace: Workspace, kinds: Iterable[str] = ()) -> QuerySet[Finding]:
    """The findings this reader may see, of some kinds or of all."""
    rows = visible(Finding.objects.select_related("workspace"), actor, workspace)
    return rows.filter(kind__in=list(kinds)) if kinds else rows
