"""The front pages: which places are here, where each stands, what happened, what waits."""

import re

import pytest

from localympact.across.home.queries import drawn, what_happened
from localympact.foundation.core.rows import State
from localympact.foundation.people.models import Person
from localympact.foundation.search.indexer import catch_up, close
from localympact.foundation.ui.territory import Projection
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.models import Workspace
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.organisations import changes as organisations


@pytest.fixture
def finding(aldea, fia):
    count = findings.count_directory(aldea, label={"en": "In the directory"}, by=fia)
    text = {"en": "Rooms are missing.", "lv": "Trūkst telpu."}
    finding = findings.write_finding(aldea, kind="need", sentence=text, cites_counts=[count], by=fia)
    return findings.publish_finding(finding, by=fia)


def test_the_first_page_shows_every_public_place_and_no_other(client, aldea, bryggby):
    type(bryggby).objects.filter(pk=bryggby.pk).update(state="draft")
    page = client.get("/en/").content.decode()
    assert "Aldea" in page
    assert "Bryggby" not in page


def test_a_place_that_is_not_public_yet_waits_on_the_first_page_for_who_runs_the_installation(client, aldea, fia, cem):
    Workspace.objects.filter(pk=aldea.pk).update(state=State.DRAFT)
    Person.objects.filter(pk=fia.person.pk).update(is_steward=True)
    seen = {}
    for who in (fia, cem):
        client.force_login(who.person)
        seen[who] = client.get("/en/").content.decode()
    client.logout()
    assert "Not public yet" in seen[fia]
    assert 'href="/en/aldea/"' in seen[fia].split("Not public yet")[1]
    assert "Not public yet" not in seen[cem]
    assert "Not public yet" not in client.get("/en/").content.decode()


def test_a_new_place_says_that_nothing_was_published_yet(client, aldea):
    page = client.get("/en/aldea/")
    assert page.status_code == 200
    assert "Nothing was published yet." in page.content.decode()


def test_what_happened_lately_is_told_in_the_reader_s_language_and_leads_there(client, finding):
    assert "New finding: Rooms are missing." in client.get("/en/aldea/").content.decode()
    page = client.get("/lv/aldea/").content.decode()
    assert "Trūkst telpu." in page
    assert f'href="{finding.get_absolute_url().replace("/en/", "/lv/")}"' in page


def test_what_was_taken_back_is_not_told_again(client, aldea, fia, finding):
    findings.withdraw_finding(finding, by=fia)
    assert what_happened([aldea]) == []
    assert "Rooms are missing." not in client.get("/en/aldea/").content.decode()


def test_many_organisations_of_one_import_are_one_sentence(aldea, fia):
    for number in range(5):
        organisations.add_organisation(aldea, name=f"Clube {number}", by=fia)
    told = [one.sentence for one in what_happened([aldea])]
    assert len(told) <= 1


def test_organisations_are_counted_without_the_municipality_and_its_units_on_every_page(client, aldea, fia):
    load_vocabularies(by=system("test"))
    town = organisations.add_organisation(aldea, name="Town", side="municipality", kind="municipality", by=fia)
    unit = organisations.add_organisation(aldea, name="Youth centre", side="municipality", parent=town, by=fia)
    clubs = [organisations.add_organisation(aldea, name=f"Clube {n}", kind="association", by=fia) for n in range(3)]
    for one in (town, unit, *clubs):
        organisations.publish_organisation(one, by=fia)
    catch_up()
    page = re.sub(r"\s+", " ", client.get("/en/aldea/organisations/").content.decode())
    assert "3 organisations · 2 entries of the municipality" in page
    page = re.sub(r"\s+", " ", client.get("/en/aldea/organisations/?side=municipality").content.decode())
    assert "> 2 entries of the municipality <" in page
    assert "3 organisations" in client.get("/en/").content.decode()
    assert "3 organisations in the directory" in client.get("/en/aldea/").content.decode()
    assert [one["organisations"] for one in client.get("/en/compare.json?place=aldea").json()["items"]] == [3]
    close()


def test_the_front_page_draws_a_hidden_address_no_nearer_than_the_directory_does(aldea, fia):
    spot = {"place": "Aldea", "lat": 57.24567, "lon": 22.58139, "address_hidden": True}
    one = organisations.add_organisation(aldea, name="Clube", by=fia, **spot)
    organisations.publish_organisation(one, by=fia)
    aldea.boundary = {"type": "Polygon", "coordinates": [[[22, 57], [23, 57], [23, 58], [22, 58], [22, 57]]]}
    shape = drawn([aldea])[0].territory
    at = Projection((22, 57, 23, 58), shape.width).at
    assert (shape.spots[0].x, shape.spots[0].y) == at(22.58, 57.25) != at(22.58139, 57.24567)


def test_what_waits_is_for_those_who_work_here(client, aldea, fia, cem):
    draft = findings.write_finding(aldea, kind="need", sentence={"en": "Nobody hears us."}, by=fia)
    findings.submit_finding(draft, by=fia)
    for reader, sees in ((fia, True), (cem, False)):
        client.force_login(reader.person)
        assert ("Nobody hears us." in client.get("/en/aldea/").content.decode()) is sees
    client.logout()
    page = client.get("/en/aldea/").content.decode()
    assert "What you can do here" in page
    assert "What waits for you" not in page


def test_the_front_page_asks_few_questions_of_the_database(client, finding, django_assert_max_num_queries):
    client.get("/en/aldea/")
    with django_assert_max_num_queries(40):
        assert client.get("/en/aldea/").status_code == 200
