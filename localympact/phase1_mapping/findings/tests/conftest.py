"""A counted wave of the shipped questionnaire: eighteen officials and thirty-six organisations of three groups."""

from __future__ import annotations

import random
from datetime import date
from uuid import uuid4

import pytest

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import RESPONDENT, system
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.responses.changes import receive_response
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys.models import Question, WaveSide
from localympact.phase1_mapping.surveys.shipping import load_questionnaires

GROUPS = ("youth_organisation", "social_enterprise", "community_organisation")


def made_up(question, side, rng):
    """An answer to one question that stays inside its options."""
    names = [option["name"] for option in question.options]
    if question.measure == "scale0_10":
        middle = 7 if side == "municipality" else 4
        return str(min(10, max(0, round(rng.gauss(middle, 2)))))
    if question.measure in ("single", "band"):
        return rng.choice(names[:3])
    if question.measure == "multi":
        return " ".join(name for name in names[:3] if rng.random() < 0.6)
    return ""


def answer_everything(wave, workspace, counts, seed=1):
    """Answers of both sides to every question."""
    rng = random.Random(seed)
    with inside(workspace):
        sides = list(WaveSide.objects.filter(wave=wave).select_related("wave", "version"))
        questions = {side.side: list(Question.objects.filter(version=side.version)) for side in sides}
    for side in sides:
        for number in range(counts[side.side]):
            answers = {q.name: made_up(q, side.side, rng) for q in questions[side.side]}
            group = GROUPS[number % 3] if side.side == "organisations" else ""
            given = {name: value for name, value in answers.items() if value}
            receive_response(side, instance_id=uuid4(), answers=given, group=group, by=RESPONDENT)


@pytest.fixture
def shipped(db):
    load_vocabularies(by=system("test"))
    load_questionnaires(by=system("test"))


@pytest.fixture
def open_wave(shipped, aldea, fia):
    wave = surveys.prepare_wave(
        aldea,
        pair="needs-and-challenges",
        title={"en": "First survey", "lv": "Pirmā aptauja"},
        opens_on=date(2026, 3, 3),
        closes_on=date(2026, 3, 28),
        by=fia,
    )
    surveys.open_wave(wave, by=fia)
    answer_everything(wave, aldea, {"municipality": 18, "organisations": 36})
    return wave


@pytest.fixture
def counted_wave(open_wave, fia):
    return findings.close_and_count_wave(open_wave, by=fia)
