"""A partnership as a paper to sign."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from localympact.foundation.documents.document import Block, Document, Heading, Meta, Paragraph, Party, Signature
from localympact.foundation.documents.inline import literal
from localympact.foundation.ui.formats import day
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.cooperation.queries import form_names
from localympact.phase4_action.partnerships.models import Partner, Partnership


def partnership_document(
    partnership: Partnership, partners: list[Partner], workspace: Workspace, *, language: str
) -> Document:
    """What was agreed, by whom, until when."""
    with translation.override(language):
        blocks: list[Block] = [
            *_passage(_("Purpose"), str(partnership.purpose)),
            *_passage(_("The shared result"), str(partnership.shared_result)),
            *_passage(_("Form of cooperation"), str(form_names().get(partnership.form, ""))),
            *_passage(_("Term"), _term(partnership)),
            Heading(_("Parties")),
            *(block for partner in partners for block in _partner(partner)),
            Heading(_("Signatures")),
            Signature(tuple(Party(name=str(one.organisation)) for one in partners)),
        ]
        return Document(
            title=str(partnership.title),
            language=language,
            blocks=tuple(blocks),
            subtitle=_("Partnership"),
            meta=Meta(place=str(workspace), published_on=partnership.agreed_on, version=str(partnership.version)),
            example=workspace.example,
            identifier=str(partnership.pk),
            phase="action",
        )


def _passage(title: str, text: str) -> list[Block]:
    lines = [literal(line) for line in text.splitlines() if line.strip()]
    return [Heading(title), Paragraph("\\\n".join(lines))] if lines else []


def _term(partnership: Partnership) -> str:
    parts = [
        (_("From"), partnership.starts_on),
        (_("Until"), partnership.ends_on),
        (_("Joint review on"), partnership.review_on),
    ]
    return "\n".join(f"{label}: {day(when)}" for label, when in parts if when)


def _partner(partner: Partner) -> list[Block]:
    lines = [str(partner.role), str(partner.contribution), partner.contact]
    said = "\\\n".join(literal(line) for text in lines for line in text.splitlines() if line.strip())
    return [Heading(str(partner.organisation), 2), *([Paragraph(said)] if said else [])]
