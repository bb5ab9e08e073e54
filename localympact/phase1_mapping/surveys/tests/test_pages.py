from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from localympact.foundation.core.scope import inside
from localympact.foundation.mail.models import Letter
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.surveys import changes, queries
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.surveys.shipping import load_questionnaires

PAIR = "needs-and-challenges"
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def wave(aldea, fia):
    load_questionnaires(by=system("test"))
    return changes.prepare_wave(
        aldea,
        pair=PAIR,
        title={"en": "Spring survey"},
        opens_on=date(2026, 3, 1),
        closes_on=date(2026, 3, 31),
        by=fia,
    )


@pytest.fixture
def as_fia(client, fia):
    client.force_login(fia.person)
    return client


def test_a_wave_is_seen_by_the_public_once_it_is_open(client, aldea, wave, fia, ben):
    assert client.get(wave.get_absolute_url()).status_code == 404
    assert b"Spring survey" not in client.get("/en/aldea/surveys/").content
    changes.open_wave(wave, by=fia)
    page = client.get(wave.get_absolute_url()).content.decode()
    assert "Your answers are anonymous" in page
    assert "Answer for an organisation" in page
    assert "Spring survey" in client.get("/en/aldea/surveys/").content.decode()
    assert client.get("/en/aldea/surveys.json").json()["items"][0]["title"] == "Spring survey"


def test_the_neighbour_finds_nothing(client, wave, cem):
    client.force_login(cem.person)
    assert client.get(f"/en/bryggby/surveys/{wave.pk}/").status_code == 404
    assert client.get(f"/en/bryggby/surveys/{wave.pk}/edit/").status_code == 404
    assert client.get(f"/en/aldea/surveys/{wave.pk}/edit/").status_code == 403


def test_a_wave_is_prepared_checked_opened_and_shared_in_the_browser(as_fia, aldea, wave):
    typed = {"title": "Autumn", "pair": PAIR, "opens_on": "2026-09-01", "closes_on": "2026-09-30"}
    typed |= {"languages": ["en", "lv"], "anonymity": "anonymous"}
    made = as_fia.post("/en/aldea/surveys/new/", typed, **HERE)
    assert made.status_code == 302, made.content.decode()
    address = made["Location"]
    assert "Every question stands on both sides" in as_fia.get(address + "open/").content.decode()
    assert as_fia.post(address + "open/", **HERE).status_code == 302
    shared = as_fia.get(address + "share/").content.decode()
    assert shared.count('class="qr"') == 2
    asked = as_fia.post(address + "invite/organisations/", {"addresses": "rui@example.org", "language": "lv"}, **HERE)
    assert asked.status_code == 302
    assert Letter.objects.get().language == "lv"


def test_dates_the_wrong_way_round_are_told_at_the_field(as_fia, wave):
    typed = {"title": "Autumn", "pair": PAIR, "opens_on": "2026-09-30", "closes_on": "2026-09-01"}
    typed |= {"languages": ["en"], "anonymity": "anonymous"}
    page = as_fia.post("/en/aldea/surveys/new/", typed, **HERE)
    assert page.status_code == 200
    assert "The closing day lies before the opening day." in page.content.decode()


def test_what_is_no_address_is_told_and_nobody_is_invited(as_fia, aldea, wave, fia):
    changes.open_wave(wave, by=fia)
    address = f"/en/aldea/surveys/{wave.pk}/invite/organisations/"
    page = as_fia.post(address, {"addresses": "rui@nowhere, eva@example.org", "language": "en"}, **HERE)
    assert "“rui@nowhere” is no e-mail address." in page.content.decode()
    assert not Letter.objects.exists()


def test_both_wordings_stand_beside_each_other_in_the_language_asked_for(client, wave):
    page = client.get(f"/en/aldea/surveys/questionnaires/{PAIR}/?in=lv").content.decode()
    assert "Organizācijas tur solīto." in page
    assert page.count('<tr id="Q15">') == 1


def test_a_questionnaire_is_exported_and_imported_again(as_fia, aldea, wave):
    out = as_fia.get(f"/en/aldea/surveys/questionnaires/{PAIR}/organisations/xlsform/")
    file = SimpleUploadedFile("own.xlsx", out.content)
    typed = {"file": file, "side": "organisations", "pair": "own"}
    assert as_fia.post("/en/aldea/surveys/own-questionnaire/", typed, **HERE).status_code == 302
    with inside(aldea):
        own = queries.pairs_for(aldea)["own"]["organisations"]
        assert own.versions.get().questions.count() == 69
    typed = {"file": BytesIO(b"no workbook"), "side": "organisations", "pair": "own"}
    page = as_fia.post("/en/aldea/surveys/own-questionnaire/", typed, **HERE)
    assert page.status_code == 200
    assert "summary-wrong" in page.content.decode()


def test_a_list_of_waves_asks_few_questions_of_the_database(client, aldea, wave, fia, django_assert_max_num_queries):
    for year in range(2000, 2020):
        made = changes.prepare_wave(
            aldea, pair=PAIR, title={"en": str(year)}, opens_on=date(year, 1, 1), closes_on=date(year, 2, 1), by=fia
        )
        changes.open_wave(made, by=fia)
    with django_assert_max_num_queries(25):
        client.get("/en/aldea/surveys/")
    with inside(aldea):
        address = Wave.objects.first().get_absolute_url()
    with django_assert_max_num_queries(25):
        client.get(address)
