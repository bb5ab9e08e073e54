"""Pages of reports."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.addresses import address
from localympact.foundation.workspaces.asking import form_page, pressed
from localympact.foundation.workspaces.queries import works_here
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.reports import changes, pages
from localympact.phase1_mapping.reports.documents import document_of, draft_of
from localympact.phase1_mapping.reports.forms import ChapterForm, ReportForm
from localympact.phase1_mapping.reports.models import Report
from localympact.phase1_mapping.reports.queries import drawing_of, editions_of, is_drawn_now, visible_reports

WRITE = "mapping/reports/write.html"


def list_reports(request: Request) -> HttpResponse:
    """The reports of a place."""
    reports = visible_reports(request.actor, request.workspace)
    table = pages.report_table(reports, example=request.workspace.example)
    return shown(request, "mapping/reports/list.html", table, {"reports": reports})


def show_report(request: Request, pk: UUID) -> HttpResponse:
    """The newest edition of a report, or its draft for those who work here."""
    report = get_object_or_404(visible_reports(request.actor, request.workspace), pk=pk)
    edition = report.editions.first()
    if edition is None or not report.is_published:
        return redirect("show_draft", request.workspace.slug, report.pk) if works_here(request) else _gone()
    return pages.read(request, report, document_of(edition, get_language() or "en"), edition)


def show_draft(request: Request, pk: UUID) -> HttpResponse:
    """The report as it stands now, with a watermark."""
    report = get_object_or_404(visible_reports(request.actor, request.workspace), pk=pk)
    return pages.read(request, report, draft_of(report, (get_language() or "en")[:2]), None)


def show_edition(request: Request, pk: UUID, number: int) -> HttpResponse:
    """A frozen edition; its address stays."""
    report = get_object_or_404(visible_reports(request.actor, request.workspace), pk=pk)
    if report.is_withdrawn:
        _gone()
    edition = get_object_or_404(report.editions, number=number)
    return pages.read(request, report, document_of(edition, get_language() or "en"), edition)


def _gone() -> HttpResponse:
    raise Http404


def write_report(request: Request) -> HttpResponse:
    """Begin a report."""
    form = ReportForm(request.POST or None, place=request.workspace, initial={"title": _("Needs and challenges")})
    return form_page(request, form, changes.write_report, request.workspace, WRITE, then=_chapters_of)


def edit_report(request: Request, pk: UUID) -> HttpResponse:
    """Change title, summary and what it covers."""
    report = get_object_or_404(Report, pk=pk)
    form = ReportForm(request.POST or None, instance=report, place=request.workspace)
    return form_page(request, form, changes.edit_report, report, WRITE, {"report": report}, then=_chapters_of)


def _chapters_of(report: Report) -> str:
    return address(report, "write_chapters")


def write_chapters(request: Request, pk: UUID) -> HttpResponse:
    """The chapters, in which languages each has words, and what to do next."""
    report = get_object_or_404(Report.objects.select_related("workspace"), pk=pk)
    context = {"report": report, "chapters": pages.chapters(report), "editions": editions_of(report)}
    return render(request, "mapping/reports/chapters.html", context)


def write_chapter(request: Request, pk: UUID, code: str) -> HttpResponse:
    """The words of one chapter in the language of the page."""
    report = get_object_or_404(Report, pk=pk)
    chapter, words = pages.chapter_or_404(report, code)
    language = (get_language() or "en")[:2]
    form = ChapterForm(request.POST or None, initial={"text": words.get(language)}, report=report)
    write = partial(changes.write_chapter, chapter=code)
    context = {"report": report, "chapter": chapter, "words": words, "missing": not words.get(language)}
    return form_page(request, form, write, report, "mapping/reports/chapter.html", context, then=_chapters_of)


@require_POST
def publish_report(request: Request, pk: UUID) -> HttpResponse:
    """Have the next edition drawn and published; the page of its progress follows."""
    report = get_object_or_404(Report, pk=pk)
    return pressed(request, changes.order_edition, report, then=address(report, "show_drawing"))


def show_drawing(request: Request, pk: UUID) -> HttpResponse:
    """How far the next edition is; then the edition itself, or why there is none."""
    report = get_object_or_404(Report, pk=pk)
    drawing = drawing_of(report)
    is_running = is_drawn_now(drawing)
    if drawing and not is_running and drawing.state == drawing.State.DONE and "refused" not in drawing.progress:
        then = redirect(report)
        return HttpResponse(headers={"HX-Redirect": then["Location"]}) if request.headers.get("HX-Request") else then
    context = {"report": report, "drawing": drawing, "is_running": is_running}
    return render(request, "mapping/reports/drawing.html", context)


@require_POST
def withdraw_report(request: Request, pk: UUID) -> HttpResponse:
    """Take a report back."""
    return pressed(request, changes.withdraw_report, get_object_or_404(Report, pk=pk), _("Taken back."))
