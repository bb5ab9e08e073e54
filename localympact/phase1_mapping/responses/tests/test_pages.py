import json
from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import timezone

from localympact.foundation.core.scope import inside
from localympact.foundation.history.models import Entry, Line
from localympact.foundation.mail.models import Letter
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.organisations.changes import add_organisation
from localympact.phase1_mapping.responses import changes
from localympact.phase1_mapping.responses.models import Draft, Response
from localympact.phase1_mapping.responses.tests.two_pages import begin, hidden, opened
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys import queries
from localympact.phase1_mapping.surveys.invitations import Addressee
from localympact.phase1_mapping.surveys.models import PersonalLink
from localympact.phase1_mapping.surveys.shipping import load_questionnaires


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()


@pytest.fixture
def side(aldea, fia):
    return opened(aldea, fia)


def test_an_answer_is_given_page_by_page_without_javascript(client, aldea, side):
    start = client.get(f"/en/aldea/surveys/answer/{side.public_key}/")
    assert "Your answers are anonymous" in start.content.decode()
    at = begin(client, side)
    first = client.get(at + "1/").content.decode()
    assert "Do you cooperate?" in first
    assert "Why not?" not in first
    assert client.post(at + "1/", {"Q01": "yes", "go": "next"})["Location"] == at + "2/"
    assert "Your e-mail" not in client.get(at + "2/").content.decode()
    assert client.post(at + "2/", {"many": "3", "go": "next"})["Location"] == at + "check/"
    check = client.get(at + "check/")
    sent = client.post(at + "check/", hidden(check))
    assert sent.status_code == 201
    assert "Thank you" in sent.content.decode()
    assert (sent["Referrer-Policy"], sent["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    assert not sent.cookies
    with inside(aldea):
        row = Response.objects.get()
        assert (row.answers, row.group) == ({"Q01": "yes", "many": "3"}, "yes")
        draft = Draft.objects.get()
        assert (draft.answers, draft.personal_link, draft.sent_on) == ({}, None, timezone.localdate())
        assert draft.instance_id != row.instance_id, "nothing leads from the address to the answer"


def test_the_same_answer_sent_again_is_one_answer_and_another_one_is_not_taken(client, aldea, side):
    at = begin(client, side)
    client.post(at + "1/", {"Q01": "yes"})
    form = hidden(client.get(at + "check/"))
    assert client.post(at + "check/", form).status_code == 201
    assert client.post(at + "check/", form).status_code == 200
    other = client.post(at + "check/", {**form, "body": "0" * 64})
    assert other.status_code == 409
    assert "Another answer was kept already" in other.content.decode()
    assert client.post(at + "check/", {**form, "instance_id": str(uuid4())}).status_code == 409
    with inside(aldea):
        assert Response.objects.count() == 1


def test_what_is_missing_or_wrong_is_told_at_the_question_and_nothing_is_lost(client, side):
    at = begin(client, side)
    page = client.post(at + "1/", {"go": "next"})
    assert page.status_code == 422
    assert 'href="#a-Q01"' in page.content.decode()
    client.post(at + "1/", {"Q01": "yes", "go": "next"})
    page = client.post(at + "2/", {"many": "12", "go": "next"}).content.decode()
    assert "At most nine." in page
    assert 'value="12"' in page


def test_one_can_go_back_without_loss_even_from_a_wrong_answer(client, side):
    at = begin(client, side)
    client.post(at + "1/", {"Q01": "no", "why": "No time", "go": "next"})
    assert client.post(at + "2/", {"many": "x", "go": "back"})["Location"] == at + "1/"
    assert "No time" in client.get(at + "1/").content.decode()


def test_skip_logic_is_worked_out_on_the_server(client, aldea, side):
    at = begin(client, side)
    page = client.post(at + "1/", {"Q01": "no", "go": "stay"})
    assert page.status_code == 200
    assert "Why not?" in page.content.decode()
    client.post(at + "1/", {"Q01": "no", "why": "No time", "go": "next"})
    client.post(at + "1/", {"Q01": "yes", "why": "No time", "go": "next"})
    form = hidden(client.get(at + "check/"))
    client.post(at + "check/", form)
    with inside(aldea):
        assert Response.objects.get().answers == {"Q01": "yes"}


def test_one_can_stop_and_go_on_later_in_another_language(client, side):
    at = begin(client, side)
    saved = client.post(at + "1/", {"Q01": "yes", "go": "later"})
    page = client.get(saved["Location"]).content.decode()
    assert f"http://testserver{at}" in page
    client.post(at + "1/", {"Q01": "yes", "go": "next"})
    latvian = client.get(at.replace("/en/", "/lv/") + "2/").content.decode()
    assert "Cik?" in latvian
    assert client.get(at.replace("/en/", "/pt/") + "2/").content.decode().count("How many?") == 1


def test_a_survey_that_closes_meanwhile_keeps_the_draft_and_says_so(client, aldea, side, fia):
    at = begin(client, side)
    surveys.close_wave(side.wave, by=fia)
    page = client.post(at + "1/", {"Q01": "yes", "go": "next"})
    assert page.status_code == 409
    assert "is kept for two weeks" in page.content.decode()
    with inside(aldea):
        assert Draft.objects.get().answers == {"Q01": "yes"}
    page = client.post(at + "check/", hidden(client.get(at + "check/")))
    assert page.status_code == 409
    assert client.post(f"/en/aldea/surveys/answer/{side.public_key}/").status_code == 409
    for address in (f"/en/aldea/surveys/answer/{side.public_key}/", at, at + "1/"):
        page = client.get(address)
        assert (page.status_code, "This survey is closed" in page.content.decode()) == (410, True)
    read = client.get(at + "check/").content.decode()
    assert "Do you cooperate?" in read
    assert "Send my answers" not in read


def test_a_personal_link_counts_once(client, aldea, side, fia):
    surveys.invite(side, addressees=[Addressee("rui@example.org", "en")], by=fia)
    key = Letter.objects.get().text.split("/surveys/answer/")[1].split("/")[0]
    first, second = (client.post(f"/en/aldea/surveys/answer/{key}/")["Location"][:-2] for _ in range(2))
    for at, status in ((first, 201), (second, 409)):
        client.post(at + "1/", {"Q01": "yes"})
        assert client.post(at + "check/", hidden(client.get(at + "check/"))).status_code == status
    assert client.post(f"/en/aldea/surveys/answer/{key}/").status_code == 409
    page = client.get(f"/en/aldea/surveys/answer/{key}/")
    assert (page.status_code, "This answer has been sent" in page.content.decode()) == (410, True)
    with inside(aldea):
        assert Response.objects.count() == 1
        assert PersonalLink.objects.get().is_used


def test_an_anonymous_answer_leaves_no_trace_of_who_and_when(client, aldea, side, fia):
    rui = add_organisation(aldea, name="Rui’s club", by=fia)
    surveys.invite(side, addressees=[Addressee("rui@example.org", "en", rui.pk)], by=fia)
    key = Letter.objects.get().text.split("/surveys/answer/")[1].split("/")[0]
    before = Line.objects.count(), Entry.objects.count(), Letter.objects.count()
    at = client.post(f"/en/aldea/surveys/answer/{key}/", REMOTE_ADDR="192.0.2.99")["Location"][:-2]
    client.post(at + "1/", {"Q01": "yes"}, REMOTE_ADDR="192.0.2.99")
    client.post(at + "check/", hidden(client.get(at + "check/")), REMOTE_ADDR="192.0.2.99")
    assert (Line.objects.count(), Entry.objects.count(), Letter.objects.count()) == before
    with inside(aldea):
        row, link = Response.objects.get(), PersonalLink.objects.get()
        kept = {f.name: getattr(row, f.attname) for f in Response._meta.concrete_fields}
    assert kept["organisation"] is None
    assert (row.pk.version, row.instance_id.version) == (4, 4)  # other versions tell the time
    assert not any(isinstance(value, date) and hasattr(value, "hour") for value in kept.values())
    assert {f.name for f in PersonalLink._meta.concrete_fields if f.is_relation} == {
        "workspace",
        "wave_side",
        "organisation",
    }
    assert link.is_used is True
    assert not client.cookies


def test_the_log_keeps_no_key(client, side, caplog):
    at = begin(client, side)
    assert client.post(at + "1/", {"go": "next"}).status_code == 422
    assert at.split("/")[-2] not in caplog.text


def test_a_named_answer_keeps_its_organisation(client, aldea, fia):
    side = opened(aldea, fia, anonymity="named")
    rui = add_organisation(aldea, name="Rui’s club", by=fia)
    surveys.invite(side, addressees=[Addressee("rui@example.org", "en", rui.pk)], by=fia)
    key = Letter.objects.get().text.split("/surveys/answer/")[1].split("/")[0]
    at = client.post(f"/en/aldea/surveys/answer/{key}/")["Location"][:-2]
    client.post(at + "1/", {"Q01": "yes"})
    assert "Your e-mail" in client.get(at + "2/").content.decode()
    client.post(at + "check/", hidden(client.get(at + "check/")))
    with inside(aldea):
        assert Response.objects.get().organisation == rui


def test_where_minors_may_answer_nothing_personal_is_asked(client, aldea, fia):
    side = opened(aldea, fia, anonymity="named", may_include_minors=True)
    at = begin(client, side)
    client.post(at + "1/", {"Q01": "yes"})
    assert "Your e-mail" not in client.get(at + "2/").content.decode()


def post(client, side, key=None, **body):
    address = f"/en/aldea/surveys/{side.wave_id}/{key or side.public_key}/responses/"
    return client.post(address, json.dumps(body), content_type="application/json")


def test_the_door_for_clients_takes_an_answer_once(client, aldea, side):
    sent = {"instance_id": str(uuid4()), "answers": {"Q01": "no", "why": "No time"}, "language": "lv"}
    assert [post(client, side, **sent).status_code for _ in range(3)] == [201, 200, 200]
    assert post(client, side, **{**sent, "answers": {"Q01": "yes"}}).status_code == 409
    with inside(aldea):
        assert Response.objects.get().language == "lv"


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, "Q01"),
        ({"Q01": "perhaps"}, "Q01"),
        ({"Q01": "yes", "why": "hidden"}, "why"),
        ({"Q01": "yes", "many": "three"}, "many"),
        ({"Q01": "yes", "nonsense": "1"}, "nonsense"),
    ],
)
def test_the_door_for_clients_names_what_is_wrong(client, side, answers, wrong):
    refused = post(client, side, instance_id=str(uuid4()), answers=answers, language="en")
    assert refused.status_code == 422
    assert list(refused.json()["errors"]) == [wrong]


