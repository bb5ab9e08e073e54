"""Skip logic, constraints and calculations: XForms expressions, read safely and reckoned on answers."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from copy import copy
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from elementpath import ElementPathError, MissingContextError, XPathContext
from elementpath.xpath1 import XPath1Parser

from localympact.phase1_mapping.questionnaires.xpath_functions import FUNCTIONS, BadPattern, linear_pattern
from localympact.phase1_mapping.questionnaires.xpath_values import (
    COMPARISONS,
    Values,
    compared,
    first_number,
    first_text,
    first_truth,
    reckoned,
)

LONGEST = 8000
# Steps that walk the whole tree could be multiplied into work without end; forms never need them.
_REFUSED_TOKENS = ("//", "@", "|", "id", "lang", "name", "local-name", "namespace-uri", "namespace", "attribute")
_REFUSED_AXES = ("ancestor", "ancestor-or-self", "descendant", "descendant-or-self", "following", "preceding")
_REFUSED_TESTS = ("processing-instruction", "comment", "text")
_LITERAL_OR_REFERENCE = re.compile(r"""'[^']*'|"[^"]*"|\$\{\s*([^{}\s]+)\s*\}|\bcurrent\(\s*\)""")


class BadExpression(ValueError):
    """An expression we do not take; the sentence says why."""


class XFormsParser(XPath1Parser):
    """XPath 1.0 with the functions and comparisons of XForms, and nothing that reaches outside the form."""


def _values(token: Any, context: XPathContext) -> Values:
    result = token.evaluate(copy(context))
    return result if isinstance(result, list) else [result]


def _redefine(symbol: str, answer: Callable[..., Any]) -> None:
    def evaluate(self: Any, context: XPathContext | None = None) -> Any:
        if context is None:
            raise self.missing_context()
        return answer(self, context)

    original = XPath1Parser.symbol_table[symbol]
    XFormsParser.symbol_table[symbol] = type("Operator", (original,), {"evaluate": evaluate, "__return__": None})


def _compare(token: Any, context: XPathContext) -> bool:
    return compared(token.symbol, _values(token[0], context), _values(token[1], context))


def _reckon(token: Any, context: XPathContext) -> Any:
    if len(token) == 0:  # `*` as a step, not as a sign
        return list(token.select(context))
    if len(token) == 1:
        sign = -1 if token.symbol == "-" else 1
        return sign * first_number(_values(token[0], context))
    return reckoned(token.symbol, *(first_number(_values(part, context)) for part in token))


def _both(token: Any, context: XPathContext) -> bool:
    return all(first_truth(_values(part, context)) for part in token)


def _either(token: Any, context: XPathContext) -> bool:
    return any(first_truth(_values(part, context)) for part in token)


def _define(name: str) -> None:
    known = FUNCTIONS[name]

    def evaluate__(self: Any, context: XPathContext | None = None) -> Any:
        if context is None:
            raise self.missing_context()
        return known.answer(context, *[_values(part, context) for part in self])

    nargs = known.least if known.least == known.most else (known.least, known.most)
    XFormsParser.symbol_table.pop(name, None)
    XFormsParser.method(XFormsParser.function(name, nargs=nargs))(evaluate__)


for _symbol in COMPARISONS:
    _redefine(_symbol, _compare)
for _symbol in ("+", "-", "*", "div", "mod"):
    _redefine(_symbol, _reckon)
_redefine("and", _both)
_redefine("or", _either)
for _name in FUNCTIONS:
    _define(_name)
for _name in (*_REFUSED_AXES, *_REFUSED_TESTS, "id", "lang", "name", "local-name", "namespace-uri"):
    XFormsParser.symbol_table.pop(_name, None)
XFormsParser.build()


def referenced(expression: str) -> list[str]:
    """The names written as ${name} in an expression, in order."""
    return [match[1] for match in _LITERAL_OR_REFERENCE.finditer(expression) if match[1]]


def resolved(expression: str, paths: Mapping[str, str]) -> str:
    """The expression with each ${name} written as the path of that question, outside quotation marks."""

    def path(match: re.Match[str]) -> str:
        if match[0].startswith("current"):
            return "$here"
        if match[1] is None:
            return match[0]
        if match[1] not in paths:
            raise BadExpression(_("“%(name)s” is not the name of a question here.") % {"name": match[1]})
        return paths[match[1]]

    return _LITERAL_OR_REFERENCE.sub(path, expression)


