"""Where the way ends: sent, closed, not open yet, nothing there."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache

from localympact.foundation.core.recording import recording
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import RESPONDENT
from localympact.phase1_mapping.responses import changes
from localympact.phase1_mapping.responses.models import Response
from localympact.phase1_mapping.responses.tests.two_pages import begin, hidden, opened
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys import queries
from localympact.phase1_mapping.surveys.models import Wave


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def side(aldea, fia):
    return opened(aldea, fia)


def test_the_way_back_after_sending_leads_to_a_page_that_says_it_was_sent(client, aldea, side):
    at = begin(client, side)
    client.post(at + "1/", {"Q01": "yes"})
    client.post(at + "check/", hidden(client.get(at + "check/")))
    for address in (at, at + "1/", at + "2/", at + "check/"):
        page = client.get(address)
        said = page.content.decode()
        assert page.status_code == 410
        assert "This answer has been sent" in said
        assert "Sent on" in said
        assert "cannot be changed or taken back" in said
        assert "Spring survey" in said
        assert page["Referrer-Policy"] == "no-referrer"
    assert client.post(at + "2/", {"many": "9", "go": "next"}).status_code == 409
    with inside(aldea):
        assert Response.objects.get().answers == {"Q01": "yes"}


def test_a_named_answer_says_who_can_take_it_out(client, aldea, fia):
    with recording():
        aldea.responsible_email = "fia@aldea.example.org"
        aldea.save()
    side = opened(aldea, fia, anonymity="named")
    at = begin(client, side)
    client.post(at + "1/", {"Q01": "yes"})
    client.post(at + "check/", hidden(client.get(at + "check/")))
    said = client.get(at).content.decode()
    assert "can take it out if you ask" in said
    assert "mailto:fia@aldea.example.org" in said


def test_a_survey_that_is_not_open_yet_and_a_key_that_leads_nowhere_are_told_kindly(client, aldea, side, fia):
    days = {"opens_on": date(2027, 3, 1), "closes_on": date(2027, 3, 31)}
    later = surveys.prepare_wave(aldea, pair="two", title={"en": "Not told yet"}, by=fia, **days)
    with inside(aldea):
        key = queries.side_of(later, "organisations").public_key
    page = client.get(f"/en/aldea/surveys/answer/{key}/")
    assert (page.status_code, "1 March 2027" in page.content.decode()) == (403, True)
    assert "Not told yet" not in page.content.decode()
    assert client.post(f"/en/aldea/surveys/answer/{key}/").status_code == 403
    for address in ("nobody/", "draft/nobody/", "draft/nobody/1/", "draft/nobody/check/"):
        page = client.get(f"/en/aldea/surveys/answer/{address}")
        assert (page.status_code, "This link leads to no survey" in page.content.decode()) == (404, True)


def test_a_survey_that_closes_in_the_last_moment_takes_no_answer(aldea, side, fia):
    with inside(aldea):
        wave = Wave.objects.get(pk=side.wave_id)
    surveys.close_wave(wave, by=fia)
    assert side.wave.is_open, "what a page holds in its hands is older than the close"
    with pytest.raises(changes.Closed):
        changes.receive_response(side, instance_id=uuid4(), answers={"Q01": "yes"}, by=RESPONDENT)
    with inside(aldea):
        assert not Response.objects.exists()
