"""Pages of imports: a file is read, looked at, taken over, taken back."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import pressed, said_to, tried
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.imports import changes
from localympact.phase1_mapping.imports.forms import ColumnsForm, FileForm, rows_accepted, rows_joined
from localympact.phase1_mapping.imports.mapping import ignored_columns
from localympact.phase1_mapping.imports.models import Import
from localympact.phase1_mapping.imports.queries import mapping_of, table_of
from localympact.phase1_mapping.imports.verdicts import Kind

MOST_SHOWN = 300
WORDS = {
    Kind.REFUSED: gettext_lazy("cannot be read"),
    Kind.POSSIBLE_DUPLICATE: gettext_lazy("perhaps listed already"),
    Kind.CHANGED: gettext_lazy("says something else"),
    Kind.NEW: gettext_lazy("new"),
    Kind.SAME: gettext_lazy("listed already"),
}
ORDER = {kind.value: place for place, kind in enumerate(WORDS)}


def list_imports(request: Request) -> HttpResponse:
    """The files that were brought here."""
    files = Import.objects.defer("raw_rows", "verdicts", "effects")
    return render(request, "mapping/imports/list.html", {"imports": files})


def read_file(request: Request) -> HttpResponse:
    """Bring a file; nothing is taken over before it was looked at."""
    language = (get_language() or "en")[:2]
    form = FileForm(request.POST or None, request.FILES or None, initial={"language": language})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        read = {"data": file.read(), "filename": file.name, "language": form.cleaned_data["language"]}
        one = tried(form, changes.read_file, request.workspace, by=request.actor, **read)
        if one:
            return redirect(one)
    return render(request, "mapping/imports/new.html", {"form": form})


def show_import(request: Request, pk: UUID) -> HttpResponse:
    """Every row with its verdict: before the decision as a question, afterwards as a record."""
    one = get_object_or_404(Import, pk=pk)
    return render(request, "mapping/imports/import.html", _shown(one))


def _shown(one: Import, form: ColumnsForm | None = None) -> dict[str, Any]:
    rows = sorted(one.verdicts, key=lambda said: (ORDER[said["verdict"]], said["row"]))
    counts = Counter(said["verdict"] for said in one.verdicts)
    shown = {
        "import": one,
        "crumbs": [(_("Imported lists"), reverse("list_imports", args=[one.workspace.slug]))],
        "rows": [said | {"words": WORDS[Kind(said["verdict"])]} for said in rows[:MOST_SHOWN]],
        "left_out": len(rows) - min(len(rows), MOST_SHOWN),
        "counts": [(WORDS[kind], counts[kind.value]) for kind in WORDS if counts[kind.value]],
        "did": Counter(effect["did"] for effect in one.effects),
    }
    return shown | _columns(one, form) if one.is_open else shown


def _columns(one: Import, form: ColumnsForm | None) -> dict[str, Any]:
    """How the columns were understood; what the file held is forgotten once it is decided about."""
    table, mapping = table_of(one), mapping_of(one)
    ignored = ignored_columns(table.header, mapping, table.sample())
    return {"columns": form or ColumnsForm(table, mapping), "ignored": ignored}


@require_POST
def choose_mapping(request: Request, pk: UUID) -> HttpResponse:
    """Say which column holds what."""
    one = get_object_or_404(Import, pk=pk)
    if not one.is_open:
        return redirect(one)
    form = ColumnsForm(table_of(one), mapping_of(one), request.POST)
    if form.is_valid() and tried(form, changes.choose_mapping, one, mapping=form.mapping, by=request.actor):
        return redirect(one)
    return render(request, "mapping/imports/import.html", _shown(one, form))


@require_POST
def confirm_import(request: Request, pk: UUID) -> HttpResponse:
    """Take the chosen rows over."""
    one = get_object_or_404(Import, pk=pk)
    accept: Any = rows_accepted(request.POST)
    if len(one.verdicts) > MOST_SHOWN:
        accept = {said["row"] for said in one.verdicts if said["verdict"] in ("new", "changed")} | accept
    said = {"accept": accept, "same_as": rows_joined(request.POST), "publish": "publish" in request.POST}
    with said_to(request, _("Done. If something is wrong, the whole import can be undone below.")):
        changes.confirm_import(one, by=request.actor, **said)
    return redirect("show_import", request.workspace.slug, pk)


@require_POST
def undo_import(request: Request, pk: UUID) -> HttpResponse:
    """Take the whole import back."""
    done = _("The import was undone. Entries that people worked on meanwhile were put away.")
    return pressed(request, changes.undo_import, get_object_or_404(Import, pk=pk), done)


@require_POST
def discard_import(request: Request, pk: UUID) -> HttpResponse:
    """Throw the file away."""
    one, to = get_object_or_404(Import, pk=pk), reverse("list_imports", args=[request.workspace.slug])
    done = _("The file was thrown away; nothing was taken over.")
    return pressed(request, changes.discard_import, one, done, then=to)
