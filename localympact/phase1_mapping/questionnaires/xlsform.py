"""Questionnaires written as XLSForm: read, converted by pyxform, every expression tried, problems with their cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2xform import convert as pyxform_convert

from localympact.phase1_mapping.questionnaires.items import ASKABLE, TYPES, UNSEEN
from localympact.phase1_mapping.questionnaires.lint import expression_problems
from localympact.phase1_mapping.questionnaires.sheets import SHEETS, Problem, QuestionnaireRefused, read_sheets

__all__ = ["Converted", "Problem", "QuestionnaireRefused", "Sheets", "convert", "read_sheets"]

Sheets = Mapping[str, list[dict[str, str]]]

MOST_QUESTIONS = 600
_TRANSLATED = re.compile(r"^(label|caption|hint|constraint_message|required_message)\s*::?\s*(.+)$", re.IGNORECASE)
_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"'(survey|choices|settings)' sheet")


@dataclass(frozen=True)
class Converted:
    """A questionnaire that can be kept: pyxform's JSON unchanged, the XForm, and what its author should look at."""

    pyxform: dict[str, Any]
    xform_xml: str
    warnings: tuple[Problem, ...]
    unaskable: tuple[Problem, ...]


def convert(sheets: Sheets) -> Converted:
    """The questionnaire in these sheets, or QuestionnaireRefused with every problem and its place."""
    if problems := [*_name_problems(sheets), *_size_problems(sheets)]:
        raise QuestionnaireRefused(problems)
    warnings: list[str] = []
    try:
        result = pyxform_convert(xlsform=_as_pyxform_wants(sheets), warnings=warnings, validate=False)
    except Exception as wrong:  # a stranger's file: whatever goes wrong inside is a sentence, never a crash
        raise QuestionnaireRefused(_problems_behind(sheets, wrong)) from wrong
    form = result._pyxform or {}
    if problems := list(expression_problems(form, sheets.get("survey", []))):
        raise QuestionnaireRefused(problems)
    told = [_from_pyxform(text) for text in warnings if "is missing the" not in text]
    return Converted(form, result.xform, (*told, *_untranslated(sheets)), tuple(_unaskable(form, sheets)))


def _as_pyxform_wants(sheets: Sheets) -> dict[str, Any]:
    """Only known sheets, each with a header of all its columns, so that no column is missed."""
    wanted: dict[str, Any] = {"fallback_form_name": "data"}
    for name, rows in sheets.items():
        if name in SHEETS:
            wanted[name] = [dict(row) for row in rows]
            wanted[f"{name}_header"] = [dict.fromkeys(heading for row in rows for heading in row)]
    return wanted


