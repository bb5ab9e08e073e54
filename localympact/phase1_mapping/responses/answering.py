"""What a respondent sent, checked again on the server: types, options, limits, and what was asked at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from localympact.phase1_mapping.questionnaires.expressions import AnswerTree, BadExpression
from localympact.phase1_mapping.questionnaires.items import Choice, Form, Item, Page, is_yes, text_in
from localympact.phase1_mapping.responses.values import BadValue, value_of

Posted = Mapping[str, str | Sequence[str]]
Answers = Mapping[str, str]

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
SWEEPS = 20


@dataclass(frozen=True)
class Checked:
    """The answers that may be kept, what is wrong per question, and which answers stood behind hidden questions."""

    answers: dict[str, str]
    errors: dict[str, str]
    dropped: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.errors


@dataclass(frozen=True)
class _State:
    shown: frozenset[str]
    answers: dict[str, str]
    tree: AnswerTree


def checked(
    form: Form,
    posted: Posted,
    page: Page | None = None,
    *,
    earlier: Answers | None = None,
    language: str = "en",
    now: datetime | None = None,
    anonymous: bool = False,
) -> Checked:
    """Check one page (or everything): gives the whole set of answers so far and the errors of what was checked."""
    asked = [item for item in (page.items if page else form.items) if item.is_asked]
    answers = dict(earlier or {})
    errors: dict[str, str] = {}
    for item in asked:
        try:
            answers[item.name] = value_of(item, _sent(posted.get(item.name, "")))
        except BadValue as wrong:
            answers[item.name] = ""
            errors[item.name] = str(wrong)
    state = _settled(form, answers, now, anonymous)
    for item in asked:
        if item.name in state.shown and item.name not in errors and (sentence := _wrong(item, state, language)):
            errors[item.name] = sentence
    errors = {name: sentence for name, sentence in errors.items() if name in state.shown}
    sent = (item.name for item in asked if _sent(posted.get(item.name, "")))
    dropped = tuple(name for name in sent if name not in state.shown)
    kept = {name: value for name, value in state.answers.items() if value and name not in errors}
    return Checked(kept, errors, dropped)


def relevant_items(form: Form, answers: Answers, *, now: datetime | None = None, anonymous: bool = False) -> set[str]:
    """The names of the items that are asked or shown, given these answers."""
    return set(_settled(form, answers, now, anonymous).shown)


def allowed_choices(form: Form, item: Item, answers: Answers, *, now: datetime | None = None) -> tuple[Choice, ...]:
    """The options that remain after the item's filter."""
    return _allowed(item, _settled(form, answers, now, False))


def initial_answers(form: Form) -> dict[str, str]:
    """Answers that are filled in before anybody answers."""
    given = [item for item in form.items if item.is_asked and item.default and "(" not in item.default]
    return {item.name: item.default for item in given}


def is_required(form: Form, item: Item, answers: Answers, *, now: datetime | None = None) -> bool:
    """Whether the item must be answered, given these answers."""
    return _required(item, _settled(form, answers, now, False))


def with_answers(form: Form, text: str, answers: Answers, language: str) -> str:
    """A wording with each ${name} replaced by what was answered there, as the respondent saw it."""

    def said(match: re.Match[str]) -> str:
        item = form.item(match[1])
        return answer_text(item, answers.get(match[1], ""), language) if item else ""

    return re.sub(r"\$\{\s*([^{}\s]+)\s*\}", said, text)


def answer_text(item: Item, answer: str, language: str) -> str:
    """An answer in words: the labels of chosen options, else the answer itself."""
    if not item.choices:
        return answer
    labels = {choice.name: text_in(language, choice.label) for choice in item.choices}
    chosen = answer.split() if item.type in ("select_multiple", "rank") else [answer]
    return ", ".join(labels.get(name, name) for name in chosen if name)


def _sent(value: str | Sequence[str]) -> list[str]:
    """What came for one question: clean texts, NFC, without control signs."""
    every = [value] if isinstance(value, str) else list(value)
    clean = (unicodedata.normalize("NFC", _CONTROLS.sub("", one.replace("\r\n", "\n"))).strip() for one in every)
    return [one for one in clean if one]


def _settled(form: Form, answers: Answers, now: datetime | None, anonymous: bool) -> _State:
    """Which items are shown once skip logic and calculations agree; a hidden answer counts as blank."""
    possible = [item for item in form.items if not (anonymous and item.personal)]
    given = {item.name: answers.get(item.name, "") if item.is_asked else "" for item in possible}
    tree = AnswerTree({item.path: given.get(item.name, "") for item in form.items}, now or datetime.now(UTC))
    settled: dict[str, str | None] = dict(given)
    changing = [item for item in possible if item.relevant or item.type == "calculate"]
    for sweep in range(SWEEPS):  # to and fro, since a condition may look back or ahead
        before = dict(settled)
        for item in changing if sweep % 2 == 0 else reversed(changing):
            _settle(item, given[item.name], settled, tree)
        if settled == before:
            break
    answered = {name: value for name, value in settled.items() if value is not None}
    return _State(frozenset(answered), answered, tree)


def _settle(item: Item, given: str, settled: dict[str, str | None], tree: AnswerTree) -> None:
    """Write one item's answer into the tree, or a blank (None here) when the item is not relevant."""
    value: str | None = None
    if _is_relevant(item, tree):
        value = _calculation(item, tree) if item.type == "calculate" else given
    settled[item.name] = value
    tree.write(item.path, value or "")


def _is_relevant(item: Item, tree: AnswerTree) -> bool:
    try:
        return all(tree.truth(condition.expression, condition.at) for condition in item.relevant)
    except BadExpression:
        return True  # rather ask than lose an answer


def _calculation(item: Item, tree: AnswerTree) -> str:
    try:
        worked_out = tree.text(item.calculation, item.path) if item.calculation else item.default
    except BadExpression:
        return ""
    return "" if worked_out == "NaN" else worked_out


def _allowed(item: Item, state: _State) -> tuple[Choice, ...]:
    if not item.choice_filter:
        return item.choices
    return tuple(choice for choice in item.choices if _passes(item, choice, state))


def _passes(item: Item, choice: Choice, state: _State) -> bool:
    try:
        return state.tree.truth(item.choice_filter, item.path, {**choice.columns, "name": choice.name})
    except BadExpression:
        return True


def _required(item: Item, state: _State) -> bool:
    if not item.required or item.required.lower() in ("no", "false", "false()"):
        return False
    if is_yes(item.required):
        return True
    try:
        return state.tree.truth(item.required, item.path)
    except BadExpression:
        return False


def _wrong(item: Item, state: _State, language: str) -> str:
    """The sentence about a shown item's answer, or nothing."""
    answer = state.answers.get(item.name, "")
    if not answer:
        return (text_in(language, item.required_message) or _("Please answer this.")) if _required(item, state) else ""
    if item.choice_filter and not set(answer.split()) <= {choice.name for choice in _allowed(item, state)}:
        return _("Please choose from the list.")
    if item.constraint and not _holds(item, state):
        return text_in(language, item.constraint_message) or _("This answer is not possible here.")
    return ""


def _holds(item: Item, state: _State) -> bool:
    try:
        return state.tree.truth(item.constraint, item.path)
    except BadExpression:
        return False
