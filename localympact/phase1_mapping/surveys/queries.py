"""What we ask across questionnaires and waves."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from localympact.foundation.core.rows import State
from localympact.foundation.workspaces.actors import Actor
from localympact.foundation.workspaces.models import Membership, Participation, Role, Side, Workspace
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.questionnaires.items import Form, form_of
from localympact.phase1_mapping.questionnaires.mirroring import differences
from localympact.phase1_mapping.surveys.invitations import Addressee
from localympact.phase1_mapping.surveys.models import PersonalLink, Questionnaire, Version, Wave, WaveSide

Pair = dict[str, Questionnaire]
BETWEEN_LETTERS = timedelta(days=3)


def visible_waves(actor: Actor, workspace: Workspace) -> QuerySet[Wave]:
    """The waves this reader may see; those in preparation only if they work here."""
    rows = Wave.objects.select_related("workspace").prefetch_related("sides")
    if actor.is_system or actor.places_in(workspace.pk):
        return rows
    return rows.exclude(state=Wave.State.DRAFT)


def questionnaires_for(workspace: Workspace) -> QuerySet[Questionnaire]:
    """The questionnaires a workspace may use: its own, its programmes', the shipped ones."""
    programmes = Participation.objects.filter(member=workspace).values("programme")
    mine = Q(owner=None) | Q(owner=workspace) | Q(owner__in=programmes)
    return Questionnaire.objects.filter(mine).select_related("owner")


def pairs_for(workspace: Workspace) -> dict[str, Pair]:
    """The mirrored pairs by name and side; an own questionnaire before a programme's, that before a shipped one."""
    found: dict[str, Pair] = {}
    for questionnaire in sorted(questionnaires_for(workspace), key=lambda q: _nearness(q, workspace)):
        found.setdefault(questionnaire.pair, {})[questionnaire.side] = questionnaire
    return dict(sorted(found.items()))


def _nearness(questionnaire: Questionnaire, workspace: Workspace) -> int:
    return 0 if questionnaire.owner_id is None else 2 if questionnaire.owner_id == workspace.pk else 1


def newest_version(questionnaire: Questionnaire) -> Version | None:
    """The version that a new wave would pin."""
    return questionnaire.versions.defer("form", "sheets").first()


def form_of_version(version: Version) -> Form:
    """The questionnaire of a version as a tree; versions never change, so it is read once per process."""
    return _form(str(version.pk), version.sha256)


@lru_cache(maxsize=64)
def _form(pk: str, _sha256: str) -> Form:
    return form_of(Version.objects.values_list("form", flat=True).get(pk=pk))


def side_of(wave: Wave, side: str) -> WaveSide:
    """One side of a wave with its pinned version."""
    return wave.sides.select_related("version__questionnaire").defer("version__form", "version__sheets").get(side=side)


def sides_of(wave: Wave) -> list[WaveSide]:
    """Both sides of a wave, municipality first."""
    rows = wave.sides.select_related("version__questionnaire").defer("version__form", "version__sheets")
    return list(rows.order_by("side"))


def links_to_remind(wave_side: WaveSide) -> QuerySet[PersonalLink]:
    """The personal links that were not used, and whose last letter is some days old."""
    return PersonalLink.objects.filter(wave_side=wave_side, is_used=False, sent_at__lt=timezone.now() - BETWEEN_LETTERS)


def differences_of(wave: Wave) -> list[str]:
    """What keeps the two sides or the languages of this wave from being compared."""
    forms = {side.side: form_of_version(side.version) for side in sides_of(wave)}
    if len(forms) < len(Side):
        return []
    return differences(forms[Side.MUNICIPALITY], forms[Side.ORGANISATIONS], wave.languages)


def has_public_facts(side: WaveSide) -> bool:
    """Whether some answers of this side are published as they are."""
    return any(item.public_answer for item in form_of_version(side.version).items)


def answer_address(workspace: Workspace, key: str, language: str) -> str:
    """The whole address under which a side, or one addressee, answers."""
    with override(language):
        return settings.BASE_URL + reverse("start_answer", args=[workspace.slug, key])


def addressees_from_directory(workspace: Workspace, side: str) -> list[Addressee]:
    """The organisations of this side that are listed with an e-mail address."""
    rows = Organisation.objects.filter(side=side, state=State.PUBLISHED, merged_into=None).exclude(email="")
    return [Addressee(row.email, next(iter(row.languages), ""), row.pk) for row in rows]


def addressees_from_members(workspace: Workspace, side: str) -> list[Addressee]:
    """The people who speak for this side here."""
    rows = Membership.objects.filter(side=side, role__in=(Role.OFFICER, Role.REPRESENTATIVE)).select_related("person")
    return [Addressee(row.person.email, row.person.language, row.organisation_id) for row in rows]
