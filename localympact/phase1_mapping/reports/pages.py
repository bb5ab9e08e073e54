"""What the pages of reports show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.document import Document, Heading
from localympact.foundation.documents.docx import to_docx
from localympact.foundation.documents.html import blocks_to_html
from localympact.foundation.documents.pdf import to_pdf
from localympact.foundation.documents.tables import Column, Table
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.addresses import place_slug
from localympact.foundation.workspaces.declarations import CHAPTERS, Chapter
from localympact.foundation.workspaces.requests import Request
from localympact.foundation.workspaces.showing import attachment
from localympact.phase1_mapping.reports.documents import words_of
from localympact.phase1_mapping.reports.models import Edition, Report
from localympact.phase1_mapping.reports.queries import editions_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAPERS = {"pdf": (to_pdf, "application/pdf"), "docx": (to_docx, WORD)}


def read(request: Request, report: Report, document: Document, edition: Edition | None) -> HttpResponse:
    """A document as a page, a PDF or a Word file."""
    if request.twin in PAPERS:
        write, kind = PAPERS[request.twin]
        name = f"{request.workspace.slug}-{slugify(document.title) or 'report'}-{document.language}.{request.twin}"
        return attachment(write(document), kind, name)
    context = {
        "report": report,
        "document": document,
        "edition": edition,
        "editions": editions_of(report),
        "contents": [block for block in document.blocks if isinstance(block, Heading) and block.level == 1],
        "body": blocks_to_html(document.blocks, level=2),
        "base": request.path.rstrip("/"),
    }
    return render(request, "mapping/reports/report.html", context)


def report_table(reports: Iterable[Report], *, example: bool) -> Table:
    """Reports as rows."""
    columns = (
        Column("id", "id", lambda row: str(row.pk)),
        Column("url", _("address"), lambda row: settings.BASE_URL + row.get_absolute_url(), "url"),
        Column("title", _("report"), lambda row: str(row.title)),
        Column("workspace", _("place"), place_slug),
        Column("updated", _("last changed"), "updated_at", "date"),
        Column("summary", _("summary"), lambda row: str(row.summary)),
    )
    return Table(columns, list(reports), _("Reports"), example=example)


@dataclass(frozen=True)
class WrittenChapter:
    """A chapter with the languages it has words in."""

    chapter: Chapter
    languages: tuple[str, ...]


def chapters(report: Report) -> list[WrittenChapter]:
    """The chapters a facilitator can write words for."""
    return [WrittenChapter(one, words_of(report, one.code).languages) for one in CHAPTERS]


def chapter_or_404(report: Report, code: str) -> tuple[Chapter, TranslatedText]:
    """A chapter and its words."""
    found: Any = next((one for one in CHAPTERS if one.code == code), None)
    if found is None:
        raise Http404
    return found, words_of(report, code)
