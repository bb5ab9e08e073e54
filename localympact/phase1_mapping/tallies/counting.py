"""From the answers of a closed wave to tallies: which rule counts which question, in all and by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from localympact.phase1_mapping.tallies import breakdowns, smallnumbers
from localympact.phase1_mapping.tallies.tally import SMALL_CELLS, Breakdown, Tally

CANNOT_SAY = "cannot_say"
NONE_YET: Mapping[str, Tally] = {}


@dataclass(frozen=True)
class Rule:
    """What counting needs to know of a question.

    `merge_order`, `at_most` and `hangs_on`, the questions that decide who is asked, stand in the version's flags.
    """

    measure: str
    options: Sequence[Mapping[str, Any]] = ()
    public: bool = False
    merge_order: Sequence[Sequence[str]] = ()
    at_most: int | None = None
    hangs_on: Sequence[str] = ()

    @property
    def names(self) -> list[str]:
        """The codes of the options, in their order."""
        return [option["name"] for option in self.options]

    @property
    def groups(self) -> dict[str, list[str]]:
        """The declared groups of options; an option without one is never summed."""
        found: dict[str, list[str]] = {}
        for option in self.options:
            if option.get("group"):
                found.setdefault(option["group"], []).append(option["name"])
        return found


@dataclass
class Answers:
    """The answers to one question by one side, apart by group where groups are known."""

    by_group: dict[str, list[str]] = field(default_factory=dict)

    def add(self, group: str, value: str) -> None:
        """Take one more answer; an empty one is none."""
        if value != "":
            self.by_group.setdefault(group, []).append(value)

    @property
    def all(self) -> list[str]:
        """All of them."""
        return [value for values in self.by_group.values() for value in values]


def count(rule: Rule, values: Sequence[str], k: int) -> Tally:
    """Count the answers to one question by one side under the small-number rule.

    `values` are the stored answers: a number as text, a code, or codes apart by blanks.
    """
    if rule.public:
        return smallnumbers.count_public([v.split() if rule.measure == "multi" else v for v in values])
    if rule.measure == "scale0_10":
        return smallnumbers.count_scale(numbers(values), k)
    if rule.measure == "multi":
        answers = [value.split() for value in values]
        return smallnumbers.count_multi(answers, rule.names, rule.groups, k, rule.at_most)
    if rule.measure in ("single", "band"):
        return smallnumbers.count_single(values, rule.names, k, rule.merge_order)
    return smallnumbers.count_text(len(values), k)


def count_by_group(rule: Rule, answers: Answers, k: int, earlier: Mapping[str, Tally] = NONE_YET) -> Breakdown:
    """The same, and by group where every group may show the same; its total is the one to show beside them.

    `earlier` are the tallies of the questions before this one, which may decide who is asked it.
    """
    found = _by_group(rule, answers, k)
    total = smallnumbers.asked_of_some(found.total, [earlier.get(name) for name in rule.hangs_on])
    return found if total == found.total else Breakdown(total, withheld=SMALL_CELLS)


def _by_group(rule: Rule, answers: Answers, k: int) -> Breakdown:
    if not rule.public:
        if rule.measure == "scale0_10":
            rated = {name: numbers(values) for name, values in answers.by_group.items()}
            return breakdowns.break_down_scale(rated, k)
        if rule.measure == "multi":
            ticked = {name: [v.split() for v in values] for name, values in answers.by_group.items()}
            return breakdowns.break_down_multi(ticked, rule.names, rule.groups, k, rule.at_most)
        if rule.measure in ("single", "band"):
            return breakdowns.break_down_single(answers.by_group, rule.names, k, rule.merge_order)
    return Breakdown(count(rule, answers.all, k))


def numbers(values: Sequence[str]) -> list[int | None]:
    """0–10 answers as numbers; "cannot say" is None and stays out of means."""
    return [int(value) if value.isdigit() else None for value in values]
