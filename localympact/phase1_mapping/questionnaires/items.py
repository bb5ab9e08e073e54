"""A questionnaire as a plain tree: pages, questions, choices and conditions, read from pyxform's JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from localympact.phase1_mapping.questionnaires.expressions import resolved

Text = Mapping[str, str]

_LANGUAGE = re.compile(r"\(([a-z]{2,3}(?:-[A-Za-z0-9]+)?)\)\s*$")
_MOST = re.compile(r"count-selected\(\s*\.\s*\)\s*(<=|<)\s*(\d+)")
_PATH = re.compile(r"(?:/[\w.-]+)+")
_YES = ("yes", "true", "true()", "1")

TYPES = {
    "select one": "select_one",
    "select all that apply": "select_multiple",
    "string": "text",
    "int": "integer",
    "dateTime": "datetime",
    "date time": "datetime",
    "trigger": "acknowledge",
    "hidden": "calculate",
    "phone number": "text",
}
# Kept silently by survey apps on a telephone; a web page asks people only for what they can see.
UNSEEN = {
    *("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email", "audit"),
    *("start-geopoint", "background-audio", "start time", "end time", "device id", "sim id", "subscriber id"),
    *("get start time", "get end time", "get today", "get device id", "get phone number", "get sim id"),
    *("get subscriber id", "uri:deviceid", "imei", "calculate-metadata"),
}
ASKABLE = {
    *("select_one", "select_multiple", "integer", "decimal", "range", "text", "date", "time", "datetime"),
    *("note", "calculate", "acknowledge", "group", "rank"),
}


@dataclass(frozen=True)
class Choice:
    """One option; `group` is the declared group it is summed into when small numbers must be merged."""

    name: str
    label: Text
    group: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Scale:
    """A run of whole numbers with words for its ends; `outside` are options kept out of every mean."""

    low: int
    high: int
    low_label: Text
    high_label: Text
    outside: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Condition:
    """A resolved expression and the place in the form it stands at."""

    at: str
    expression: str


@dataclass(frozen=True)
class Item:
    """One question, note, calculation or heading."""

    name: str
    path: str
    type: str
    label: Text
    hint: Text
    choices: tuple[Choice, ...] = ()
    relevant: tuple[Condition, ...] = ()
    constraint: str = ""
    constraint_message: Text = field(default_factory=dict)
    required: str = ""
    required_message: Text = field(default_factory=dict)
    appearance: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
    scale: Scale | None = None
    choice_filter: str = ""
    calculation: str = ""
    default: str = ""
    measure: str = ""
    bands: str = ""
    order: str = ""
    public_answer: bool = False
    personal: bool = False
    confidential: bool = False
    read_only: bool = False

    @property
    def merge_order(self) -> tuple[tuple[str, ...], ...]:
        """Which options are merged, one merging after the other, when single ones would be too few to show."""
        return tuple(tuple(merging.split()) for merging in self.order.split(";") if merging.strip())

    @property
    def is_asked(self) -> bool:
        """Whether a person answers it."""
        return self.type not in ("note", "group", "calculate")


@dataclass(frozen=True)
class Page:
    """What is shown together."""

    name: str
    label: Text
    hint: Text
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Form:
    """A whole questionnaire."""

    title: Text
    languages: tuple[str, ...]
    items: tuple[Item, ...]
    pages: tuple[Page, ...]
    version: str = ""
    groups: Mapping[str, Text] = field(default_factory=dict)

    def item(self, name: str) -> Item | None:
        """The item of this name."""
        return next((item for item in self.items if item.name == name), None)


def language_code(heading: str) -> str:
    """The code in a heading such as “Latviešu (lv)”; the heading itself when it has none."""
    found = _LANGUAGE.search(heading)
    return found[1] if found else heading.strip()


def text_in(language: str, text: Text) -> str:
    """The wording for a reader of this language, or the first there is."""
    return text.get(language) or text.get("") or text.get("en") or next(iter(text.values()), "")


def most_choices(item: Item) -> int | None:
    """How many options may be chosen at most, read from the constraint."""
    found = _MOST.search(item.constraint)
    return int(found[2]) - (found[1] == "<") if found else None


def decided_by(item: Item, form: Form) -> list[str]:
    """The questions and calculations whose answers decide whether this one is asked."""
    named = {step for condition in item.relevant for step in _PATH.findall(condition.expression)}
    return [other.name for other in form.items if other.path in named]


def form_of(pyxform: Mapping[str, Any]) -> Form:
    """The questionnaire that pyxform's JSON describes."""
    root = f"/{pyxform['name']}"
    paths = dict(_paths(pyxform, root))
    reading = _Reading(paths, pyxform.get("choices", {}))
    every = tuple(_pages(pyxform, root, reading))
    items = tuple(item for page in every for item in page.items)
    pages = tuple(page for page in every if any(item.type != "calculate" for item in page.items))
    groups = {str(row["name"]): texts(row.get("label")) for row in reading.lists.get("option_groups", [])}
    return Form(_titles(pyxform), _languages(pyxform), items, pages, str(pyxform.get("version", "")), groups)


