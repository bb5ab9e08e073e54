"""What can happen to questionnaires and waves."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces import editing
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.surveys.models import Questionnaire, Wave, WaveSide


@change(May.RUN_WAVE)
def prepare_wave(
    workspace: Workspace, *, pair: str, title: Any, opens_on: date, closes_on: date, by: Actor, **fields: Any
) -> Wave:
    """Prepare one run of a mirrored pair: the newest version of each side is pinned."""
    if closes_on < opens_on:
        raise Refused(_("The closing day lies before the opening day."), field="closes_on")
    wave = Wave(workspace=workspace)
    fields.setdefault("languages", workspace.languages)
    editing.write(wave, {"title": title, "opens_on": opens_on, "closes_on": closes_on, **fields})
    for questionnaire in Questionnaire.objects.filter(pair=pair):
        version = questionnaire.versions.first()
        if version is None:
            raise Refused(_("This questionnaire has no version yet."))
        WaveSide.objects.create(
            workspace=workspace,
            wave=wave,
            side=questionnaire.side,
            version=version,
            public_key=secrets.token_urlsafe(12),
        )
    if wave.sides.count() != 2:
        raise Refused(_("A survey asks both sides: choose a pair of questionnaires."), field="pair")
    return wave


@change(May.RUN_WAVE)
def open_wave(wave: Wave, *, by: Actor) -> Wave:
    """Take answers from now on."""
    if wave.state != Wave.State.DRAFT:
        raise Refused(_("Only a survey that is being prepared can be opened."))
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
