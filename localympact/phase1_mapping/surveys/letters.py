"""The letter that invites somebody to answer, and the one that reminds them."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from localympact.foundation.mail.writing import write_letter
from localympact.foundation.workspaces.models import Side
from localympact.phase1_mapping.surveys.models import PersonalLink
from localympact.phase1_mapping.surveys.promises import promises
from localympact.phase1_mapping.surveys.queries import answer_address


def write_invitation(link: PersonalLink, key: str, *, is_reminder: bool = False) -> None:
    """Invite one addressee with a link of their own, in their language, or remind them of it."""
    wave, workspace = link.wave_side.wave, link.wave_side.wave.workspace
    with override(link.language):
        names = {
            "survey": wave.title,
            "place": workspace.name,
            "link": answer_address(workspace, key, link.language),
            "day": date_format(wave.closes_on, "DATE_FORMAT"),
        }
        opening = (
            _("%(place)s asks how cooperation with organisations works, and what would help. You know it from inside.")
            if link.wave_side.side == Side.MUNICIPALITY
            else _("%(place)s asks organisations how cooperation works, and what would help. Your view counts.")
        )
        way = _("Answer here until %(day)s, about 20 minutes, on a phone or a computer. This link is yours alone:")
        paragraphs = [opening % names, f"{way % names}\n{names['link']}", "\n".join(promises(wave))]
        if is_reminder:
            again = _("We wrote to you some days ago. If you have answered already by another way: thank you.")
            paragraphs.insert(0, again)
        subject = (_("Reminder: %(survey)s") if is_reminder else _("%(place)s: %(survey)s")) % names
        reason = _("You get this letter because your address was given to those who lead this survey.")
    write_letter(
        to=link.email,
        language=link.language,
        subject=subject,
        text="\n\n".join(paragraphs),
        reason=reason,
        workspace_id=link.workspace_id,
    )
