"""Pages of cooperation examples."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import form_page, pressed
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.practices import changes
from localympact.phase1_mapping.practices.documents import practice_table
from localympact.phase1_mapping.practices.forms import PracticeForm
from localympact.phase1_mapping.practices.models import Practice
from localympact.phase1_mapping.practices.queries import visible_practices

WRITE = "mapping/practices/write.html"


def list_practices(request: Request) -> HttpResponse:
    """What worked, what was mixed, what is to be avoided."""
    chosen = request.GET.get("outcome", "")
    practices = visible_practices(request.actor, request.workspace, chosen)
    context = {"practices": practices, "outcomes": Practice.Outcome.choices, "chosen": chosen}
    table = practice_table(practices, example=request.workspace.example)
    return shown(request, "mapping/practices/list.html", table, context)


def show_practice(request: Request, pk: UUID) -> HttpResponse:
    """One example."""
    practice = get_object_or_404(visible_practices(request.actor, request.workspace), pk=pk)
    side = request.actor.side_in(request.workspace.pk)
    table = practice_table([practice], example=request.workspace.example)
    return shown(request, "mapping/practices/practice.html", table, {"practice": practice, "my_side": side})


def write_practice(request: Request) -> HttpResponse:
    """Write an example."""
    form = PracticeForm(request.POST or None)
    return form_page(request, form, changes.write_practice, request.workspace, WRITE, {"title": _("Write an example")})


def edit_practice(request: Request, pk: UUID) -> HttpResponse:
    """Change an example."""
    practice = get_object_or_404(Practice, pk=pk)
    form = PracticeForm(request.POST or None, instance=practice)
    context = {"practice": practice, "title": _("Edit the example")}
    return form_page(request, form, changes.edit_practice, practice, WRITE, context)


@require_POST
def publish_practice(request: Request, pk: UUID) -> HttpResponse:
    """Make it public."""
    return pressed(request, changes.publish_practice, get_object_or_404(Practice, pk=pk), _("Published."))


@require_POST
def withdraw_practice(request: Request, pk: UUID) -> HttpResponse:
    """Take an example back."""
    return pressed(request, changes.withdraw_practice, get_object_or_404(Practice, pk=pk), _("Taken back."))


@require_POST
def confirm_practice(request: Request, pk: UUID) -> HttpResponse:
    """Say, for one's side, that it was so."""
    return pressed(request, changes.confirm_practice, get_object_or_404(Practice, pk=pk), _("Confirmed."))
