"""A document as a file to save."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from localympact.foundation.documents.document import Document
from localympact.foundation.documents.docx import to_docx
from localympact.foundation.documents.pdf import to_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_file(document: Document, kind: str, name: str) -> HttpResponse:
    """The document as DOCX or PDF under this name."""
    if kind == "pdf":
        response = HttpResponse(to_pdf(document), content_type="application/pdf")
    elif kind == "docx":
        response = HttpResponse(to_docx(document), content_type=DOCX)
    else:
        raise Http404
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
