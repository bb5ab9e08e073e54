"""Taking an answer: exactly once, on disk before anybody is thanked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import IntegrityError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.change import change
from localympact.foundation.workspaces.models import Side
from localympact.foundation.workspaces.permissions import May
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.responses.answering import Checked, checked, initial_answers
from localympact.phase1_mapping.responses.models import Draft, Response
from localympact.phase1_mapping.surveys.keys import new_key
from localympact.phase1_mapping.surveys.models import PersonalLink, Wave, WaveSide
from localympact.phase1_mapping.surveys.queries import form_of_version

GROUP = "Q01"


@dataclass(frozen=True)
class Received:
    """What became of a sent answer: 201 stored, 200 stored before, 409 another body under the same id."""

    status: int
    response: Response | None


class Closed(Refused):
    """The survey takes no more answers; what was written is kept."""


class NotComplete(Refused):
    """Something is missing or wrong; `errors` says what, by the name of the question."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(_("Some answers are missing or cannot be right."))
        self.errors = errors


def body_hash(answers: Mapping[str, str]) -> str:
    """A fingerprint of the answers, whatever their order."""
    return hashlib.sha256(json.dumps(answers, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


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
    """Store an answer under the id its form was served with; the same answer again is one answer.

    The answers are taken as they are: pages and the door for clients check them first. On the organisations' side
    the answer to Q01 is the group. Everything is prepared before the one lock for writing is asked for, and nobody
    looks for the id first: the database refuses a second answer under it.
    """
    wave = wave_side.wave
    if not wave.is_open and (known := _known(wave_side, instance_id, answers)):
        return known
    _only_open(wave)
    if not group and wave_side.side == Side.ORGANISATIONS:
        group = answers.get(GROUP, "")[:60]
    response = Response(
        workspace=wave.workspace,
        wave_side=wave_side,
        instance_id=instance_id,
        body_sha256=body_hash(answers),
        answers=answers,
        language=language,
        group=group,
        organisation=None if wave.is_anonymous else organisation,
        received_on=timezone.localdate(),
    )
    try:
        return Received(201, store_response(response, by=by))
    except IntegrityError:
        return _known(wave_side, instance_id, answers) or Received(409, None)


@change(May.ANSWER, quiet=True)
def store_response(response: Response, *, by: Actor) -> Response:
    """Store a prepared answer: one row in one transaction, and only if its survey is open until that ends."""
    response.save(force_insert=True)
    _only_open_still(response.wave_side.wave)
    return response


@change(May.ANSWER, quiet=True)
def begin_answer(
    wave_side: WaveSide, *, language: str, link: PersonalLink | None = None, by: Actor
) -> tuple[Draft, str]:
    """Begin to answer: a draft on the server, and the key for its address."""
    _only_open(wave_side.wave)
    if link is not None and link.is_used:
        raise Refused(_("An answer was already sent through this link. It counts once."))
    key, key_hash = new_key()
    draft = Draft.objects.create(
        workspace_id=wave_side.workspace_id,
        wave_side=wave_side,
        key_hash=key_hash,
        instance_id=uuid4(),
        answers=initial_answers(form_of_version(wave_side.version)),
        language=language,
        personal_link=link,
    )
    return draft, key


@change(May.ANSWER, quiet=True)
def keep_page(draft: Draft, *, answers: dict[str, str], language: str, page: int, by: Actor) -> Draft:
    """Keep what was answered so far, also when the survey closed meanwhile."""
    draft.answers, draft.language, draft.page = answers, language, page
    draft.save()
    return draft


@change(May.ANSWER, quiet=True)
def send_answer(draft: Draft, *, by: Actor) -> Received:
    """Send a finished draft: the answer is stored; what was written and every trace of the link goes."""
    whole = check_whole(draft)
    if not whole.is_good:
        raise NotComplete(whole.errors)
    link = _locked(draft.personal_link_id)
    known = _known(draft.wave_side, draft.instance_id, whole.answers)
    if link is not None and link.is_used and not known:
        raise Refused(_("An answer was already sent through this link. It counts once."))
    received = receive_response(
        draft.wave_side,
        instance_id=draft.instance_id,
        answers=whole.answers,
        language=draft.language,
        organisation=link.organisation if link else None,
        by=by,
    )
    if link is not None:
        link.is_used = True
        link.save()
    if received.status != 409:
        _empty(draft)
    return received


@change(May.READ_ANSWERS)
def read_answers(wave: Wave, *, by: Actor) -> list[Response]:
    """Give out the single answers of a wave; each reading leaves its line in the history."""
    rows = Response.objects.filter(wave_side__wave=wave, is_deleted=False)
    return list(rows.select_related("wave_side__version", "organisation").defer("wave_side__version__form"))


@change(May.READ_ANSWERS)
def remove_response(response: Response, *, by: Actor) -> Response:
    """Take an answer out of an open survey, as its respondent asked; the id stays, so that it cannot come back."""
    if not response.wave_side.wave.is_open:
        raise Refused(_("This survey is counted. Its numbers are frozen and no longer tell who answered what."))
    response.answers, response.group, response.organisation = {}, "", None
    response.is_deleted = True
    response.save()
    return response


def check_whole(draft: Draft, language: str = "") -> Checked:
    """Everything that was answered, checked once more from the first page to the last."""
    form, wave = form_of_version(draft.wave_side.version), draft.wave_side.wave
    return checked(form, draft.answers, language=language or draft.language, anonymous=wave.asks_nothing_personal)


def _empty(draft: Draft) -> None:
    """Of a sent draft the key of its address and the day stay, with nothing that leads to the answer."""
    draft.answers, draft.personal_link, draft.instance_id, draft.page = {}, None, uuid4(), 0
    draft.sent_on = timezone.localdate()
    draft.save()


def _locked(link_id: UUID | None) -> PersonalLink | None:
    """The personal link, held until this transaction ends, so that it counts once."""
    return PersonalLink.objects.select_for_update().get(pk=link_id) if link_id else None


def _only_open(wave: Wave) -> None:
    if not wave.is_open:
        raise Closed(_("This survey is closed. Thank you for wanting to answer."))


def _only_open_still(wave: Wave) -> None:
    """Ask the wave's row itself: whoever closes it waits for this transaction, or this one sees that it is closed.

    SQLite has one writer at a time anyway; on PostgreSQL all who answer share the lock. Plain SQL, because every
    answer pays for it and the ORM knows no shared lock.
    """
    share = "FOR SHARE" if connection.vendor == "postgresql" else ""
    pk = Wave._meta.pk.get_db_prep_value(wave.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM mapping_wave WHERE id = %s AND state = %s {share}", [pk, Wave.State.OPEN.value])
        if cursor.fetchone() is None:
            raise Closed(_("This survey is closed. Thank you for wanting to answer."))


def _known(side: WaveSide, instance_id: UUID, answers: Mapping[str, str]) -> Received | None:
    with inside(side.wave.workspace):
        response = Response.objects.filter(instance_id=instance_id).first()
    if response is None:
        return None
    same = response.body_sha256 == body_hash(answers) and not response.is_deleted
    return Received(200 if same else 409, response)