@lru_cache(5000)
def parsed(expression: str) -> Any:
    """The expression as a tree that can be evaluated; BadExpression with a sentence if it is not one of ours."""
    if len(expression) > LONGEST:
        raise BadExpression(_("This expression is too long."))
    try:
        token = XFormsParser().parse(expression)
    except MissingContextError as wrong:  # pragma: no cover
        raise BadExpression(_("This expression cannot be read.")) from wrong
    except (ElementPathError, ValueError, TypeError, RecursionError, ArithmeticError) as wrong:
        raise BadExpression(_why(wrong)) from wrong
    _check(token)
    return token


def _why(wrong: Exception) -> str:
    name = re.search(r"unknown function:? '?([\w:.-]+)", str(wrong))
    if name:
        return _("The function “%(name)s” is not known here.") % {"name": name[1]}
    place = re.search(r"column (\d+)", str(wrong))
    if place:
        return _("This expression cannot be read from character %(place)s on.") % {"place": place[1]}
    return _("This expression cannot be read.")


def _check(token: Any) -> None:
    parts = list(token.iter())
    _check_work(parts)
    for part in parts:
        if part.symbol in _REFUSED_TOKENS:
            raise BadExpression(_("“%(sign)s” is not allowed in an expression.") % {"sign": part.symbol})
        if part.symbol == "$" and part[0].value not in ("here", "now"):
            raise BadExpression(_("“%(name)s” is not the name of a question here.") % {"name": part[0].value})
        if part.symbol == "regex" and part[1].symbol == "(string)":
            _check_pattern(part[1].value)


def _check_work(parts: list[Any]) -> None:
    """Refuse what would walk the form again and again: predicates in predicates, many steps over everything."""
    over_everything = sum(part.symbol in ("*", "node") and not len(part) for part in parts)
    nested = any(inner.symbol == "[" for part in parts if part.symbol == "[" for inner in part[1].iter())
    if nested or over_everything > 5 or len(parts) > 1000:
        raise BadExpression(_("This expression is too complicated."))


def _check_pattern(pattern: str) -> None:
    try:
        linear_pattern(pattern)
    except BadPattern as wrong:
        raise BadExpression(
            _("The pattern “%(pattern)s” cannot be used: no look-around and no back-references.")
            % {"pattern": pattern[:60]}
        ) from wrong


class AnswerTree:
    """The answers of one respondent as the tree that expressions walk."""

    def __init__(self, answers: Mapping[str, str], now: datetime) -> None:
        """Takes path of the question (/data/page/name) → its answer, in the order of the form."""
        self.now = now.isoformat(timespec="seconds")
        self._elements: dict[str, ElementTree.Element] = {}
        for path, answer in answers.items():
            self._element(path).text = answer
        root = self._elements["/" + next(iter(answers)).split("/")[1]] if answers else ElementTree.Element("data")
        self._root = XPathContext(ElementTree.ElementTree(root)).root
        nodes = self._root.iter() if self._root is not None else ()
        by_element = {node.value: node for node in nodes if hasattr(node, "attributes")}
        self._nodes = {path: by_element[element] for path, element in self._elements.items()}

    def _element(self, path: str) -> ElementTree.Element:
        if path not in self._elements:
            parent, _slash, name = path.rpartition("/")
            made = ElementTree.Element(name)
            if parent:
                self._element(parent).append(made)
            self._elements[path] = made
        return self._elements[path]

    def write(self, path: str, answer: str) -> None:
        """Put another answer in a question's place."""
        self._elements[path].text = answer

    def evaluate(self, expression: str, at: str, item: Mapping[str, str] | None = None) -> Values:
        """The values of a resolved expression at a question, or at a choice row when one is given."""
        token = parsed(expression.strip())
        here = self._nodes.get(at)
        context = XPathContext(
            self._root,
            item=_choice_element(item) if item is not None else here,
            variables={"now": self.now, "here": here if here is not None else self._root},
        )
        try:
            return _values(token, context)
        except (ElementPathError, BadPattern, RecursionError, ArithmeticError, ValueError, TypeError) as wrong:
            raise BadExpression(_("This expression cannot be reckoned.")) from wrong

    def truth(self, expression: str, at: str, item: Mapping[str, str] | None = None) -> bool:
        """Whether the expression holds."""
        return first_truth(self.evaluate(expression, at, item))

    def text(self, expression: str, at: str) -> str:
        """What the expression gives, as the text of an answer."""
        return first_text(self.evaluate(expression, at)).strip()


def _choice_element(item: Mapping[str, str]) -> ElementTree.Element:
    row = ElementTree.Element("item")
    for name, value in item.items():
        ElementTree.SubElement(row, name).text = value
    return row
