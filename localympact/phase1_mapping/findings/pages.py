"""What the pages of tallies, gaps and findings show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import get_language

from localympact.foundation.core.cites import cited
from localympact.foundation.documents.document import DataTable
from localympact.foundation.vocabularies.queries import names_of
from localympact.foundation.workspaces.queries import works_here
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.findings import public
from localympact.phase1_mapping.findings.directory import LISTS, PLAIN
from localympact.phase1_mapping.findings.models import DirectoryCount, Finding, Tally
from localympact.phase1_mapping.findings.queries import (
    asked_of,
    closed_waves,
    labels_of,
    moved_since,
    visible_findings,
)
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys.models import Question, Wave
from localympact.phase1_mapping.tallies import smallnumbers
from localympact.phase1_mapping.tallies.comparing import Asked, means_picture, picture_of
from localympact.phase1_mapping.tallies.moving import moved_table
from localympact.phase1_mapping.tallies.statements import FAMILIES, family_of
from localympact.phase1_mapping.tallies.tally import Breakdown
from localympact.phase1_mapping.tallies.words import LEVELS, explanation

VOCABULARIES = {"offers": "offer", "needs": "need", "target_groups": "target_group"}
FIELDS = (*PLAIN, *LISTS)


def language_now() -> str:
    """The language of the page."""
    return (get_language() or "en")[:2]


def before_closing(wave: Wave) -> dict[str, Any]:
    """What whoever closes a survey should know: how many answered, from how many on numbers show."""
    k = smallnumbers.threshold(wave.workspace.residents, wave.may_include_minors)
    rows = Response.objects.filter(wave_side__wave=wave, is_deleted=False)
    sides = [
        {
            "side": side.side,
            "answers": smallnumbers.counter(rows.filter(wave_side=side).count(), k),
            "enough": rows.filter(wave_side=side).count() >= k,
        }
        for side in wave.sides.all()
    ]
    return {"wave": wave, "k": k, "sides": sides}


def k_of(asked: Iterable[Asked]) -> int:
    """From how many answers on a number shows here."""
    return max((tally.k for one in asked for tally in one.tallies.values()), default=1)


def tallies(request: Request, wave: Wave, asked: Sequence[Asked]) -> dict[str, Any]:
    """Statements by family as means, other questions one by one, and what could not be shown."""
    language, example = language_now(), request.workspace.example
    families: dict[str, list[Asked]] = {}
    for one in asked:
        if one.measure == "scale0_10":
            families.setdefault(family_of(one.name), []).append(one)
    means = [
        {"chart": means_picture(members, title=str(FAMILIES[family]), language=language, example=example),
         "asked": members}
        for family, members in sorted(families.items())
    ]  # fmt: skip
    others = [one for one in asked if one.measure != "scale0_10"]
    pictures = [(one, picture_of(one, language=language, example=example)) for one in others]
    return {
        "wave": wave,
        "means": means,
        "pictures": [(one, picture) for one, picture in pictures if picture],
        "without": [one for one, picture in pictures if not picture],
        "k": k_of(asked),
        "findings": _findings_about(request, asked),
    }


def moved_block(wave: Wave, language: str, *, example: bool) -> list[DataTable]:
    """What moved since the survey before, as the table of a document; nothing after the first one."""
    rows = moved_since(wave)
    return [moved_table(rows, language=language, caption=str(wave.title), example=example)] if rows else []


def _findings_about(request: Request, asked: Iterable[Asked]) -> list[Finding]:
    rows = [row for one in asked for row in one.rows.values()]
    return list(visible_findings(request.actor, request.workspace).filter(cites_tallies__in=rows).distinct()[:6])


def tally(request: Request, row: Tally) -> dict[str, Any]:
    """One tally with its picture, its definition, its other side and its groups."""
    example, other = request.workspace.example, _other_side(row)
    asked = asked_of({row.side: row})
    counted = asked.tallies[row.side]
    context = {
        "tally": row,
        "other": other,
        "asked": asked,
        "counted": counted,
        "level": LEVELS[counted.level],
        "sentences": explanation(counted),
        "chart": picture_of(asked, language=language_now(), example=example),
        "table": public.answers_table(asked, row.side, example=example) if counted.shown else None,
    }
    if row.groups:
        groups = dict(Breakdown.from_json(row.groups).groups)
        labels = _group_labels(row)
        context["groups"] = public.group_table(asked, groups, labels, example=example)
    return context


def _other_side(row: Tally) -> Tally | None:
    return Tally.objects.filter(wave=row.wave, name=row.name).exclude(pk=row.pk).first()


def _group_labels(row: Tally) -> dict[str, str]:
    asked = Question.objects.filter(version=row.question.version_id, name="Q01")
    return labels_of(asked, with_groups=False)


def kinds(request: Request, chosen: Sequence[str]) -> list[dict[str, Any]]:
    """The kinds of findings with how many there are, for the filter."""
    rows = visible_findings(request.actor, request.workspace).values_list("kind", flat=True)
    found = list(rows)
    return [
        {"code": code, "label": label, "count": found.count(code), "chosen": code in chosen}
        for code, label in Finding.Kind.choices
    ]


def counted_waves(request: Request) -> list[Wave]:
    """The surveys whose numbers can be read."""
    return list(closed_waves(request.workspace)[:6])


EVIDENCE = ("cites_gaps", "cites_tallies", "cites_notes", "cites_practices", "cites_counts")


def finding(request: Request, row: Finding) -> dict[str, Any]:
    """A finding with what it rests on; drafts are named to those who work here."""
    drafts_of = request.workspace if works_here(request) else None
    evidence = {name.removeprefix("cites_"): cited(row, name, drafts_of=drafts_of) for name in EVIDENCE}
    return {"finding": row, "evidence": evidence, "has_evidence": any(evidence.values()), "works_here": drafts_of}


def first_evidence(request: Request) -> dict[str, Any]:
    """What the link to the form chose already: `?tally=…` or `?gap=…`."""
    chosen = {"cites_tallies": request.GET.getlist("tally"), "cites_gaps": request.GET.getlist("gap")}
    return {name: ids for name, ids in chosen.items() if ids}


def filters_in_words(count: DirectoryCount) -> list[tuple[str, str]]:
    """The filter of a count as a reader understands it."""
    return [(name, ", ".join(words_of(name, codes))) for name, codes in count.filters.items() if name in FIELDS]


def words_of(name: str, codes: Iterable[str]) -> list[str]:
    """The names of codes of a filter."""
    return names_of(VOCABULARIES.get(name, name), codes)