@dataclass(frozen=True)
class _Reading:
    paths: Mapping[str, str]
    lists: Mapping[str, list[dict[str, Any]]]

    def resolve(self, expression: Any) -> str:
        return resolved(str(expression), self.paths).strip() if expression not in (None, "") else ""


def _paths(element: Mapping[str, Any], at: str) -> Iterator[tuple[str, str]]:
    for child in element.get("children", ()):
        path = f"{at}/{child.get('name', '')}"
        yield child.get("name", ""), path
        yield from _paths(child, path)


def _pages(pyxform: Mapping[str, Any], root: str, reading: _Reading) -> Iterator[Page]:
    """Each outermost group is a page; questions that stand between groups share one without a title."""
    loose: list[Item] = []
    for child in pyxform.get("children", ()):
        if child.get("name") == "meta":
            continue
        if child.get("type") != "group":
            loose.extend(_items(child, root, (), reading))
            continue
        if loose:
            yield Page(loose[0].name, {}, {}, tuple(loose))
            loose = []
        conditions = _conditions(child, f"{root}/{child['name']}", (), reading)
        inside = [
            item
            for grandchild in child.get("children", ())
            for item in _items(grandchild, f"{root}/{child['name']}", conditions, reading)
        ]
        if inside:
            yield Page(child["name"], texts(child.get("label")), texts(child.get("hint")), tuple(inside))
    if loose:
        yield Page(loose[0].name, {}, {}, tuple(loose))


def _items(element: Mapping[str, Any], at: str, around: tuple[Condition, ...], reading: _Reading) -> Iterator[Item]:
    kind = TYPES.get(element.get("type", ""), element.get("type", ""))
    if kind in UNSEEN or element.get("name") == "meta":
        return
    path = f"{at}/{element['name']}"
    conditions = _conditions(element, path, around, reading)
    if "children" not in element:
        yield _question(element, kind, path, conditions, reading)
        return
    if element.get("label"):
        yield Item(element["name"], path, "group", texts(element["label"]), texts(element.get("hint")), (), conditions)
    for child in element["children"]:
        yield from _items(child, path, conditions, reading)


def _conditions(
    element: Mapping[str, Any], path: str, around: tuple[Condition, ...], reading: _Reading
) -> tuple[Condition, ...]:
    own = reading.resolve(element.get("bind", {}).get("relevant"))
    return (*around, Condition(path, own)) if own else around


