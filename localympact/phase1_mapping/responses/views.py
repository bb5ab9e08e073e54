"""Pages of answering, for respondents; and of single answers, for the person who leads the survey."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.foundation.workspaces.asking import said_to
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.questionnaires.items import Form
from localympact.phase1_mapping.responses import changes, endings, queries
from localympact.phase1_mapping.responses.answering import Checked, checked
from localympact.phase1_mapping.responses.asking import open_pages, questions_of, said, told
from localympact.phase1_mapping.responses.documents import answers_table
from localympact.phase1_mapping.responses.doors import for_respondents, too_fast
from localympact.phase1_mapping.responses.endings import around, language_of
from localympact.phase1_mapping.responses.models import Draft, Response
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.surveys.promises import promises
from localympact.phase1_mapping.surveys.queries import form_of_version, has_public_facts


def with_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of an answer that is being written; where it was sent or is gone, the page that says so."""

    @functools.wraps(view)
    def open_draft(request: Request, draft: str, **more: Any) -> HttpResponse:
        row = queries.draft_of(draft)
        if row is not None and not row.is_sent:
            return view(request, row, draft, **more)
        side, sent_on = (row.wave_side, row.sent_on) if row else (None, None)
        return endings.sent_again(request, side, sent_on)

    return open_draft


@for_respondents
def start_answer(request: Request, key: str) -> HttpResponse:
    """What the survey is, who sees what; then the first question."""
    way = queries.way_of(key)
    if way is None:
        return endings.unknown(request)
    side, wave = way.wave_side, way.wave_side.wave
    if wave.is_draft:
        return endings.not_open_yet(request, side)
    if way.is_used:
        return endings.sent(request, side)
    if wave.is_closed:
        return endings.closed(request, side)
    if request.method == "POST":
        if slow := too_fast(request):
            return slow
        language = language_of(wave)
        draft, draft_key = changes.begin_answer(side, language=language, link=way.link, by=RESPONDENT)
        return _go("answer_page", request, language, draft_key, 1)
    sentences = promises(wave, has_public_facts=has_public_facts(side))
    context = {"wave": wave, "side": side, "promises": sentences, "organisation": way.link and way.link.organisation}
    return render(request, "mapping/responses/start.html", {**context, **around(request, wave)})


@for_respondents
@with_draft
def resume_answer(request: Request, row: Draft, draft: str) -> HttpResponse:
    """Saved: the address to come back to, and the way on."""
    if not row.wave_side.wave.is_open:
        return endings.closed(request, row.wave_side, draft_key=draft)
    numbers = _pages(row)
    number = row.page if row.page in numbers else numbers[0]
    address = request.build_absolute_uri(request.path)
    context = {"wave": row.wave_side.wave, "draft": row, "draft_key": draft, "number": number, "address": address}
    return render(request, "mapping/responses/resume.html", {**context, **around(request, row.wave_side.wave)})


@for_respondents
@with_draft
def answer_page(request: Request, row: Draft, draft: str, number: int) -> HttpResponse:
    """One page of questions: shown, kept, and on to the next."""
    form = form_of_version(row.wave_side.version)
    if not 1 <= number <= len(form.pages):
        raise Http404
    if request.method != "POST":
        if not row.wave_side.wave.is_open:
            return endings.closed(request, row.wave_side, draft_key=draft)
        return _show_page(request, row, draft, number, Checked(row.answers, {}))
    found = _check_page(request, row, form, number)
    go = request.POST.get("go", "next")
    stays = go == "stay" or (go == "next" and not found.is_good)
    page = number if stays or go in ("later", "language") else _neighbour(form, row, found, number, go)
    changes.keep_page(row, answers=found.answers, language=language_of(row.wave_side.wave), page=page, by=RESPONDENT)
    if not row.wave_side.wave.is_open:
        return endings.closed(request, row.wave_side, draft_key=draft)
    if stays:
        good = Checked(found.answers, {}) if go == "stay" else found
        return _show_page(request, row, draft, number, good)
    return _onwards(request, row, draft, page, go)


@for_respondents
@with_draft
def check_answer(request: Request, row: Draft, draft: str) -> HttpResponse:
    """The last look at everything, then send: thanked only when the answer is kept."""
    if request.method == "POST" and not row.wave_side.wave.is_open:
        return endings.closed(request, row.wave_side, draft_key=draft)
    whole = changes.check_whole(row, language_of(row.wave_side.wave))
    seen = changes.body_hash(whole.answers)
    if request.method == "POST" and request.POST.get("body") == seen:
        if slow := too_fast(request):
            return slow
        try:
            received = changes.send_answer(row, by=RESPONDENT)
            return endings.thanked(request, row.wave_side, received.status)
        except changes.Closed:
            return endings.closed(request, row.wave_side, draft_key=draft)
        except changes.NotComplete:
            pass  # the page below names what is missing
        except Refused:
            return endings.sent(request, row.wave_side)
    return _show_check(request, row, draft, whole, seen)


