"""Reading open answers for print."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import pressed, said_to
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.questionnaires.items import text_in
from localympact.phase1_mapping.quotes import changes, queries
from localympact.phase1_mapping.quotes.models import Quote
from localympact.phase1_mapping.responses.changes import read_answers
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.surveys.queries import sides_of


def list_quotes(request: Request, pk: UUID) -> HttpResponse:
    """The open answers of a closed survey, one question at a time; each opening is written into the history."""
    wave = get_object_or_404(Wave.objects.select_related("workspace").exclude(state=Wave.State.DRAFT), pk=pk)
    context: dict[str, object] = {"wave": wave}
    if wave.is_closed:
        language = (get_language() or "en")[:2]
        names = {item.name: text_in(language, item.label) for side in sides_of(wave) for item in queries.quotable(side)}
        rows = read_answers(wave, by=request.actor)
        answered = {name: label for name, label in names.items() if any(row.answers.get(name) for row in rows)}
        name = request.GET.get("question", "")
        name = name if name in answered else next(iter(answered), "")
        read = queries.to_read(wave, rows, name)
        context |= {"questions": answered, "name": name, "label": answered.get(name, ""), "read": read}
    return render(request, "mapping/quotes/list.html", context)


@require_POST
def decide_quote(request: Request, pk: UUID, response: UUID) -> HttpResponse:
    """Allow an open answer for print, refuse it, or take the decision back."""
    rows = Response.objects.select_related("wave_side__wave", "wave_side__version")
    row = get_object_or_404(rows.defer("wave_side__version__form"), pk=response, wave_side__wave=pk)
    name = request.POST.get("question", "")
    back = reverse("list_quotes", args=[request.workspace.slug, pk])
    back = f"{back}?{urlencode({'question': name})}#a-{row.pk}"
    if request.POST.get("go") == "undo":
        quote = get_object_or_404(Quote, response=row, name=name)
        return pressed(request, changes.take_back_decision, quote, _("The decision is taken back."), then=back)
    if request.POST.get("go") == "refuse":
        with said_to(request, _("This answer will not be printed.")):
            changes.refuse_quote(row, name=name, by=request.actor)
    else:
        with said_to(request, _("Allowed for print. The next edition of the report has it.")):
            changes.allow_quote(row, name=name, words=request.POST.get("words", ""), by=request.actor)
    return redirect(back)
