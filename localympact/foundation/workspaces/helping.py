"""Which help text stands on which page: the longest beginning of the address decides."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from localympact.foundation.documents.markdown import to_html
from localympact.foundation.ui.help_texts import help_pages, help_text

# The texts in the order of the process, each with its heading.
TITLES = {
    "home": _("Front pages"),
    "begin": _("A new place"),
    "directory": _("Directory"),
    "profile": _("The profile of an organisation"),
    "suggest": _("Suggest an organisation"),
    "import": _("Import a list"),
    "network": _("Who works with whom"),
    "waves": _("Surveys"),
    "survey-answer": _("Answering a survey"),
    "gaps": _("Where the sides differ"),
    "events": _("Events"),
    "practices": _("Cooperation examples"),
    "findings": _("Findings"),
    "report": _("Reports"),
    "tools": _("Tools"),
    "samples": _("Sample documents"),
    "recommendations": _("Recommendations"),
    "roadmap": _("Roadmap"),
    "partnership": _("Partnerships"),
    "plan": _("Plans"),
    "results": _("Results"),
    "thread": _("The thread"),
    "compare": _("Places side by side"),
    "members": _("Who works here"),
    "settings": _("Settings"),
    "kept": _("What was changed, taken back or removed"),
    "account": _("My account"),
    "about": _("About this site"),
}

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
    ("contacts", "profile"),
    ("support", "profile"),
    ("first-weeks", "home"),
    ("first-steward", "begin"),
    ("new-place", "begin"),
    ("sign-in", "account"),
    ("me/", "account"),
    ("account/", "account"),
    ("invitations", "account"),
    ("privacy", "about"),
    ("accessibility", "about"),
    ("imprint", "about"),
    ("sources", "about"),
    ("help", "about"),
    ("history", "kept"),
    ("bin", "kept"),
)


def help_page_of(route: str) -> str:
    """The name of the help text for an address, or an empty string."""
    return "home" if not route else next((page for start, page in HELP_OF if route.startswith(start)), "")


def all_help(language: str) -> list[tuple[str, Any, str]]:
    """Every help text: its name, its heading, its HTML."""
    known = help_pages()
    return [
        (page, title, to_html(help_text(page, language), level=3)) for page, title in TITLES.items() if page in known
    ]


def help_of(route: str | None, language: str) -> str:
    """The help text of an address as HTML; nothing where there is no page."""
    page = "" if route is None else help_page_of(route)
    return to_html(help_text(page, language), level=3) if page else ""