def _question(
    element: Mapping[str, Any], kind: str, path: str, conditions: tuple[Condition, ...], reading: _Reading
) -> Item:
    bind = element.get("bind", {})
    rows = element.get("choices") or reading.lists.get(element.get("itemset", ""), [])
    choices = tuple(_choice(row) for row in rows) if kind in ("select_one", "select_multiple", "rank") else ()
    item = Item(
        name=element["name"],
        path=path,
        type=kind,
        label=texts(element.get("label")),
        hint=texts(element.get("hint")),
        choices=choices,
        relevant=conditions,
        constraint=reading.resolve(bind.get("constraint")),
        constraint_message=texts(bind.get("jr:constraintMsg")),
        required=reading.resolve(bind.get("required")),
        required_message=texts(bind.get("jr:requiredMsg")),
        appearance=str(element.get("control", {}).get("appearance", "")),
        parameters={name: str(value) for name, value in element.get("parameters", {}).items()},
        choice_filter=reading.resolve(element.get("choice_filter")),
        calculation=reading.resolve(bind.get("calculate")),
        default=str(element.get("default", "")),
        read_only=is_yes(bind.get("readonly")),
    )
    return _with_own_columns(item, element)


def _with_own_columns(item: Item, element: Mapping[str, Any]) -> Item:
    """Our columns beside those of XLSForm: what the answer measures and how it may be shown."""
    item = replace(
        item,
        measure=str(element.get("measure", "")) or _measure(item.type),
        bands=str(element.get("bands", "")),
        order=str(element.get("order", "")),
        public_answer=is_yes(element.get("public_answer")),
        personal=is_yes(element.get("personal")),
        confidential=is_yes(element.get("confidential")),
    )
    return replace(item, scale=_scale(item))


def _measure(kind: str) -> str:
    measures = {"select_one": "single", "select_multiple": "multi", "rank": "multi", "range": "number"}
    return measures.get(kind, "number" if kind in ("integer", "decimal") else "text")


def _scale(item: Item) -> Scale | None:
    if item.type == "range":
        ends = [item.parameters.get("start", "1"), item.parameters.get("end", "10")]
        return Scale(int(ends[0]), int(ends[1]), {}, {}) if all(re.fullmatch(r"-?\d+", end) for end in ends) else None
    if item.measure != "scale0_10":
        return None
    steps = [choice for choice in item.choices if choice.name.isdecimal()]
    if not steps:
        return None
    low, high = min(steps, key=_step), max(steps, key=_step)
    outside = tuple(choice for choice in item.choices if not choice.name.isdecimal())
    return Scale(_step(low), _step(high), _end_label(low), _end_label(high), outside)


def _step(choice: Choice) -> int:
    return int(choice.name)


def _end_label(choice: Choice) -> Text:
    """The words after the number in “10 – fully agree”."""
    return {code: re.sub(r"^\s*\d+\s*(?:[–-]\s*)?", "", text) for code, text in choice.label.items()}


def _choice(row: Mapping[str, Any]) -> Choice:
    extra = {name: value for name, value in row.items() if name not in ("name", "label") and isinstance(value, str)}
    return Choice(str(row["name"]), texts(row.get("label")), extra.get("option_group", ""), extra)


def texts(value: Any) -> Text:
    """Language code → wording; a wording without a language stands under the empty code."""
    if not value:
        return {}
    if isinstance(value, Mapping):
        return {language_code(heading): str(text).strip() for heading, text in value.items() if str(text).strip()}
    return {"": str(value).strip()}


def is_yes(value: Any) -> bool:
    """Whether a cell says yes."""
    return str(value or "").strip().lower() in _YES


def _titles(pyxform: Mapping[str, Any]) -> Text:
    """The title; settings may hold it per language in columns title_lv and so on."""
    own = {name.removeprefix("title_"): str(text) for name, text in pyxform.items() if name.startswith("title_")}
    return own or {"": str(pyxform.get("title", ""))}


def _languages(pyxform: Mapping[str, Any]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    waiting = [pyxform]
    while waiting:
        element = waiting.pop(0)
        if isinstance(element.get("label"), Mapping):
            found.update(dict.fromkeys(language_code(heading) for heading in element["label"]))
        waiting.extend(element.get("children", ()))
    return tuple(found)
