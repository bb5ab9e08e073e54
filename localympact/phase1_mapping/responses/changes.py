"""Taking an answer: exactly once, on disk before anybody is thanked."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys.models import Wave, WaveSide


@dataclass(frozen=True)
class Received:
    """What became of a sent answer: 201 stored, 200 stored before, 409 another body under the same id."""

    status: int
    response: Response | None


def body_hash(answers: dict[str, str]) -> str:
    """A fingerprint of the answers, whatever their order."""
    return hashlib.sha256(json.dumps(answers, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@change(May.ANSWER, quiet=True)
def receive_response(
    wave_side: WaveSide,
    *,
    instance_id: UUID,
    answers: dict[str, str],
    language: str = "en",
    group: str = "",
    organisation: Organisation | None = None,
    by: Actor,
) -> Received:
    """Store an answer under the id its form was served with; the same answer again is one answer."""
    known = _known(instance_id, answers)
    if known:
        return known
    wave = wave_side.wave
    if not wave.is_open:
        raise Refused(_("This survey is closed. Thank you for wanting to answer."))
    response = Response(
        workspace_id=wave_side.workspace_id,
        wave_side=wave_side,
        instance_id=instance_id,
        body_sha256=body_hash(answers),
        answers=answers,
        language=language,
        group=group,
        organisation=organisation if wave.anonymity == Wave.Anonymity.NAMED else None,
        received_on=timezone.localdate(),
    )
    try:
        with transaction.atomic():
            response.save(force_insert=True)
    except IntegrityError:
        return _known(instance_id, answers) or Received(409, None)
    return Received(201, response)


def _known(instance_id: UUID, answers: dict[str, str]) -> Received | None:
    response = Response.objects.filter(instance_id=instance_id).first()
    if response is None:
        return None
    same = response.body_sha256 == body_hash(answers) and not response.is_deleted
    return Received(200 if same else 409, response)