def list_answers(request: Request, pk: UUID) -> HttpResponse:
    """The single answers of a survey; each opening of this page is written into the history."""
    wave = get_object_or_404(Wave.objects.select_related("workspace").exclude(state=Wave.State.DRAFT), pk=pk)
    side = request.GET.get("side", "organisations")
    sides = wave.sides.select_related("version").defer("version__form", "version__sheets")
    wave_side = get_object_or_404(sides, side=side)
    rows = [row for row in changes.read_answers(wave, by=request.actor) if row.wave_side_id == wave_side.pk]
    table = answers_table(wave_side, rows, example=request.workspace.example)
    form, language = form_of_version(wave_side.version), (get_language() or "en")[:2]
    read = [(row, told(form, row.answers, language)) for row in rows]
    context = {"wave": wave, "side": side, "rows": rows, "read": read, "in_language": language}
    return shown(request, "mapping/responses/answers.html", table, context)


@require_POST
def remove_response(request: Request, pk: UUID, response: UUID) -> HttpResponse:
    """Take an answer out of an open survey."""
    row = get_object_or_404(Response.objects.select_related("wave_side__wave"), pk=response, wave_side__wave=pk)
    with said_to(request, _("Taken out. It will not be counted.")):
        changes.remove_response(row, by=request.actor)
    return redirect("list_answers", request.workspace.slug, pk)


def _pages(row: Draft) -> list[int]:
    wave = row.wave_side.wave
    form = form_of_version(row.wave_side.version)
    return open_pages(form, row.answers, anonymous=wave.asks_nothing_personal) or [1]


def _go(name: str, request: Request, language: str, *args: object) -> HttpResponse:
    with override(language):
        return redirect(reverse(name, args=[request.workspace.slug, *args]))


def _check_page(request: Request, row: Draft, form: Form, number: int) -> Checked:
    wave = row.wave_side.wave
    posted = {name: request.POST.getlist(name) for name in request.POST}
    page, language = form.pages[number - 1], language_of(wave)
    return checked(form, posted, page, earlier=row.answers, language=language, anonymous=wave.asks_nothing_personal)


def _neighbour(form: Form, row: Draft, found: Checked, number: int, go: str) -> int:
    """The next or last page with something to answer; 0 is the last look before sending."""
    numbers = open_pages(form, found.answers, anonymous=row.wave_side.wave.asks_nothing_personal)
    if go == "back":
        return max((n for n in numbers if n < number), default=number)
    return min((n for n in numbers if n > number), default=0)


def _onwards(request: Request, row: Draft, key: str, page: int, go: str) -> HttpResponse:
    wave = row.wave_side.wave
    if go == "language":
        wanted = request.POST.get("language", "")
        return _go("answer_page", request, wanted if wanted in wave.languages else row.language, key, page)
    if go == "later":
        return _go("resume_answer", request, row.language, key)
    if page == 0:
        return _go("check_answer", request, row.language, key)
    return _go("answer_page", request, row.language, key, page)


def _show_page(request: Request, row: Draft, key: str, number: int, found: Checked) -> HttpResponse:
    wave, side = row.wave_side.wave, row.wave_side
    form, language = form_of_version(side.version), language_of(wave)
    page, anonymous = form.pages[number - 1], wave.asks_nothing_personal
    typed = {name: request.POST.getlist(name) for name in request.POST}
    asked = questions_of(form, page, found.answers, language, anonymous=anonymous, typed=typed, errors=found.errors)
    numbers = open_pages(form, found.answers, anonymous=anonymous)
    context = {"wave": wave, "side": side, "page": page, "questions": asked, "number": number, "draft_key": key}
    context |= {"part": sum(n <= number for n in numbers), "parts": len(numbers), "errors": found.errors}
    context |= {"conditional": [f"#q-{one.name}" for one in asked if one.is_conditional], "title": page.label}
    status = 422 if found.errors else 200
    return render(request, "mapping/responses/page.html", {**context, **around(request, wave)}, status=status)


def _show_check(request: Request, row: Draft, key: str, whole: Checked, seen: str) -> HttpResponse:
    wave, form = row.wave_side.wave, form_of_version(row.wave_side.version)
    language, anonymous = language_of(wave), wave.asks_nothing_personal
    parts = [
        (
            number,
            form.pages[number - 1],
            said(form, form.pages[number - 1], whole.answers, language, anonymous=anonymous, errors=whole.errors),
        )
        for number in open_pages(form, whole.answers, anonymous=anonymous)
    ]
    context = {"wave": wave, "side": row.wave_side, "parts": parts, "draft": row, "draft_key": key, "body": seen}
    status = 422 if whole.errors and request.method == "POST" else 200
    context |= {"errors": whole.errors, "last": parts[-1][0] if parts else 1}
    return render(request, "mapping/responses/check.html", {**context, **around(request, wave)}, status=status)
