"""A counted wave whose respondents also wrote something."""

from uuid import uuid4

import pytest

from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.findings.tests.conftest import open_wave, shipped  # noqa: F401
from localympact.phase1_mapping.responses.changes import receive_response
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.surveys.models import WaveSide

WORDS = {"municipality": "One person to call", "organisations": "Ms Ozola must *answer* sooner"}


@pytest.fixture
def written(open_wave, aldea, fia):  # noqa: F811
    """Seven officials and six organisations answer Q29 and one of each side Q28; three organisations answer Q27."""
    with inside(aldea):
        sides = list(WaveSide.objects.filter(wave=open_wave).select_related("wave", "version"))
    for side in sides:
        for number in range(7 if side.side == "municipality" else 6):
            answers = {"Q29": f"{WORDS[side.side]}, {number}"}
            if number == 0:
                answers["Q28"] = "The promise to keep this inside"
            if number < 3 and side.side == "organisations":
                answers["Q27"] = f"The summer camp {number}"
            if side.side == "municipality":
                answers["Q27"] = f"The clean-up day {number}"
            receive_response(side, instance_id=uuid4(), answers=answers, language="en", by=RESPONDENT)
    wave = findings.close_and_count_wave(open_wave, by=fia)
    with inside(aldea):
        rows = list(Response.objects.select_related("wave_side__wave", "wave_side__version"))
    return wave, rows


@pytest.fixture
def answer_of(written):
    """The first answer of a side to a question."""
    _wave, rows = written

    def find(side, name="Q29"):
        here = [row for row in rows if row.wave_side.side == side and row.answers.get(name)]
        return min(here, key=lambda row: row.answers[name])

    return find