@pytest.mark.parametrize(
    "body", [{}, {"instance_id": "x", "answers": {}}, {"instance_id": str(uuid4()), "answers": []}]
)
def test_the_door_for_clients_refuses_what_it_does_not_understand(client, side, body):
    assert post(client, side, **body).status_code == 422


def test_the_door_for_clients_is_closed_with_the_survey_and_to_wrong_keys(client, side, fia):
    sent = {"instance_id": str(uuid4()), "answers": {"Q01": "yes"}, "language": "en"}
    assert post(client, side, key="nobody", **sent).status_code == 404
    surveys.close_wave(side.wave, by=fia)
    assert post(client, side, **sent).status_code == 409


def test_an_answer_taken_out_cannot_come_back(client, aldea, side, fia):
    sent = {"instance_id": str(uuid4()), "answers": {"Q01": "yes"}, "language": "en"}
    post(client, side, **sent)
    with inside(aldea):
        row = Response.objects.select_related("wave_side__wave").get()
    changes.remove_response(row, by=fia)
    assert post(client, side, **sent).status_code == 409


@override_settings(ANSWERS_PER_MINUTE=20)
def test_a_flood_is_told_to_wait_and_a_neighbour_is_not(client, side):
    answers = {"answers": {"Q01": "yes"}, "language": "en"}
    sent = [post(client, side, instance_id=str(uuid4()), **answers) for _ in range(41)]  # also over a full minute
    assert {one.status_code for one in sent[:20]} == {201}
    slow = next(one for one in sent if one.status_code == 429)
    assert 1 <= int(slow["Retry-After"]) <= 60
    assert begin_status(client, side, REMOTE_ADDR="192.0.2.7") == 302


