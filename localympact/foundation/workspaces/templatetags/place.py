"""What templates of a place need: long texts, panels of higher rooms."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from localympact.foundation.core.rows import Versioned
from localympact.foundation.documents.markdown import to_html
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.workspaces.declarations import PANELS
from localympact.foundation.workspaces.keeping.queries import taken_by
from localympact.foundation.workspaces.keeping.tracing import may_see_history
from localympact.foundation.workspaces.permissions import May, allows

register = template.Library()


@register.filter
def prose(value: Any) -> SafeString:
    """Markdown, translated or not, as clean HTML."""
    if not isinstance(value, TranslatedText):
        return to_html(str(value or ""))
    shown = value.in_language((get_language() or "en")[:2])
    html = to_html(shown.text)
    return format_html('<div lang="{}">{}</div>', shown.language, html) if shown.is_fallback else html


@register.simple_tag(takes_context=True)
def panels(context: Any, place_on_page: str, thing: Any) -> SafeString:
    """The panels that higher rooms show at this place of a lower room's page."""
    request = context["request"]
    shown = []
    for panel in PANELS.get(place_on_page, []):
        found = panel.show(request, thing)
        if found is not None:
            shown.append(render_to_string(panel.template, {"thing": thing, **found}, request=request))
    return mark_safe("".join([*shown, kept(context, thing)]))  # noqa: S308 - rendered by our own templates


@register.simple_tag(takes_context=True)
def kept(context: Any, thing: Any) -> SafeString:
    """The way to a thing's history and, when it was taken back, the button that brings it back."""
    request = context["request"]
    if not isinstance(thing, Versioned) or not may_see_history(request.actor, thing):
        return SafeString("")
    line = taken_by([thing]).get(thing.pk)
    hidden = bool(line and allows(request.actor, May(line.verb), thing))
    shown = {"thing": thing, "hidden": hidden, "slug": request.workspace.slug}
    return render_to_string("workspaces/kept.html", shown, request=request)


@register.filter
def kind_of(thing: Any) -> str:
    """The kind of a thing as its addresses name it."""
    return str(thing._meta.label_lower)


@register.simple_tag(takes_context=True)
def may(context: Any, verb: str, thing: Any) -> bool:
    """Whether the reader may do this to this thing: `{% may "publish_finding" finding as publishable %}`."""
    return allows(context["request"].actor, May(verb), thing)
