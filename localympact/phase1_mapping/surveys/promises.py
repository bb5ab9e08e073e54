"""What a respondent is told before answering: who sees what, what is published, what cannot be undone."""

from __future__ import annotations

from django.utils.translation import gettext as _

from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.surveys.thresholds import threshold


def promises(wave: Wave, *, has_public_facts: bool = False) -> list[str]:
    """The sentences shown on the survey's page and before the first question."""
    told = [*_WHO_KNOWS[wave.anonymity]()]
    if wave.may_include_minors:
        told.append(_("People under 18 may answer too. Nothing about you as a person is asked."))
    told.append(
        _("Single answers are read only by the person who leads this survey, and every reading is written down.")
    )
    k = threshold(wave.workspace.residents, wave.may_include_minors)
    told.append(
        _("Numbers are published only where at least %(count)s of one side answered the question.") % {"count": k}
    )
    if has_public_facts:
        told.append(
            _(
                "Questions marked “public fact” are an exception: they ask about the body, not about you, "
                "and their answers are counted and published even if few gave them."
            )
        )
    return told


def _anonymous() -> list[str]:
    return [
        _("Your answers are anonymous: no name, no address, no device and no time of day is kept with them."),
        _("Nobody can find your answers again afterwards, so they cannot be changed or taken back once they are sent."),
    ]


def _confidential() -> list[str]:
    return [
        _(
            "The person who leads this survey can see which organisation answered through a personal link. "
            "Nobody else can; only sums are published."
        ),
    ]


def _named() -> list[str]:
    return [
        _(
            "The name of your organisation is kept with your answers if you came through a personal link. "
            "Only sums are published."
        ),
    ]


_WHO_KNOWS = {"anonymous": _anonymous, "confidential": _confidential, "named": _named}