def test_a_school_behind_one_address_is_not_too_fast(client, side):
    assert {begin_status(client, side) for _ in range(60)} == {302}


def begin_status(client, side, **extra):
    return client.post(f"/en/aldea/surveys/answer/{side.public_key}/", **extra).status_code


def test_single_answers_are_for_the_one_who_leads_and_each_reading_is_written_down(client, aldea, side, fia, ana, cem):
    post(client, side, instance_id=str(uuid4()), answers={"Q01": "no", "why": "=1+1"}, language="en")
    address = f"/en/aldea/surveys/{side.wave_id}/answers"
    assert client.get(address + "/").status_code == 302
    for actor in (ana, cem):
        client.force_login(actor.person)
        assert client.get(address + ".csv").status_code == 403
    client.force_login(fia.person)
    assert "=1+1" in client.get(address + "/").content.decode()
    assert "'=1+1" in client.get(address + ".csv?side=organisations").content.decode()
    assert client.get(address + ".xlsx?side=organisations").status_code == 200
    assert Line.objects.filter(change="read_answers", actor_name="Fia").count() == 3


def test_the_public_count_moves_in_steps(client, side):
    for number in range(6):
        post(client, side, instance_id=str(uuid4()), answers={"Q01": "yes"}, language="en")
        page = client.get(side.wave.get_absolute_url()).content.decode()
        assert ("5 or more" in page) == (number >= 4)
    assert "6 or more" not in page


def test_a_hostile_answer_stays_text(client, side, fia):
    hostile = "<img src=x onerror=alert(1)>"
    at = begin(client, side)
    client.post(at + "1/", {"Q01": "no", "why": hostile})
    assert hostile not in client.get(at + "1/").content.decode()
    assert hostile not in client.get(at + "check/").content.decode()


@pytest.mark.parametrize("name", ["municipality", "organisations"])
def test_the_shipped_questionnaire_is_asked_on_every_page(client, aldea, fia, name):
    load_questionnaires(by=system("test"))
    wave = surveys.prepare_wave(
        aldea,
        pair="needs-and-challenges",
        title={"en": "Long"},
        opens_on=date(2026, 3, 1),
        closes_on=date(2026, 3, 31),
        by=fia,
    )
    surveys.open_wave(wave, by=fia)
    with inside(aldea):
        side = queries.side_of(wave, name)
    at = begin(client, side)
    page = client.get(at + "1/").content.decode()
    assert "Public fact" in page
    for number in range(2, 8):
        assert client.get(f"{at}{number}/").status_code == 200
    assert client.get(at + "3/").content.decode().count('<ul class="scale">') == 7
    assert client.get(at + "8/").status_code == 404
