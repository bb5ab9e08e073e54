"""Short names of what both sides were asked: one wording for a pair of mirrored questions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localympact.phase1_mapping.surveys.models import Question

STATEMENTS = {
    "Q09": _("On the whole, we cooperate well"),
    "Q14": _("We know how the other side works"),
    "Q15": _("The other side keeps its promises"),
    "Q16": _("The views of organisations change decisions"),
    "Q19": _("Support is announced early and clearly"),
    "Q20": _("The paperwork fits the sum and the risk"),
    "Q21": _("We know how to buy from, or sell to, each other"),
    "Q24": _("Young people shape the decisions that concern them"),
    "Q25": _("We know what a social enterprise is"),
}
QUESTIONS = {
    "Q01": _("Who answered"),
    "Q02": _("How many of the other side one knows"),
    "Q03": _("How often the sides are in touch"),
    "Q04": _("Who usually starts the contact"),
    "Q05": _("How organisations reach the municipality"),
    "Q06": _("A named contact in the municipality"),
    "Q07": _("Forms of cooperation used in the last two years"),
    "Q08": _("Forms of cooperation one would like to use more"),
    "Q10": _("What cooperation has given"),
    "Q12": _("What is thought to burden the other side most"),
    "Q17": _("At which steps organisations are involved"),
    "Q18": _("How far organisations are involved"),
    "Q22": _("What one could offer"),
    "Q23": _("What one lacks"),
    "Q24_level": _("How young people are involved"),
    "Q25_trade": _("Buying and selling between the sides"),
    "Q30": _("Ready to take part in a working group"),
}
FAMILIES = {
    "Q11": _("What makes cooperation harder"),
    "Q13": _("What is needed to cooperate better"),
    "": _("How cooperation works"),
}


def statement_of(question: Question) -> str:
    """The short name of a question where there is one, else its wording."""
    if question.version.questionnaire.is_shipped:
        known = STATEMENTS.get(question.name) or QUESTIONS.get(question.name)
        if known:
            return str(known)
    return str(question.label)


def family_of(name: str) -> str:
    """The family of statements that are asked together: Q11 of Q11_C04; empty for those that stand alone."""
    family = name.split("_", 1)[0] if "_" in name else ""
    return family if family in FAMILIES else ""
