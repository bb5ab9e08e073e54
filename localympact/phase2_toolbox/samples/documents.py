"""A sample as a document: blank with writing lines, or filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from localympact.foundation.documents.document import Block, Document, FormField, Meta, Note, Party, Signature
from localympact.foundation.documents.markdown import to_blocks
from localympact.foundation.languages.translated import TranslatedText
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
        labels = {place["name"]: TranslatedText.of("en", **place["label"]) for place in sample.places}
        asked = {name: label.in_language(language).text for name, label in labels.items()}
        text = fill(sample.body.in_language(language).text, values, asked)
        long = {asked[place["name"]] for place in sample.places if place.get("long")}
        body = [_roomier(block, long) for block in to_blocks(text)]
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


def _roomier(block: Block, long: set[str]) -> Block:
    """More lines to write on where a longer text is asked for."""
    is_long = isinstance(block, FormField) and block.label in long
    return replace(block, lines=4) if is_long else block  # type: ignore[arg-type]
