"""Filling a document for two parties and keeping what was filled in."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase2_toolbox.samples.filling import Plain, fill
from localympact.phase2_toolbox.samples.models import FilledSample, Sample


@change(May.FILL_SAMPLE)
def fill_sample(
    workspace: Workspace,
    *,
    sample: Sample,
    municipality: Organisation,
    organisation: Organisation,
    values: Mapping[str, Plain],
    language: str,
    by: Actor,
) -> FilledSample:
    """Keep a document filled for two parties; `values` are plain texts by the names of its places."""
    filled = FilledSample(workspace=workspace, sample=sample, made_by_id=by.person.pk if by.person else None)
    _write(filled, municipality, organisation, values, language)
    return filled


@change(May.FILL_SAMPLE)
def edit_filled_sample(
    filled: FilledSample, *, values: Mapping[str, Plain], version: int | None = None, by: Actor
) -> FilledSample:
    """Change what was filled in; places that `values` does not name stay as they are."""
    check_version(filled, version)
    if filled.municipality is None or filled.organisation is None:
        raise Refused(_("A party of this document is no longer listed. Fill the sample again."))
    _write(filled, filled.municipality, filled.organisation, {**filled.values, **values}, filled.language)
    return filled


def _write(
    filled: FilledSample, municipality: Organisation, organisation: Organisation, values: Mapping[str, Plain], lang: str
) -> None:
    if not municipality.is_municipality or organisation.is_municipality:
        raise Refused(_("Choose one party of each side: the municipality, and an organisation."), field="organisation")
    if lang not in LANGUAGES:
        raise Refused(_("Choose one of the languages of the document."), field="language")
    named = {place["name"] for place in filled.sample.places}
    kept = {name: value for name, value in values.items() if name in named}
    fill(filled.sample.body.in_language(lang).text, kept)
    filled.municipality, filled.organisation = municipality, organisation
    editing.write(filled, {"values": kept, "language": lang})