def _rows(sheets: Sheets, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    yield from enumerate(sheets.get(name, []), 2)


def _name_problems(sheets: Sheets) -> Iterator[Problem]:
    """Names given twice: answers are kept and cited by the name of their question."""
    if not any(sheets.get("survey", [])):
        yield Problem("survey", 0, "", _("The sheet “survey” has no questions."))
    seen: dict[str, int] = {}
    for number, row in _rows(sheets, "survey"):
        name = row.get("name", "")
        if not name or row.get("type", "").lower().startswith("end"):
            continue
        if name in seen:
            message = _("The name “%(name)s” is already used in row %(row)s.") % {"name": name, "row": seen[name]}
            yield Problem("survey", number, "name", message)
        seen.setdefault(name, number)


def _size_problems(sheets: Sheets) -> Iterator[Problem]:
    questions = len(sheets.get("survey", []))
    if questions > MOST_QUESTIONS:
        yield Problem(
            "survey", questions, "", _("A questionnaire has at most %(most)d rows.") % {"most": MOST_QUESTIONS}
        )


def _problems_behind(sheets: Sheets, wrong: Exception) -> list[Problem]:
    """The cells behind pyxform's refusal; its own sentence when we cannot name one."""
    found = [*_type_problems(sheets), *_list_problems(sheets), *_reference_problems(sheets)]
    return found or [_from_pyxform(str(wrong) if str(wrong) else _("This questionnaire cannot be converted."))]


def _from_pyxform(text: str) -> Problem:
    row, sheet = _ROW.search(text), _SHEET.search(text)
    sentence = " ".join(_ROW.sub("", text).split())
    return Problem(sheet[1] if sheet else "survey", int(row[1]) if row else 0, "", sentence[:500])


def _type_problems(sheets: Sheets) -> Iterator[Problem]:
    for number, row in _rows(sheets, "survey"):
        kind = row.get("type", row.get("command", ""))
        if kind and not _is_known_type(kind):
            message = _("The question type “%(type)s” is not known.") % {"type": kind[:60]}
            yield Problem("survey", number, "type", message)
        if not kind and row.get("name"):
            yield Problem("survey", number, "type", _("This question has no type."))


def _is_known_type(kind: str) -> bool:
    words = " ".join(kind.lower().replace("_", " ").split())
    known = {name.replace("_", " ").lower() for name in (*QUESTION_TYPE_DICT, *aliases._type_alias_map)}
    if words in known or words.startswith(("set form ", "osm", "xml-external", "csv-external")):
        return True
    starts = [*aliases.select, *(f"{edge} {group}" for edge in ("begin", "end") for group in aliases.control)]
    return any(words.startswith(start.replace("_", " ")) for start in starts)


def _list_problems(sheets: Sheets) -> Iterator[Problem]:
    """Selects whose list of options is missing."""
    lists = {row.get("list_name") or row.get("list name") for _number, row in _rows(sheets, "choices")}
    for number, row in _rows(sheets, "survey"):
        kind = re.match(r"select[_ ](?:one|multiple)(?: from)? +(\S+)", row.get("type", ""))
        if kind and kind[1] not in lists and "${" not in kind[1] and "." not in kind[1]:
            message = _("There is no list “%(list)s” on the sheet “choices”.") % {"list": kind[1]}
            yield Problem("survey", number, "type", message)


def _reference_problems(sheets: Sheets) -> Iterator[Problem]:
    """Cells that name a question there is not."""
    names = {row.get("name") for _number, row in _rows(sheets, "survey")}
    for number, row in _rows(sheets, "survey"):
        for column, cell in row.items():
            for name in re.findall(r"\$\{\s*([^{}#]+?)\s*\}", cell):
                if name not in names:
                    message = _("“%(name)s” is not the name of a question here.") % {"name": name[:60]}
                    yield Problem("survey", number, column, message)


def _untranslated(sheets: Sheets) -> Iterator[Problem]:
    """Texts that stand in some of the questionnaire's languages but not in all."""
    languages = [
        (found[2].strip(), heading)
        for name in ("survey", "choices")
        for _number, row in _rows(sheets, name)
        for heading in row
        if (found := _TRANSLATED.match(heading))
    ]
    every = tuple(dict.fromkeys(language for language, _heading in languages))
    for name in ("survey", "choices"):
        for number, row in _rows(sheets, name):
            yield from _missing_texts(name, number, row, every)


def _missing_texts(sheet: str, number: int, row: Mapping[str, str], every: tuple[str, ...]) -> Iterator[Problem]:
    there: dict[str, set[str]] = {}
    for heading in row:
        if found := _TRANSLATED.match(heading):
            there.setdefault(found[1].lower(), set()).add(found[2].strip())
    for column, languages in there.items():
        for language in every:
            if language not in languages:
                message = _("This text is missing in %(language)s.") % {"language": language}
                yield Problem(sheet, number, f"{column}::{language}", message)


def _unaskable(form: Mapping[str, Any], sheets: Sheets) -> Iterator[Problem]:
    """Questions that convert but that a plain web page cannot ask: repeated groups, photos, places."""
    rows = {row["name"]: number for number, row in _rows(sheets, "survey") if row.get("name")}
    waiting = list(form.get("children", ()))
    while waiting:
        element = waiting.pop(0)
        kind = TYPES.get(element.get("type", ""), element.get("type", ""))
        waiting[:0] = element.get("children", ())
        if kind not in ASKABLE and kind not in UNSEEN:
            message = _("Questions of the type “%(type)s” cannot be asked here yet.") % {"type": kind}
            yield Problem("survey", rows.get(element.get("name", ""), 0), "type", message)
