"""What templates need to show words, numbers, days and signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.forms import BoundField
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from localympact.foundation.languages.names import OWN_NAMES
from localympact.foundation.languages.translated import TranslatedText
from localympact.foundation.ui import formats, strands
from localympact.foundation.ui.fields import ShownField
from localympact.foundation.ui.icons import icon_paths
from localympact.foundation.ui.signs import PHASES, SHORT, SIDES, STATES, Sign
from localympact.foundation.vocabularies.queries import name_of

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A sign beside a word; with a label it speaks for itself."""
    paths = mark_safe(icon_paths().get(name, ""))  # noqa: S308 - written by our own build
    kind = " icon-caret" if name == "caret-down" else ""
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon{}" viewBox="0 0 256 256" {} focusable="false">{}</svg>', kind, said, paths)


@register.filter
def number(value: Any, decimals: int | None = None) -> str:
    """A number as the reader writes it; nothing for nothing."""
    return "" if value is None or value == "" else formats.number(value, decimals)


@register.filter
def signed(value: Any, decimals: int = 1) -> str:
    """A number with its sign."""
    return "" if value is None else formats.signed(value, decimals)


@register.filter
def percent(value: Any, decimals: int = 0) -> str:
    """A share of one as per cent."""
    return "" if value is None else formats.percent(value, decimals)


@register.filter
def money(value: Any, currency: str = "EUR") -> str:
    """A sum of money."""
    return "" if value is None else formats.money(value, currency)


@register.filter
def day(value: Any, length: str = "long") -> str:
    """A day in words."""
    return formats.day(value, length) if value else ""


@register.filter
def short_day(value: Any) -> str:
    """A day without its year."""
    return formats.short_day(value) if value else ""


@register.filter
def one_decimal(value: Any) -> str:
    """A number with one decimal."""
    return number(value, 1)


@register.filter
def month(value: Any) -> str:
    """A month and its year."""
    return formats.month(value) if value else ""


@register.filter
def clock(value: Any) -> str:
    """A time of day."""
    return formats.clock(value) if value else ""


@register.filter
def moment(value: Any) -> str:
    """A day with its time."""
    return formats.moment(value) if value else ""


@register.simple_tag
def span(start: Any, end: Any = None) -> str:
    """Two days as one span."""
    return formats.span(start, end) if start else ""


@register.simple_tag
def spoken(text: Any, code: str) -> SafeString | str:
    """A word of another language, marked as such for screen readers and hyphenation."""
    if not code or code == (get_language() or "en")[:2]:
        return str(text)
    return format_html('<span lang="{}">{}</span>', code, text)


@register.filter
def own_name(code: str) -> str:
    """The own name of a language."""
    return OWN_NAMES.get(code, code)


@register.filter
def country(code: str) -> str:
    """The name of a country in the reader's language."""
    return formats.reader().territories.get(code, code) if code else ""


@register.filter
def unlocalised(value: Any) -> str:
    """A number as drawings want it, whatever the reader's language."""
    return f"{value:g}" if isinstance(value, int | float) else ""


@register.filter
def term(code: str, vocabulary: str) -> Any:
    """The name of a code of a vocabulary."""
    return name_of(vocabulary, code) if code else ""


@register.filter
def named(names: Mapping[str, Any], code: str) -> Any:
    """What a mapping holds for a code, or the code."""
    return names.get(code, code)


@register.filter
def in_words(value: Any) -> SafeString:
    """A translated text: the reader's language, or another one marked as such."""
    if not isinstance(value, TranslatedText):
        return format_html("{}", value if value is not None else "")
    shown = value.in_language((get_language() or "en")[:2])
    if not shown.is_fallback or not shown.text:
        return format_html("{}", shown.text)
    name = OWN_NAMES.get(shown.language, shown.language)
    mark = '<span lang="{}">{}</span><abbr class="language-mark no-print" title="{}">{}</abbr>'
    return format_html(mark, shown.language, shown.text, name, shown.language.upper())


@register.filter
def as_typed(value: Any) -> SafeString:
    """What somebody typed once for readers of all languages: a source, a unit. Nobody asked in which it is.

    The page says so with an empty `lang`: a guess would be read aloud with the wrong voice.
    """
    return format_html('<span lang="">{}</span>', value) if value else mark_safe("")


@register.filter
def phase_number(code: str) -> int | str:
    """The numeral of a phase."""
    return PHASES[code][0] if code in PHASES else ""


@register.filter
def phase_word(code: str) -> str:
    """The name of a phase."""
    return str(PHASES[code][1]) if code in PHASES else ""


@register.filter
def phase_short(code: str) -> str:
    """The name of a phase for the narrow dock of phones, with soft hyphens."""
    return str(SHORT[code]) if code in SHORT else ""


@register.filter
def side_word(code: str) -> str:
    """The name of a side; `both` is both."""
    return str(SIDES.get(_side(code), ""))


@register.filter
def side_code(code: str) -> str:
    """The side's colour: organisation and organisations are the same side."""
    return _side(code)


def _side(code: str) -> str:
    return "organisations" if str(code).startswith("organisation") else str(code)


@register.filter
def state_sign(code: str) -> Sign | None:
    """Word, icon and look of a state."""
    return STATES.get(str(code))


@register.filter
def per_cent_of(share: Any, whole: int) -> float:
    """So many per cent of a length, as a plain number for a drawing."""
    return round(float(share or 0) * whole / 100, 1)


@register.simple_tag
def marks(done: Any = 0, part: Any = 0, ahead: Any = 0) -> list[str]:
    """One word for each thing that is drawn as a mark: done, part, ahead."""
    return ["done"] * int(done or 0) + ["part"] * int(part or 0) + ["ahead"] * int(ahead or 0)


@register.filter
def strand_drawing(name: str) -> strands.Drawing:
    """A drawing of the two strands by its name: strip, strip-phone, front."""
    return strands.named(name)


@register.filter
def upright_strands(phase: str) -> strands.Drawing:
    """The strands of one phase, running downwards."""
    return strands.upright(phase)


@register.filter
def shown_field(bound: BoundField) -> ShownField:
    """A form's field with everything its component needs."""
    return ShownField(bound)


@register.filter
def invalid_fields(form: Any) -> list[ShownField]:
    """The fields of a form that need attention, for the summary above it."""
    return [ShownField(bound) for bound in form if bound.errors]


@register.filter
def pages_around(paginator: Any, number: int) -> list[int]:
    """First, last and neighbouring pages; 0 stands for a gap."""
    kept = sorted({1, paginator.num_pages, *range(max(1, number - 1), min(paginator.num_pages, number + 1) + 1)})
    pages: list[int] = []
    for page in kept:
        if pages and page > pages[-1] + 1:
            pages.append(0)
        pages.append(page)
    return pages


@register.filter
def table_rows(table: Any) -> list[list[tuple[str, bool, bool]]]:
    """The rows of a Table in the reader's language; each cell: its words, whether hidden, whether a number."""
    counted = [column.kind == "number" for column in table.columns]
    rows = table.shown((get_language() or "en")[:2])
    return [[(*_cell(cell), kind) for cell, kind in zip(row, counted, strict=True)] for row in rows]


def _cell(cell: Any) -> tuple[str, bool]:
    """What stands in a cell, and whether it is the reason why nothing does."""
    return str(cell), hasattr(cell, "reason")


@register.simple_tag
def form_token(request: Any) -> SafeString:
    """The token of a form: a cookie's for those signed in, none needed for visitors (their origin is checked)."""
    if request is None or not request.COOKIES.get("sessionid"):
        return mark_safe("")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
