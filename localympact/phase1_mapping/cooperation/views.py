"""Pages of cooperation: the list with its network picture, one tie, declaring and confirming."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import form_page, pressed
from localympact.foundation.workspaces.permissions import May, allows
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.cooperation import changes
from localympact.phase1_mapping.cooperation.documents import picture, tie_table
from localympact.phase1_mapping.cooperation.forms import EndForm, FormsUsedForm, RecordedTieForm, TieForm
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.cooperation.queries import form_names, how_sure, visible_ties
from localympact.phase1_mapping.organisations.changes import edit_organisation
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.organisations.queries import listed_organisations


def list_ties(request: Request) -> HttpResponse:
    """Who works with whom: the picture and its list."""
    ties = list(visible_ties(request.actor, request.workspace))
    drawn = picture(ties)
    named = len({one for tie in ties for one in (tie.declared_by, tie.other) if not one.is_municipality})
    context = {
        "ties": [(tie, how_sure(tie)) for tie in ties],
        "nodes": drawn["nodes"],
        "names": form_names(),
        "named": named,
        "silent": max(listed_organisations().count() - named, 0),
    }
    table = tie_table(ties, example=request.workspace.example)
    return shown(request, "mapping/cooperation/list.html", table, context)


def show_network(request: Request) -> HttpResponse:
    """The picture's points and lines."""
    return JsonResponse(picture(list(visible_ties(request.actor, request.workspace))))


def show_tie(request: Request, pk: UUID) -> HttpResponse:
    """One cooperation: who says so, what proves it."""
    tie = get_object_or_404(visible_ties(request.actor, request.workspace).prefetch_related("proofs"), pk=pk)
    return render(request, "mapping/cooperation/tie.html", _of_tie(request, tie))


def end_tie(request: Request, pk: UUID) -> HttpResponse:
    """Say since when two no longer work together."""
    tie = get_object_or_404(visible_ties(request.actor, request.workspace).prefetch_related("proofs"), pk=pk)
    form = EndForm(request.POST or None, initial={"until": tie.until})
    context = {**_of_tie(request, tie), "form": form}
    return form_page(request, form, changes.end_tie, tie, "mapping/cooperation/tie.html", context, done=_("Noted."))


def _of_tie(request: Request, tie: Tie) -> dict[str, object]:
    name, ending = form_names().get(tie.form, tie.form), EndForm(initial={"until": tie.until})
    may_end = changes.may_end(request.actor, tie)
    return {"tie": tie, "sure": how_sure(tie), "name": name, "may_end": may_end, "form": ending}


def declare_tie(request: Request, pk: UUID) -> HttpResponse:
    """Say with whom an organisation works."""
    organisation = get_object_or_404(Organisation, pk=pk)
    records = not allows(request.actor, May.DECLARE_TIE, organisation)
    form = (RecordedTieForm if records else TieForm)(request.POST or None)
    door = changes.record_tie if records else changes.declare_tie
    context = {"organisation": organisation, "records": records}
    return form_page(request, form, door, organisation, "mapping/cooperation/declare.html", context)


@require_POST
def confirm_tie(request: Request, pk: UUID) -> HttpResponse:
    """Confirm for the other side."""
    return pressed(request, changes.confirm_tie, get_object_or_404(Tie, pk=pk), _("Confirmed. Both sides say so now."))


@require_POST
def decline_tie(request: Request, pk: UUID) -> HttpResponse:
    """Say that it is not so."""
    tie, to = get_object_or_404(Tie, pk=pk), reverse("list_ties", args=[request.workspace.slug])
    return pressed(request, changes.decline_tie, tie, _("Noted. It is no longer shown."), then=to)


def say_forms_used(request: Request, pk: UUID) -> HttpResponse:
    """Say which forms of cooperation a municipality uses."""
    organisation = get_object_or_404(Organisation, pk=pk)
    form = FormsUsedForm(request.POST or None, initial={"forms_used": organisation.forms_used})
    template = "mapping/cooperation/forms_used.html"
    return form_page(request, form, edit_organisation, organisation, template, {"organisation": organisation})
