"""From the answers of a closed wave to tallies and gaps: which rule counts which question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from localympact.phase1_mapping.findings import smallnumbers
from localympact.phase1_mapping.findings.tally import Tally

CANNOT_SAY = "cannot_say"


def count(
    measure: str,
    options: Sequence[Mapping[str, Any]],
    values: Sequence[str],
    k: int,
    *,
    public: bool,
    merge_order: Sequence[Sequence[str]] = (),
    at_most: int | None = None,
) -> Tally:
    """Count the answers to one question by one side under the small-number rule.

    `values` are the stored answers: a number as text, a code, or codes apart by blanks. `merge_order` and `at_most`
    stand in the flags of the questionnaire's version.
    """
    names = [option["name"] for option in options]
    given = [value for value in values if value != ""]
    if public:
        return smallnumbers.count_public([value.split() if measure == "multi" else value for value in given])
    if measure == "scale0_10":
        return smallnumbers.count_scale(numbers(given), k)
    if measure == "multi":
        groups: dict[str, list[str]] = {}
        for option in options:
            if option.get("group"):
                groups.setdefault(option["group"], []).append(option["name"])
        return smallnumbers.count_multi([value.split() for value in given], names, groups, k, at_most)
    if measure in ("single", "band"):
        return smallnumbers.count_single(given, names, k, merge_order)
    return smallnumbers.count_text(len(given), k)


def numbers(values: Sequence[str]) -> list[int | None]:
    """0–10 answers as numbers; "cannot say" is None and stays out of means."""
    return [int(value) if value.isdigit() else None for value in values]
