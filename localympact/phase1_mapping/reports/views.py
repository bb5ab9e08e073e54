"""Pages of reports."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.workspaces.asking import said_to, tried
from localympact.foundation.workspaces.queries import works_here
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import shown
from localympact.phase1_mapping.reports import changes, pages
from localympact.phase1_mapping.reports.documents import document_of, draft_of
from localympact.phase1_mapping.reports.forms import ChapterForm, ReportForm
from localympact.phase1_mapping.reports.models import Report
from localympact.phase1_mapping.reports.queries import editions_of, visible_reports


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
    if request.method == "POST" and form.is_valid():
        report = tried(form, changes.write_report, request.workspace, by=request.actor, **form.typed)
        if report:
            return redirect("write_chapters", request.workspace.slug, report.pk)
    return render(request, "mapping/reports/write.html", {"form": form})


def edit_report(request: Request, pk: UUID) -> HttpResponse:
    """Change title, summary and what it covers."""
    report = get_object_or_404(Report, pk=pk)
    form = ReportForm(request.POST or None, instance=report, place=request.workspace)
    if request.method == "POST" and form.is_valid():
        typed = {**form.typed, "version": form.seen_version}
        if tried(form, changes.edit_report, report, by=request.actor, **typed):
            return redirect("write_chapters", request.workspace.slug, report.pk)
    return render(request, "mapping/reports/write.html", {"form": form, "report": report})


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
    form = ChapterForm(request.POST or None, initial={"text": words.get(language), "version": report.version})
    if request.method == "POST" and form.is_valid():
        typed = {"text": form.cleaned_data["text"], "version": form.cleaned_data["version"]}
        if tried(form, changes.write_chapter, report, chapter=code, by=request.actor, **typed):
            return redirect("write_chapters", request.workspace.slug, report.pk)
    context = {"report": report, "chapter": chapter, "words": words, "form": form, "missing": not words.get(language)}
    return render(request, "mapping/reports/chapter.html", context)


@require_POST
def publish_report(request: Request, pk: UUID) -> HttpResponse:
    """Publish the next edition."""
    report = get_object_or_404(Report.objects.select_related("workspace"), pk=pk)
    with said_to(request, _("Published as a new edition in six languages. It stays as it is under its own address.")):
        changes.publish_report(report, by=request.actor)
        return redirect(report)
    return redirect("write_chapters", request.workspace.slug, report.pk)


@require_POST
def withdraw_report(request: Request, pk: UUID) -> HttpResponse:
    """Take a report back."""
    report = get_object_or_404(Report, pk=pk)
    with said_to(request, _("Taken back.")):
        changes.withdraw_report(report, by=request.actor)
    return redirect("list_reports", request.workspace.slug)
