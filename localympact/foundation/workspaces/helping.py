"""Which help text stands on which page: the longest beginning of the address decides."""

from __future__ import annotations

from localympact.foundation.documents.markdown import to_html
from localympact.foundation.ui.help_texts import help_text

HELP_OF = (
    ("organisations/imports", "import"),
    ("organisations/suggest", "suggest"),
    ("organisations/waiting", "suggest"),
    ("organisations/<uuid:pk>", "profile"),
    ("organisations", "directory"),
    ("cooperation", "network"),
    ("surveys/answer", "survey-answer"),
    ("surveys/<uuid:pk>/gaps", "gaps"),
    ("surveys/<uuid:pk>/tallies", "gaps"),
    ("surveys", "waves"),
    ("tallies", "gaps"),
    ("gaps", "gaps"),
    ("findings", "findings"),
    ("counts", "findings"),
    ("reports", "report"),
    ("events", "events"),
    ("practices", "practices"),
    ("tools", "tools"),
    ("forms", "tools"),
    ("samples", "samples"),
    ("recommendations", "recommendations"),
    ("roadmaps", "roadmap"),
    ("proposals", "roadmap"),
    ("partnerships", "partnership"),
    ("partners", "partnership"),
    ("plans", "plan"),
    ("actions", "plan"),
    ("results", "results"),
    ("compare", "compare"),
    ("members", "members"),
    ("settings", "settings"),
    ("<str:plural>/<uuid:pk>/thread", "thread"),
)


def help_page_of(route: str) -> str:
    """The name of the help text for an address, or an empty string."""
    return next((page for start, page in HELP_OF if route.startswith(start)), "")


def help_of(route: str, language: str) -> str:
    """The help text of an address as HTML."""
    page = help_page_of(route)
    return to_html(help_text(page, language), level=3) if page else ""
