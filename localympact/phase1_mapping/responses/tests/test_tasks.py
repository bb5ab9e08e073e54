from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from localympact.foundation.core.recording import recording
from localympact.foundation.core.scope import inside
from localympact.foundation.jobs.models import Job
from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.phase1_mapping.organisations.changes import add_organisation
from localympact.phase1_mapping.responses import changes, tasks
from localympact.phase1_mapping.responses.models import Draft, Response
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys import queries
from localympact.phase1_mapping.surveys.models import Wave

SHEETS = {"survey": [{"type": "text", "name": "Q1", "label": "What?"}], "settings": [{"form_title": "Small one"}]}


@pytest.fixture
def side(aldea, fia):
    for name in ("municipality", "organisations"):
        surveys.keep_own_questionnaire(aldea, pair="small", side=name, sheets=SHEETS, by=fia)
    days = {"opens_on": date(2026, 3, 1), "closes_on": date(2026, 3, 31)}
    wave = surveys.prepare_wave(aldea, pair="small", title={"en": "Survey"}, anonymity="named", by=fia, **days)
    surveys.open_wave(wave, by=fia)
    with inside(aldea):
        return queries.side_of(wave, "organisations")


def running(name):
    return Job.objects.create(name=name, state=Job.State.RUNNING)


def closed_ago(side, days):
    with inside(side.workspace), recording():
        Wave.objects.update(state="closed", closed_at=timezone.now() - timedelta(days=days))


@pytest.mark.parametrize(("days", "kept"), [(13, 1), (15, 0)])
def test_a_draft_is_kept_for_two_weeks_after_the_close(aldea, side, days, kept):
    changes.begin_answer(side, language="en", by=RESPONDENT)
    closed_ago(side, days)
    tasks.forget_drafts(running("forget_drafts"))
    with inside(aldea):
        assert Draft.objects.count() == kept


@pytest.mark.parametrize(("days", "rows", "named"), [(300, 1, 1), (400, 1, 0), (2000, 0, 0)])
def test_who_answered_is_forgotten_before_what_was_answered(aldea, side, fia, days, rows, named):
    club = add_organisation(aldea, name="Club", by=fia)
    changes.receive_response(side, instance_id=uuid4(), answers={"Q1": "a"}, organisation=club, by=RESPONDENT)
    closed_ago(side, days)
    tasks.forget_who_answered(running("forget_who_answered"))
    with inside(aldea):
        assert (Response.objects.count(), Response.objects.exclude(organisation=None).count()) == (rows, named)
