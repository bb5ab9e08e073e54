"""One page of a questionnaire as it is shown: which questions, with which options, filled in with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localympact.phase1_mapping.questionnaires.items import Choice, Form, Item, Page, text_in
from localympact.phase1_mapping.responses.answering import (
    Answers,
    allowed_choices,
    answer_text,
    is_required,
    relevant_items,
    with_answers,
)

MOST_STEPS = 11
_PLAIN = {"integer": "number", "decimal": "number", "range": "number", "acknowledge": "tick", "note": "note"}


@dataclass(frozen=True)
class Option:
    """One possible answer."""

    name: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Asked:
    """One question as the page shows it."""

    name: str
    kind: str
    label: str
    hint: str
    options: tuple[Option, ...]
    outside: tuple[Option, ...]
    low: str
    high: str
    value: str
    error: str
    is_shown: bool
    is_conditional: bool
    is_required: bool
    is_public_answer: bool
    is_confidential: bool


@dataclass(frozen=True)
class Said:
    """One answer in words, for the last look before sending."""

    name: str
    label: str
    answer: str
    error: str


def questions_of(
    form: Form,
    page: Page,
    answers: Answers,
    language: str,
    *,
    anonymous: bool,
    typed: Mapping[str, Sequence[str]] | None = None,
    errors: Mapping[str, str] | None = None,
) -> list[Asked]:
    """The questions of a page; what was typed wrongly stays as it was typed."""
    shown = relevant_items(form, answers, anonymous=anonymous)
    wrong = errors or {}
    asked = []
    for item in page.items:
        if item.type == "calculate" or (anonymous and item.personal):
            continue
        value = " ".join((typed or {}).get(item.name, [])) if item.name in wrong else answers.get(item.name, "")
        asked.append(_asked(form, item, value, answers, language, item.name in shown, wrong.get(item.name, "")))
    return asked


def _asked(form: Form, item: Item, value: str, answers: Answers, language: str, is_shown: bool, error: str) -> Asked:
    choices = allowed_choices(form, item, answers) if item.choice_filter else _choices(item)
    outside = item.scale.outside if item.scale else ()
    inside = [choice for choice in choices if choice not in outside]
    return Asked(
        name=item.name,
        kind=kind_of(item),
        label=with_answers(form, text_in(language, item.label), answers, language),
        hint=with_answers(form, text_in(language, item.hint), answers, language),
        options=_options(item, inside, value, language),
        outside=_options(item, outside, value, language),
        low=text_in(language, item.scale.low_label) if item.scale else "",
        high=text_in(language, item.scale.high_label) if item.scale else "",
        value=value,
        error=error,
        is_shown=is_shown,
        is_conditional=bool(item.relevant),
        is_required=bool(item.required) and item.is_asked and is_required(form, item, answers),
        is_public_answer=item.public_answer,
        is_confidential=item.confidential,
    )


def kind_of(item: Item) -> str:
    """How a question is asked on a page."""
    if item.scale and len(_choices(item)) - len(item.scale.outside) <= MOST_STEPS:
        return "scale"
    if item.type == "select_one":
        return "list" if "minimal" in item.appearance else "one"
    if item.type in ("select_multiple", "rank"):
        return "many" if item.type == "select_multiple" else "rank"
    if item.type == "text":
        return "long" if "multiline" in item.appearance else "text"
    return _PLAIN.get(item.type, item.type)


def _choices(item: Item) -> tuple[Choice, ...]:
    if item.type != "range" or item.scale is None:
        return item.choices
    step = int(item.parameters.get("step", "1")) or 1
    return tuple(Choice(str(n), {"": str(n)}) for n in range(item.scale.low, item.scale.high + 1, step))


def _options(item: Item, choices: Sequence[Choice], value: str, language: str) -> tuple[Option, ...]:
    chosen = set(value.split())
    labels = [choice.name if _is_step(item, choice) else text_in(language, choice.label) for choice in choices]
    return tuple(Option(c.name, label, c.name in chosen) for c, label in zip(choices, labels, strict=True))


def _is_step(item: Item, choice: Choice) -> bool:
    return item.scale is not None and choice not in item.scale.outside


def open_pages(form: Form, answers: Answers, *, anonymous: bool) -> list[int]:
    """The numbers of the pages on which something is asked or said, given these answers; they start at 1."""
    shown = relevant_items(form, answers, anonymous=anonymous)
    return [
        number
        for number, page in enumerate(form.pages, 1)
        if any(item.name in shown and item.type != "calculate" for item in page.items)
    ]


def said(
    form: Form, page: Page, answers: Answers, language: str, *, anonymous: bool, errors: Mapping[str, str]
) -> list[Said]:
    """What was answered on a page, in words, with what is still wrong."""
    shown = relevant_items(form, answers, anonymous=anonymous)
    return [
        Said(
            item.name,
            with_answers(form, text_in(language, item.label), answers, language),
            answer_text(item, answers.get(item.name, ""), language),
            errors.get(item.name, ""),
        )
        for item in page.items
        if item.is_asked and item.name in shown
    ]


def told(form: Form, answers: Answers, language: str) -> list[tuple[Page, list[Said]]]:
    """A sent answer in words, page by page: what was answered, without what was left out."""
    return [
        (page, lines)
        for page in form.pages
        if (lines := [_told(form, item, answers, language) for item in page.items if answers.get(item.name)])
    ]


def _told(form: Form, item: Item, answers: Answers, language: str) -> Said:
    label = with_answers(form, text_in(language, item.label), answers, language)
    return Said(item.name, label, answer_text(item, answers[item.name], language), "")
