"""What we ask about answers and drafts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from localympact.phase1_mapping.responses.changes import Received
from localympact.phase1_mapping.responses.models import Draft, Response
from localympact.phase1_mapping.surveys.keys import fingerprint
from localympact.phase1_mapping.surveys.models import PersonalLink, Wave, WaveSide
from localympact.phase1_mapping.surveys.thresholds import counter, threshold

_HEAVY = ("version__form", "version__sheets")


@dataclass(frozen=True)
class Way:
    """How somebody came to a survey: a side's public link, or a link of their own."""

    wave_side: WaveSide
    link: PersonalLink | None = None

    @property
    def is_used(self) -> bool:
        """Whether an answer came through this link already."""
        return self.link is not None and self.link.is_used


def way_of(key: str) -> Way | None:
    """The side, and the personal link if it is one, that this key leads to."""
    sides = WaveSide.objects.select_related("wave__workspace", "version__questionnaire").defer(*_HEAVY)
    side = sides.filter(public_key=key).first()
    if side is not None:
        return Way(side)
    link = PersonalLink.objects.select_related("organisation").filter(key_hash=fingerprint(key)).first()
    return Way(sides.get(pk=link.wave_side_id), link) if link else None


def draft_of(key: str) -> Draft | None:
    """The draft behind the key of its address."""
    rows = Draft.objects.select_related("workspace", "wave_side__wave__workspace", "wave_side__version__questionnaire")
    return rows.defer(*(f"wave_side__{name}" for name in _HEAVY)).filter(key_hash=fingerprint(key)).first()


def sent_before(instance_id: UUID, body_sha256: str) -> Received | None:
    """What became of an answer sent under this id, for somebody who sends it again."""
    response = Response.objects.filter(instance_id=instance_id).first()
    if response is None:
        return None
    same = response.body_sha256 == body_sha256 and not response.is_deleted
    return Received(200 if same else 409, response)


@dataclass(frozen=True)
class Turnout:
    """How many of a side answered, as it may be told: in steps, never one by one."""

    side: str
    at_least: int
    step: int
    invited: int


def turnout_of(wave: Wave) -> list[Turnout]:
    """The running count of both sides, in steps of the threshold."""
    k = threshold(wave.workspace.residents, wave.may_include_minors)
    sides = wave.sides.order_by("side").annotate(answers=Count("responses", filter=Q(responses__is_deleted=False)))
    return [Turnout(side.side, counter(side.answers, k), k, side.invited) for side in sides]
