"""How each kind of stop tells its part of the story."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import select_template
from django.utils.safestring import SafeString

from localympact.across.thread.pictures import answers_of, measured

register = template.Library()


@register.simple_tag(takes_context=True)
def stop_body(context: Any, stop: Any) -> SafeString:
    """The part of one stop: by its kind, or nothing but its title."""
    found = select_template([f"across/thread/stops/{stop.kind}.html", "across/thread/stops/any.html"])
    values = {"stop": stop, "row": stop.row, "place": context.get("place")}
    if stop.kind == "tally":
        values["answers"] = answers_of(stop.row)
    if stop.kind == "result":
        values["measured"] = measured(stop.row)
    return SafeString(found.render(values, context["request"]))
