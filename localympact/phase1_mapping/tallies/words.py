"""What a reader is told about a tally: its level, what was held back and why, and how it was counted."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .tally import (
    ALIKE_OR_EXTREME,
    BANDS2,
    BANDS3,
    FULL,
    MEAN,
    MERGED,
    N_ONLY,
    SMALL_CELLS,
    TOO_FEW,
    TOO_FEW_ANSWERS,
    Tally,
)

LEVELS: dict[str, str | Promise] = {
    FULL: gettext_lazy("All answers counted"),
    MERGED: gettext_lazy("Some answers counted together"),
    BANDS3: gettext_lazy("In three bands"),
    BANDS2: gettext_lazy("In two bands"),
    MEAN: gettext_lazy("Only the mean"),
    N_ONLY: gettext_lazy("Only how many answered"),
    TOO_FEW: gettext_lazy("Too few answers"),
}
REASONS: dict[str, str | Promise] = {
    TOO_FEW_ANSWERS: gettext_lazy("Too few answers to show this without showing what one person said."),
    SMALL_CELLS: gettext_lazy("Some answers were given by so few that people could be recognised."),
    ALIKE_OR_EXTREME: gettext_lazy("The answers lie so close together that this figure could show single answers."),
}
DEFINITIONS: dict[str, str | Promise] = {
    "scale": gettext_lazy(
        "The mean of all who gave a number, to one decimal, and how many lie in each band. “Cannot say” is not counted."
    ),
    "single": gettext_lazy("How many chose each answer, and their share of all who answered."),
    "multi": gettext_lazy(
        "How many chose each option, and their share of all who answered. "
        "Where options stand together, their choices are added up, so one person may count more than once."
    ),
    "public": gettext_lazy("A fact about each organisation, given publicly; everybody was told so before answering."),
    "text": gettext_lazy("How many wrote something. The words are shown only after somebody has checked them."),
}


def explanation(tally: Tally) -> list[str]:
    """The sentences behind a figure: what it is, and each reason for what is not shown."""
    reasons = dict.fromkeys(reason for _what, reason in tally.withheld)
    sentences = [str(DEFINITIONS[tally.definition])] + [str(REASONS[reason]) for reason in reasons]
    if tally.k > 1:
        sentences.append(_("No number here stands for fewer than %(k)s people.") % {"k": tally.k})
    return sentences
