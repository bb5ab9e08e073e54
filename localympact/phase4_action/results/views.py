"""Pages of results."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import form_page, pressed
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase4_action.results import changes
from localympact.phase4_action.results.documents import result_table
from localympact.phase4_action.results.forms import ResultForm
from localympact.phase4_action.results.models import Result
from localympact.phase4_action.results.queries import asked_again, change_of, visible_results


def list_results(request: Request) -> HttpResponse:
    """What was achieved here."""
    results = visible_results(request.actor, request.workspace)
    table = result_table(results, example=request.workspace.example)
    return shown(request, "action/results/list.html", table, {"results": results})


def show_result(request: Request, pk: UUID) -> HttpResponse:
    """One result, and the thread behind it."""
    result = get_object_or_404(visible_results(request.actor, request.workspace), pk=pk)
    table = result_table([result], example=request.workspace.example)
    tallies = asked_again(result)
    context = {"result": result, "asked_again": tallies, "changed": change_of(tallies)}
    return shown(request, "action/results/result.html", table, context)


def write_result(request: Request) -> HttpResponse:
    """Write down what changed."""
    form = ResultForm(request.POST or None)
    return form_page(request, form, changes.write_result, request.workspace, "action/results/write.html")


def edit_result(request: Request, pk: UUID) -> HttpResponse:
    """Change a result."""
    result = get_object_or_404(Result, pk=pk)
    form = ResultForm(request.POST or None, instance=result)
    return form_page(request, form, changes.edit_result, result, "action/results/write.html", {"result": result})


@require_POST
def publish_result(request: Request, pk: UUID) -> HttpResponse:
    """Make it public."""
    return pressed(request, changes.publish_result, get_object_or_404(Result, pk=pk), _("Published."))


@require_POST
def withdraw_result(request: Request, pk: UUID) -> HttpResponse:
    """Take it back."""
    return pressed(request, changes.withdraw_result, get_object_or_404(Result, pk=pk), _("Taken back."))
