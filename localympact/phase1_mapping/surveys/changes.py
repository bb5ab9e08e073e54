"""What can happen to questionnaires and waves."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change, check_version
from localympact.foundation.workspaces.keeping.changes import remove
from localympact.foundation.workspaces.models import Removed, Side, Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.questionnaires.items import form_of
from localympact.phase1_mapping.questionnaires.xlsform import Sheets, convert
from localympact.phase1_mapping.surveys.invitations import Addressee, once_each
from localympact.phase1_mapping.surveys.keys import personal_key
from localympact.phase1_mapping.surveys.letters import write_invitation
from localympact.phase1_mapping.surveys.models import PersonalLink, Questionnaire, Wave, WaveSide
from localympact.phase1_mapping.surveys.queries import differences_of, links_to_remind, newest_version, pairs_for
from localympact.phase1_mapping.surveys.versions import keep_version, title_of


@dataclass(frozen=True)
class Invited:
    """How many letters were written, and how many addresses had been invited before."""

    written: int
    known: int


@change(May.RUN_WAVE)
def keep_own_questionnaire(workspace: Workspace, *, pair: str, side: str, sheets: Sheets, by: Actor) -> Questionnaire:
    """Keep an XLSForm as this workspace's own questionnaire of a pair; the same again changes nothing.

    `sheets` come from `sheets.read_sheets`; a questionnaire that cannot be used is refused with every problem's cell.
    """
    plain = convert(sheets).pyxform
    code = f"{pair}-{side}"
    own = Questionnaire.objects.filter(owner=workspace, code=code).first()
    own = own or Questionnaire(owner=workspace, code=code, pair=pair, side=side)
    own.title = title_of(form_of(plain), code)
    own.save()
    keep_version(own, plain, sheets)
    return own


@change(May.RUN_WAVE)
def prepare_wave(
    workspace: Workspace, *, pair: str, title: Any, opens_on: date, closes_on: date, by: Actor, **fields: Any
) -> Wave:
    """Prepare one run of a mirrored pair: the newest version of each side is pinned."""
    wave = Wave(workspace=workspace)
    fields.setdefault("languages", workspace.languages)
    _write(wave, {"title": title, "opens_on": opens_on, "closes_on": closes_on, **fields})
    _pin(wave, pair)
    return wave


@change(May.RUN_WAVE)
def edit_wave(wave: Wave, *, pair: str = "", version: int | None = None, by: Actor, **fields: Any) -> Wave:
    """Change a wave that is not open yet; another pair is pinned anew."""
    check_version(wave, version)
    _only_draft(wave)
    _write(wave, fields)
    if pair and not wave.sides.filter(version__questionnaire__pair=pair).exists():
        for side in wave.sides.all():
            side.delete()
        _pin(wave, pair)
    return wave


@change(May.RUN_WAVE)
def discard_wave(wave: Wave, *, by: Actor) -> Removed:
    """Throw a wave away that was never opened; for a month it can be brought back."""
    _only_draft(wave)
    return remove(wave, verb=May.RUN_WAVE, by=by)


@change(May.RUN_WAVE)
def open_wave(wave: Wave, *, despite_differences: bool = False, by: Actor) -> Wave:
    """Take answers from now on; differences between sides or languages are refused unless they are accepted."""
    if wave.state != Wave.State.DRAFT:
        raise Refused(_("Only a survey that is being prepared can be opened."))
    if not wave.workspace.is_published:
        raise Refused(_("Publish the place first: a link must lead to something that everybody can open."))
    if not wave.languages:
        raise Refused(_("Choose at least one language in which the survey can be answered."), field="languages")
    if not despite_differences and differences_of(wave):
        raise Refused(_("The two sides or languages do not ask the same. Look at the list, or say that this is meant."))
    wave.state = Wave.State.OPEN
    wave.save()
    return wave


@change(May.RUN_WAVE)
def close_wave(wave: Wave, *, by: Actor) -> Wave:
    """Take no more answers."""
    if wave.state != Wave.State.OPEN:
        raise Refused(_("Only an open survey can be closed."))
    wave.state = Wave.State.CLOSED
    wave.closed_at = timezone.now()
    wave.save()
    return wave


@change(May.RUN_WAVE)
def invite(wave_side: WaveSide, *, addressees: Iterable[Addressee], by: Actor) -> Invited:
    """Send each addressee a letter with a personal link, in their language; nobody is invited twice."""
    wave = wave_side.wave
    if not wave.is_open:
        raise Refused(_("Open the survey first: a link must lead to something that can be answered."))
    wanted = once_each(addressees)
    known = set(PersonalLink.objects.filter(wave_side=wave_side).values_list("email", flat=True))
    new = [one for one in wanted if one.email not in known]
    for one in new:
        _invite_one(wave_side, one)
    if new:
        wave_side.invited += len(new)
        wave_side.save()
    return Invited(len(new), len(wanted) - len(new))


@change(May.RUN_WAVE)
def remind(wave_side: WaveSide, *, by: Actor) -> int:
    """Write once more to those whose personal link was not used; nobody gets two letters within a few days."""
    if not wave_side.wave.is_open:
        raise Refused(_("This survey is not open: nobody can answer it now."))
    due = list(links_to_remind(wave_side))
    if not due:
        raise Refused(_("Nobody is to be reminded now: everybody answered, or got a letter in the last days."))
    for link in due:
        _write_to(link, is_reminder=True)
    return len(due)


def _invite_one(wave_side: WaveSide, one: Addressee) -> None:
    languages = wave_side.wave.languages
    link = PersonalLink(
        workspace_id=wave_side.workspace_id,
        wave_side=wave_side,
        organisation_id=one.organisation_id,
        email=one.email,
        language=one.language if one.language in languages else languages[0],
    )
    _write_to(link)


def _write_to(link: PersonalLink, *, is_reminder: bool = False) -> None:
    key, link.key_hash = personal_key(link.pk)
    link.sent_at = timezone.now()
    link.save()
    write_invitation(link, key, is_reminder=is_reminder)


def _write(wave: Wave, fields: dict[str, Any]) -> None:
    opens_on = fields.get("opens_on", wave.opens_on)
    if fields.get("closes_on", wave.closes_on) < opens_on:
        raise Refused(_("The closing day lies before the opening day."), field="closes_on")
    editing.write(wave, fields)


def _pin(wave: Wave, pair: str) -> None:
    sides = pairs_for(wave.workspace).get(pair, {})
    if set(sides) != set(Side.values):
        raise Refused(_("A survey asks both sides: choose a pair of questionnaires."), field="pair")
    for side, questionnaire in sides.items():
        version = newest_version(questionnaire)
        if version is None:
            raise Refused(_("This questionnaire has no version yet."), field="pair")
        key = secrets.token_urlsafe(12)
        WaveSide.objects.create(workspace=wave.workspace, wave=wave, side=side, version=version, public_key=key)


def _only_draft(wave: Wave) -> None:
    if not wave.is_draft:
        raise Refused(_("This survey is open already. What respondents were told can no longer be changed."))
