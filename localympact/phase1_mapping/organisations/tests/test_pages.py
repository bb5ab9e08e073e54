"""The directory and its profiles as readers see them."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from localympact.foundation.core.scope import inside
from localympact.foundation.search.indexer import catch_up, close
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.changes import create_workspace, join_programme, publish_workspace
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.organisations import changes
from localympact.phase1_mapping.organisations.models import Organisation


@pytest.fixture(autouse=True)
def _index(db, _own_data_folder):
    load_vocabularies(by=system("test"))
    yield
    close()


@pytest.fixture
def listed(aldea, fia):
    """Three public entries and a draft."""
    rows = [
        {
            "name": "Biedrība Ābele",
            "kind": "association",
            "place": "Aldea",
            "lat": 57.2,
            "lon": 22.6,
            "offers": ["rooms"],
        },
        {"name": "Youth Club North", "kind": "youth_organisation", "place": "North", "lat": 57.3, "lon": 22.5},
        {"name": "Village Group", "kind": "community_group", "place": "Nowhere at all"},
    ]
    made = [changes.add_organisation(aldea, by=fia, **row) for row in rows]
    for one in made:
        changes.publish_organisation(one, by=fia)
    changes.add_organisation(aldea, name="Still a draft", by=fia)
    catch_up()
    return made


def as_(actor):
    client = Client()
    client.force_login(actor.person)
    return client


def names(client, query=""):
    return [one["title"] for one in client.get(f"/en/aldea/organisations.json{query}").json()["items"]]


def test_the_list_shows_what_is_published_and_says_how_many_are_not_on_the_map(client, listed):
    page = client.get("/en/aldea/organisations/").content.decode()
    assert "3 organisations" in page
    assert "Still a draft" not in page
    assert "1 of them has no known place" in page


def test_words_are_found_without_their_marks(client, listed):
    assert names(client, "?q=abele") == ["Biedrība Ābele"]


def test_filters_narrow_list_map_and_export_to_the_same_set(client, listed):
    query = "?kind=youth_organisation&kind=association"
    assert names(client, query) == ["Biedrība Ābele", "Youth Club North"]
    points = client.get(f"/en/aldea/organisations.geojson{query}").json()
    assert [f["properties"]["title"] for f in points["features"]] == ["Biedrība Ābele", "Youth Club North"]
    assert client.get(f"/en/aldea/organisations.csv{query}").content.decode().count("Youth Club North") == 1
    assert client.get(f"/en/aldea/organisations.xlsx{query}").content[:2] == b"PK"


def test_a_twin_of_an_invented_place_says_so(client, listed):
    assert "example" in client.get("/en/aldea/organisations.json").json()


def test_the_list_asks_the_database_little(client, listed, django_assert_max_num_queries):
    client.get("/en/aldea/organisations/")
    with django_assert_max_num_queries(12):
        assert client.get("/en/aldea/organisations/").status_code == 200


def test_strange_addresses_are_answered_calmly(client, listed):
    for query in ("?page=9999999", "?page=-1", "?page=x", "?kind=%00", "?q=" + "x" * 5000, "?field=A&field=zzz"):
        assert client.get(f"/en/aldea/organisations/{query}").status_code == 200


def test_the_profile_speaks_schema_org(client, listed):
    page = client.get(listed[0].get_absolute_url()).content.decode()
    script = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    facts = json.loads(script)
    assert (facts["@type"], facts["name"]) == ("NGO", "Biedrība Ābele")
    assert "Not yet confirmed" in page


def test_a_profile_is_a_file_too(client, listed):
    assert client.get(listed[0].get_absolute_url().rstrip("/") + ".json").json()["title"] == "Biedrība Ābele"


def test_a_draft_is_shown_only_to_those_who_work_here(client, aldea, listed, ben, cem):
    with inside(aldea):
        address = Organisation.objects.get(name="Still a draft").get_absolute_url()
    assert [who.get(address).status_code for who in (client, as_(cem), as_(ben))] == [404, 404, 200]


def test_a_merged_entry_leads_to_the_one_it_became(client, aldea, fia, listed):
    changes.edit_organisation(listed[2], merged_into=listed[0], by=fia)
    answer = client.get(listed[2].get_absolute_url())
    assert (answer.status_code, answer.url) == (301, listed[0].get_absolute_url())


def test_an_entry_is_edited_in_the_browser(aldea, fia, listed):
    address = reverse("edit_organisation", args=["aldea", listed[0].pk])
    page = as_(fia).get(address)
    assert page.status_code == 200
    typed = {
        "name": "Biedrība Ābele",
        "side": "organisations",
        "kind": "association",
        "summary": "Apples.",
        "version": 2,
    }
    assert as_(fia).post(address, typed).status_code == 302
    with inside(aldea):
        assert str(Organisation.objects.get(pk=listed[0].pk).summary) == "Apples."
    late = as_(fia).post(address, {**typed, "summary": "Pears."})
    assert "Somebody else changed this" in late.content.decode()


def test_a_neighbour_and_a_visitor_cannot_open_the_form(client, listed, cem):
    address = reverse("edit_organisation", args=["aldea", listed[0].pk])
    assert client.get(address).status_code == 302
    assert as_(cem).get(address).status_code == 403


def test_the_outline_of_a_place_is_a_file(client, aldea):
    assert client.get("/en/aldea/boundary.geojson").json() == {"type": "FeatureCollection", "features": []}


def test_what_was_changed_is_shown_to_those_who_may(client, listed, fia, ben):
    address = reverse("show_history", args=["aldea", "mapping.organisation", listed[0].pk])
    assert client.get(address).status_code == 302
    assert "Biedrība Ābele" in as_(fia).get(address).content.decode()


def test_a_programme_lists_the_organisations_of_its_places_and_says_where_each_is(client, aldea, listed):
    programme = create_workspace(
        slug="example", kind="programme", name={"en": "Example"}, languages=["en"], by=system("test")
    )
    publish_workspace(programme, by=system("test"))
    join_programme(programme, member=aldea, by=system("test"))
    page = client.get("/en/example/organisations/").content.decode()
    assert "3 organisations" in page
    assert "<strong>Aldea</strong>" in page
    assert [one["workspace"] for one in client.get("/en/example/organisations.json").json()["items"]] == ["aldea"] * 3


def test_a_contact_point_and_support_are_shown_and_a_name_only_with_consent(client, aldea, fia, listed):
    address = listed[0].get_absolute_url()
    said = {"role": {"en": "Grants officer"}, "name": "Grete Secret", "email": "grants@example.org"}
    changes.add_contact_point(listed[0], by=fia, **said)
    changes.add_support(listed[0], kind="rooms", title={"en": "The old school"}, by=fia)
    page = client.get(address).content.decode()
    assert "Grants officer" in page
    assert "The old school" in page
    assert "Grete Secret" not in page
    assert "Grete Secret" in as_(fia).get(address).content.decode()


def test_what_is_put_away_leaves_the_list_and_comes_back(client, fia, listed):
    leader = as_(fia)
    leader.post(reverse("archive_organisation", args=["aldea", listed[0].pk]))
    catch_up()
    assert "Biedrība Ābele" not in names(client)
    assert client.get(listed[0].get_absolute_url()).status_code == 404
    leader.post(reverse("bring_back", args=["aldea", "mapping.organisation", listed[0].pk]))
    catch_up()
    assert "Biedrība Ābele" in names(client)


def test_the_area_is_all_that_is_given_away_of_a_hidden_address(client, fia, listed):
    hidden = {"address": "Secret street 5", "address_hidden": True, "lat": 57.24567, "lon": 22.58139}
    changes.edit_organisation(listed[0], by=fia, **hidden)
    catch_up()
    for address in (listed[0].get_absolute_url(), "/en/aldea/organisations.json", "/en/aldea/organisations.geojson"):
        answer = client.get(address).content.decode()
        assert "Secret street" not in answer
        assert "57.24567" not in answer
