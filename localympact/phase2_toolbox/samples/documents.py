"""A sample as a document: blank with writing lines, or filled."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from localympact.foundation.documents.document import Document, Meta, Note, Party, Signature
from localympact.foundation.documents.markdown import to_blocks
from localympact.foundation.workspaces.models import Workspace
from localympact.phase2_toolbox.samples.filling import Plain, fill
from localympact.phase2_toolbox.samples.models import FilledSample, Sample


def blank_sample(sample: Sample, *, language: str) -> Document:
    """The document with a line to write on at every place."""
    return _document(sample, {}, language=language, parties=(Party(), Party()))


def filled_sample(filled: FilledSample, workspace: Workspace) -> Document:
    """The document with what was filled in, ready to be read together and signed."""
    parties = (Party(name=str(filled.municipality or "")), Party(name=str(filled.organisation or "")))
    return _document(
        filled.sample,
        filled.values,
        language=filled.language,
        parties=parties,
        place=workspace,
        identifier=str(filled.pk),
    )


def _document(
    sample: Sample,
    values: Mapping[str, Plain],
    *,
    language: str,
    parties: tuple[Party, ...],
    place: Workspace | None = None,
    identifier: str = "",
) -> Document:
    with translation.override(language):
        body = to_blocks(fill(sample.body.in_language(language).text, values))
        advice = _(
            "This sample is no legal advice. Read it together, and ask a lawyer where money or duties are meant."
        )
        return Document(
            title=sample.title.in_language(language).text,
            language=language,
            blocks=(Note(advice), *body, Signature(parties)),
            meta=Meta(place=str(place or ""), version=str(sample.number)),
            example=bool(place and place.example),
            identifier=identifier or str(sample.pk),
            phase="toolbox",
        )
