"""Every expression of a questionnaire tried before it is kept: pyxform takes broken ones without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from graphlib import CycleError, TopologicalSorter
from typing import Any

from django.utils.translation import gettext as _

from localympact.phase1_mapping.questionnaires.expressions import AnswerTree, BadExpression, referenced, resolved
from localympact.phase1_mapping.questionnaires.sheets import Problem

# What pyxform calls it → the headings an author may have used.
_BINDS = {
    "relevant": ("relevant", "relevance", "bind:relevant", "bind::relevant"),
    "constraint": ("constraint", "bind:constraint", "bind::constraint"),
    "calculate": ("calculation", "calculate", "bind:calculate", "bind::calculate"),
    "required": ("required", "bind:required", "bind::required"),
    "readonly": ("read_only", "readonly", "read only"),
}
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def expression_problems(form: Mapping[str, Any], rows: Sequence[Mapping[str, str]]) -> Iterator[Problem]:
    """What is wrong with the expressions in pyxform's JSON, with the row and column of the sheet “survey”."""
    elements = dict(_elements(form, f"/{form.get('name', 'data')}"))
    paths = {element.get("name", ""): path for path, element in elements.items()}
    numbers = {row["name"]: number for number, row in enumerate(rows, 2) if row.get("name")}
    tree = AnswerTree({path: "" for path, element in elements.items() if "children" not in element}, _NOW)
    for path, element in elements.items():
        number = numbers.get(element.get("name", ""), 0)
        row = rows[number - 2] if number else {}
        for column, expression in _expressions(element, row):
            if sentence := _wrong(expression, paths, tree, path, _first_choice(element, column)):
                yield Problem("survey", number, column, sentence)
    yield from _circles(elements, paths, numbers)


def _elements(element: Mapping[str, Any], at: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for child in element.get("children", ()):
        path = f"{at}/{child.get('name', '')}"
        yield path, child
        yield from _elements(child, path)


def _expressions(element: Mapping[str, Any], row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    bind = element.get("bind", {})
    for name, headings in _BINDS.items():
        if bind.get(name):
            yield next((heading for heading in headings if heading in row), headings[0]), str(bind[name])
    if element.get("choice_filter"):
        yield "choice_filter", str(element["choice_filter"])
    for column in ("label", "hint"):
        for name in referenced(_all_texts(element.get(column))):
            yield column, "${" + name + "}"


def _all_texts(value: Any) -> str:
    texts = value.values() if isinstance(value, Mapping) else [value or ""]
    return " ".join(text.replace("'", "").replace('"', "") for text in map(str, texts))


def _first_choice(element: Mapping[str, Any], column: str) -> dict[str, str] | None:
    """A row of the options, without which a filter cannot be tried."""
    if column != "choice_filter":
        return None
    rows = element.get("choices") or [{"name": ""}]
    return {name: value for row in rows[:50] for name, value in row.items() if isinstance(value, str)}


def _wrong(
    expression: str, paths: Mapping[str, str], tree: AnswerTree, path: str, choice: Mapping[str, str] | None
) -> str:
    if expression.strip().lower() in ("yes", "no", "true", "false"):
        return ""
    try:
        tree.evaluate(resolved(expression, paths), path, choice)
    except BadExpression as wrong:
        return str(wrong)
    return ""


def _circles(
    elements: Mapping[str, Mapping[str, Any]], paths: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[Problem]:
    """Questions whose being asked or whose value depends on themselves in a circle."""
    leans_on: dict[str, set[str]] = {}
    for path, element in elements.items():
        bind = element.get("bind", {})
        text = f"{bind.get('relevant', '')} {bind.get('calculate', '')}"
        names = set(referenced(text)) | {name for name in paths if name and paths[name] in _steps(text)}
        inside = {one.get("name", "") for at, one in elements.items() if at.startswith(f"{path}/")}
        for name in {element.get("name", "")} | inside:
            leans_on.setdefault(name, set()).update(names)
    try:
        TopologicalSorter(leans_on).prepare()
    except CycleError as wrong:
        circle = list(dict.fromkeys(wrong.args[1]))
        message = _("These questions wait for each other: %(names)s.") % {"names": ", ".join(circle)}
        yield Problem("survey", max(numbers.get(name, 0) for name in circle), "relevant", message)


def _steps(text: str) -> set[str]:
    return set(re.findall(r"/[\w./-]+", text))
