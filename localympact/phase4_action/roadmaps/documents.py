"""The checklists to print, and the partnership proposal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from localympact.foundation.documents.document import (
    Block,
    Document,
    FormField,
    Heading,
    Meta,
    Note,
    PageBreak,
    Paragraph,
    Party,
    Signature,
)
from localympact.foundation.documents.inline import literal
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.models import Side, Workspace
from localympact.phase4_action.roadmaps.models import Checklist, Checkpoint, CheckpointAnswer, Proposal
from localympact.phase4_action.roadmaps.queries import Step, checkpoints_of, steps_of


def blank_checklist(checklist: Checklist, side: str, *, language: str) -> Document:
    """One side's checklist with room to write by hand."""
    with translation.override(language):
        whose = _("Checklist of the municipality") if side == Side.MUNICIPALITY else _("Checklist of the organisation")
        return Document(
            title=whose,
            language=language,
            blocks=tuple(_checklist_blocks(checklist, side, language)),
            subtitle=checklist.title.in_language(language).text,
            meta=Meta(version=str(checklist.number)),
            identifier=f"{checklist.pk}-{side}",
            phase="action",
        )


def _checklist_blocks(checklist: Checklist, side: str, language: str) -> Iterator[Block]:
    yield FormField(_("Filled in by"))
    yield FormField(_("Together with"))
    yield FormField(_("What is it about?"), lines=2)
    points = checkpoints_of(checklist)
    for step in steps_of(checklist):
        if step.number > 1:
            yield PageBreak()
        yield from _step_blocks(step, [p for p in points if p.step == step.number], side, language)


def _step_blocks(step: Step, points: list[Checkpoint], side: str, language: str) -> Iterator[Block]:
    title = step.title.in_language(language).text
    yield Heading(_("Step %(number)s: %(title)s") % {"number": step.number, "title": title}, 1)
    yield Paragraph(step.lead.in_language(language).text)
    for point in points:
        yield Heading(f"{point.code} {point.question_for(side).in_language(language).text}", 2)
        yield Paragraph(f"*{point.help.in_language(language).text}*")
        yield FormField(_("Our answer"), lines=4)
        if point.is_handshake:
            yield FormField(_("Agreed for the municipality (name, date)"))
            yield FormField(_("Agreed for the organisation (name, date)"))
        else:
            yield FormField(_("done"), checkbox=True)
            yield FormField(_("not relevant, because"))


def proposal_document(proposal: Proposal, workspace: Workspace, *, language: str) -> Document:
    """The partnership proposal as it was frozen, its headings in the reader's language."""
    run = proposal.run
    with translation.override(language):
        parties = (Party(name=run.municipality.name), Party(name=run.organisation.name))
        opening = _("%(municipality)s and %(organisation)s propose to work together as follows.") % {
            "municipality": literal(run.municipality.name),
            "organisation": literal(run.organisation.name),
        }
        sections = [block for section in proposal.sections for block in _section(section, language)]
        return Document(
            title=run.title,
            language=language,
            blocks=(Paragraph(opening, lead=True), *sections, Heading(_("Signatures")), Signature(parties)),
            subtitle=_("Partnership proposal"),
            meta=Meta(place=str(workspace), published_on=proposal.made_on, version=str(proposal.number), frozen=True),
            example=workspace.example,
            identifier=str(proposal.pk),
            phase="action",
        )


def _section(section: dict[str, Any], language: str) -> Iterator[Block]:
    yield Heading(_worded(section["title"], language))
    for part in section["parts"]:
        side = _("Municipality") if part["side"] == Side.MUNICIPALITY else _("Organisation")
        yield Paragraph(f"**{side}** – {part['code']} *{literal(_worded(part['question'], language))}*")
        yield Paragraph(_said(part))
        if part["recorded"]:
            source = _("Written down by the facilitator. Source: %(source)s") % {"source": literal(part["recorded"])}
            yield Note(source)


def _said(part: dict[str, Any]) -> str:
    lines = [literal(line) for line in str(part["text"]).splitlines() if line.strip()]
    if part["state"] == CheckpointAnswer.State.NOT_RELEVANT:
        lines.insert(0, _("Not relevant."))
    return "\\\n".join(lines)


def _worded(words: dict[str, str], language: str) -> str:
    return TranslatedText.of("en", **words).in_language(language).text
