"""Pages of sample documents."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from localympact.foundation.documents.sending import as_file
from localympact.foundation.languages.names import OWN_NAMES
from localympact.foundation.ui.picking import is_looking
from localympact.foundation.workspaces.asking import form_page, tried
from localympact.foundation.workspaces.permissions import is_party
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase2_toolbox.samples import changes
from localympact.phase2_toolbox.samples.documents import blank_sample, filled_sample
from localympact.phase2_toolbox.samples.forms import PartiesForm, PlacesForm
from localympact.phase2_toolbox.samples.models import FilledSample, Sample
from localympact.phase2_toolbox.samples.queries import filled_for, known_places, samples_of

FILL = "toolbox/samples/fill.html"


def list_samples(request: Request) -> HttpResponse:
    """Documents to fill, and those of mine that are filled."""
    context = {"samples": samples_of(request.workspace), "filled": filled_for(request.actor)}
    return render(request, "toolbox/samples/list.html", context)


def show_sample(request: Request, code: str) -> HttpResponse:
    """One document, to read, to download blank in any language, or to fill; its twins are the blank files."""
    sample = _sample(request, code)
    language = request.GET.get("language") or (get_language() or "en")[:2]
    document = blank_sample(sample, language=language if language in OWN_NAMES else "en")
    if request.twin:
        return as_file(document, request.twin, f"{sample.code}-{document.language}")
    context = {"sample": sample, "document": document, "paper_languages": OWN_NAMES}
    return render(request, "toolbox/samples/sample.html", context)


def fill_sample(request: Request, code: str) -> HttpResponse:
    """Choose both parties, then fill the places; what the directory knows stands there already."""
    sample = _sample(request, code)
    chosen = request.POST if request.method == "POST" else request.GET
    parties = PartiesForm(chosen if "language" in chosen else None)
    if is_looking(parties) or not parties.is_valid():
        return render(request, "toolbox/samples/parties.html", {"sample": sample, "form": parties})
    form = PlacesForm(request.POST or None, sample=sample, initial=_known(sample, parties))
    if request.method == "POST" and form.is_valid():
        typed = {**parties.cleaned_data, "values": form.cleaned_data}
        filled = tried(form, changes.fill_sample, request.workspace, sample=sample, by=request.actor, **typed)
        if filled:
            return redirect(filled)
    context = {"sample": sample, "form": form, "parties": parties, "chosen": parties.cleaned_data}
    return render(request, FILL, context)


def show_filled_sample(request: Request, pk: UUID) -> HttpResponse:
    """A filled document, for its parties only; its twins are the files."""
    filled = _own(request, pk)
    document = filled_sample(filled, request.workspace)
    if request.twin:
        return as_file(document, request.twin, f"{filled.sample.code}-{filled.language}")
    return render(request, "toolbox/samples/filled.html", {"filled": filled, "document": document})


def edit_filled_sample(request: Request, pk: UUID) -> HttpResponse:
    """Change what was filled in."""
    filled = _own(request, pk)
    form = PlacesForm(request.POST or None, sample=filled.sample, filled=filled)
    context = {"sample": filled.sample, "filled": filled}
    return form_page(request, form, changes.edit_filled_sample, filled, FILL, context)


def _sample(request: Request, code: str) -> Sample:
    sample = samples_of(request.workspace).filter(code=code).first()
    if sample is None:
        raise Http404
    return sample


def _own(request: Request, pk: UUID) -> FilledSample:
    filled = get_object_or_404(FilledSample.objects.select_related("sample", "municipality", "organisation"), pk=pk)
    if not is_party(request.actor, filled):
        raise Http404
    return filled


def _known(sample: Sample, parties: PartiesForm) -> dict[str, str]:
    municipality: Organisation = parties.cleaned_data["municipality"]
    organisation: Organisation = parties.cleaned_data["organisation"]
    return known_places(sample, municipality=municipality, organisation=organisation)
