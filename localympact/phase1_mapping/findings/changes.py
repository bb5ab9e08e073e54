"""Counting a wave, writing findings, publishing them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.cites import cite
from localympact.foundation.core.refused import Refused
from localympact.foundation.core.rows import State
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.findings import directory
from localympact.phase1_mapping.findings.models import DirectoryCount, Finding, Gap, Tally
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys.models import Question, Wave, WaveSide
from localympact.phase1_mapping.tallies import gaps, smallnumbers
from localympact.phase1_mapping.tallies.counting import Answers, Rule, count_by_group, numbers
from localympact.phase1_mapping.tallies.tally import Breakdown
from localympact.phase1_mapping.tallies.tally import Tally as Counted

CITES = ("cites_tallies", "cites_gaps", "cites_notes", "cites_practices", "cites_counts")


@change(May.RUN_WAVE)
def close_and_count_wave(wave: Wave, *, by: Actor) -> Wave:
    """Close a wave, count every question of both sides once, and compare the sides.

    The numbers are frozen: a later erasure does not change them.
    """
    surveys.close_wave(wave, by=by)
    k = smallnumbers.threshold(wave.workspace.residents, wave.may_include_minors)
    sides = {side.side: side for side in wave.sides.select_related("version")}
    counted = {side: _count_side(wave, sides[side], k) for side in sides}
    _compare(wave, counted, k)
    return wave


def _count_side(wave: Wave, side: WaveSide, k: int) -> dict[str, tuple[Tally, list[str]]]:
    given = list(Response.objects.filter(wave_side=side, is_deleted=False).values_list("group", "answers"))
    counted: dict[str, tuple[Tally, list[str]]] = {}
    earlier: dict[str, Counted] = {}
    for question in Question.objects.filter(version=side.version):
        answers = Answers()
        for group, body in given:
            answers.add(group, body.get(question.name, ""))
        flags = side.version.flags.get(question.name, {})
        rule = Rule(question.measure, question.options, question.is_public_answer, **flags)
        found = count_by_group(rule, answers, k, earlier)
        earlier[question.name] = found.total
        counted[question.name] = (_keep_tally(wave, side, question, found), answers.all)
    return counted


def _keep_tally(wave: Wave, side: WaveSide, question: Question, broken_down: Breakdown) -> Tally:
    found = broken_down.to_json()
    return Tally.objects.create(
        workspace_id=wave.workspace_id,
        wave=wave,
        question=question,
        name=question.name,
        side=side.side,
        numbers=found["total"],
        groups=found if len(broken_down.groups) > 1 else {},
    )


def _compare(wave: Wave, counted: dict[str, dict[str, tuple[Tally, list[str]]]], k: int) -> None:
    ours, theirs = counted.get(Side.MUNICIPALITY, {}), counted.get(Side.ORGANISATIONS, {})
    found = []
    for name, (tally, values) in ours.items():
        if tally.question.measure != "scale0_10" or name not in theirs:
            continue
        other, other_values = theirs[name]
        gap = gaps.gap(_summary(tally, values), _summary(other, other_values), k)
        if gap is not None:
            found.append((gap, tally, other))
    for position, (gap, tally, other) in enumerate(gaps.ordered(found, lambda row: row[0])):
        Gap.objects.create(
            workspace_id=wave.workspace_id,
            wave=wave,
            municipality=tally,
            organisations=other,
            name=tally.name,
            difference=gap.difference,
            low=gap.low,
            high=gap.high,
            position=position,
        )


def _summary(tally: Tally, values: list[str]) -> gaps.Summary | None:
    return gaps.summary(numbers(values), Counted.from_json(tally.numbers))


@change(May.WRITE_FINDING)
def count_directory(
    workspace: Workspace, *, label: Any, filters: dict[str, Any] | None = None, by: Actor
) -> DirectoryCount:
    """Freeze how many published organisations fit the filters today, so that a finding can cite it.

    `filters` maps side, kind, group, field, youth_relation, place or legal_form to a code or a list of codes;
    `offers`, `needs` and `forms_used` count who names one of the codes.
    """
    wanted = directory.cleaned(filters or {})
    count = DirectoryCount(workspace=workspace, filters=wanted, counted_on=timezone.localdate())
    count.number = directory.how_many(wanted)
    editing.write(count, {"label": label})
    return count


@change(May.WRITE_FINDING)
def write_finding(workspace: Workspace, *, by: Actor, **fields: Any) -> Finding:
    """Write a finding as a draft, with what it leans on."""
    finding = Finding(workspace=workspace)
    _write(finding, fields)
    return finding


@change(May.WRITE_FINDING)
def edit_finding(finding: Finding, *, version: int | None = None, by: Actor, **fields: Any) -> Finding:
    """Change a finding or what it leans on."""
    check_version(finding, version)
    _write(finding, fields)
    return finding


@change(May.WRITE_FINDING)
def submit_finding(finding: Finding, *, by: Actor) -> Finding:
    """Ask the facilitator to read a draft."""
    if finding.state != State.DRAFT:
        raise Refused(_("Only a draft can be handed in."))
    finding.state = State.IN_REVIEW
    finding.save()
    return finding


@change(May.PUBLISH_FINDING)
def return_finding(finding: Finding, *, by: Actor) -> Finding:
    """Give a finding that was handed in back to its writers."""
    if finding.state != State.IN_REVIEW:
        raise Refused(_("Only what was handed in can be given back."))
    finding.state = State.DRAFT
    finding.save()
    return finding


@change(May.PUBLISH_FINDING)
def publish_finding(finding: Finding, *, by: Actor) -> Finding:
    """Make a finding public; it must lean on something counted or noted."""
    missing = _("A finding needs at least one piece of evidence: a counted answer, a note, an example or a count.")
    editing.check_evidence(finding, CITES, missing)
    editing.publish(finding)
    return finding


@change(May.PUBLISH_FINDING)
def withdraw_finding(finding: Finding, *, by: Actor) -> Finding:
    """Take a finding back; what cites it keeps its kind and date."""
    editing.withdraw(finding)
    return finding


def _write(finding: Finding, fields: dict[str, Any]) -> None:
    cites: dict[str, Iterable[Any]] = {name: fields.pop(name) for name in CITES if name in fields}
    editing.write(finding, fields)
    for name, things in cites.items():
        cite(finding, name, things)
