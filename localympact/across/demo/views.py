"""Where the demo's data come from: what is real, what is example, under which terms."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from localympact.across.demo.reading import DATA
from localympact.foundation.documents.markdown import to_html
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.workspaces.requests import Request


def show_sources(request: Request) -> HttpResponse:
    """Sources and terms, in the reader's language."""
    wanted = (get_language() or "en")[:2]
    language = wanted if wanted in LANGUAGES else "en"
    words = (DATA / "sources" / f"{language}.md").read_text(encoding="utf-8")
    return render(request, "across/demo/sources.html", {"words": to_html(words)})
