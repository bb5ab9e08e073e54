"""The door for programs that send answers: JSON in, JSON out, the same checks as the pages."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from localympact.foundation.core.refused import Refused
from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.foundation.workspaces.requests import Request
from localympact.phase1_mapping.questionnaires.items import Form
from localympact.phase1_mapping.responses import changes, queries
from localympact.phase1_mapping.responses.answering import checked
from localympact.phase1_mapping.responses.doors import for_respondents, too_fast
from localympact.phase1_mapping.surveys.queries import form_of_version


class NotUnderstood(Refused):
    """What was sent is not what this door takes."""


@require_POST
@for_respondents
def receive_response(request: Request, pk: UUID, key: str) -> HttpResponse:
    """Take one whole answer: 201 stored, 200 stored before, 409 another answer has this id, 422 with the fields."""
    way = queries.way_of(key)
    if way is None or way.link is not None or way.wave_side.wave_id != pk or way.wave_side.wave.is_draft:
        raise Http404
    if slow := too_fast(request):
        return slow
    try:
        instance_id, sent, language = _read(request.body)
        form = form_of_version(way.wave_side.version)
        found = _checked(form, sent, language, anonymous=way.wave_side.wave.asks_nothing_personal)
        received = changes.receive_response(
            way.wave_side, instance_id=instance_id, answers=found, language=language, by=RESPONDENT
        )
    except changes.NotComplete as refused:
        return JsonResponse({"error": refused.sentence, "errors": refused.errors}, status=422)
    except Refused as refused:
        status = 409 if isinstance(refused, changes.Closed) else 422
        return JsonResponse({"error": refused.sentence}, status=status)
    return _told(received, instance_id, way.wave_side.side)


def _read(body: bytes) -> tuple[UUID, dict[str, list[str]], str]:
    try:
        sent = json.loads(body)
        instance_id = UUID(str(sent["instance_id"]))
        answers = {str(name): _texts(value) for name, value in sent["answers"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotUnderstood(_("Send JSON with “instance_id” (a UUID), “answers” and “language”.")) from None
    return instance_id, answers, str(sent.get("language", "en"))[:2]


def _texts(value: Any) -> list[str]:
    many = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str | int | float) for one in many):
        raise TypeError
    return [str(one) for one in many]


def _checked(form: Form, sent: dict[str, list[str]], language: str, *, anonymous: bool) -> dict[str, str]:
    """The answers that may be kept; unknown and hidden questions are errors here, since no page showed them."""
    asked = {item.name for item in form.items if item.is_asked}
    errors = {name: _("There is no such question.") for name in sent if name not in asked}
    found = checked(form, sent, language=language, anonymous=anonymous)
    errors |= {name: _("This question is not asked after the other answers.") for name in found.dropped}
    if errors := {**errors, **found.errors}:
        raise changes.NotComplete(errors)
    return found.answers


def _told(received: changes.Received, instance_id: UUID, side: str) -> HttpResponse:
    told: dict[str, Any] = {"instance_id": str(instance_id), "side": side}
    if received.status == 409:
        told["error"] = _("Another answer has been kept under this id. The first one counts.")
    return JsonResponse(told, status=received.status)
