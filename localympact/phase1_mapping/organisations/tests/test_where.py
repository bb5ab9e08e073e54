"""Where a profile says that an organisation stands, and how much of it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.changes import edit_workspace
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.organisations import changes
from localympact.phase1_mapping.organisations.where import where_is

SQUARE = {"type": "Polygon", "coordinates": [[[22, 57], [23, 57], [23, 58], [22, 58], [22, 57]]]}


@pytest.fixture
def one(aldea, fia):
    load_vocabularies(by=system("test"))
    edit_workspace(aldea, boundary=SQUARE, by=fia)
    made = changes.add_organisation(aldea, name="Biedrība Ābele", place="Sabile", lat=57.12345, lon=22.54321, by=fia)
    return changes.publish_organisation(made, by=fia)


def drawing(client, one):
    page = client.get(one.get_absolute_url()).content.decode()
    return re.search(r'<svg class="territory plain".*?</figcaption>', page, re.DOTALL)[0]


def test_a_profile_marks_where_the_organisation_stands_and_leads_to_the_map_of_its_town(client, one):
    drawn = drawing(client, one)
    assert drawn.count('class="mark"') == 1
    assert "The mark stands where they are." in drawn
    assert "Biedrība Ābele on the map of Aldea" in drawn
    assert 'href="/en/aldea/organisations/?place=Sabile#map"' in drawn
    assert 'id="map"' in client.get("/en/aldea/organisations/?place=Sabile").content.decode()


def test_the_municipality_s_mark_has_another_shape(client, fia, one):
    changes.edit_organisation(one, side="municipality", by=fia)
    assert '<path class="mark municipality"' in drawing(client, one)


def test_who_shows_no_address_has_the_area_and_no_mark_for_anybody(client, fia, one):
    changes.edit_organisation(one, address_hidden=True, by=fia)
    for reader in (None, fia):
        if reader:
            client.force_login(reader.person)
        drawn = drawing(client, one)
        assert 'class="land area"' in drawn
        assert "mark" not in drawn.replace("Somewhere in the hatched area, Aldea: they show no address.", "")


def test_the_drawing_of_a_hidden_address_is_the_same_wherever_it_is(fia, one):
    changes.edit_organisation(one, address_hidden=True, by=fia)
    drawn = where_is(one, SQUARE)
    one.lat, one.lon = 57.9, 22.9
    assert where_is(one, SQUARE) == drawn
    one.address_hidden = False
    assert where_is(one, SQUARE) != drawn


def test_an_unknown_place_is_the_area_and_a_seat_outside_is_said(client, fia, one):
    changes.edit_organisation(one, lat=None, lon=None, place="Nowhere at all", by=fia)
    drawn = drawing(client, one)
    assert "their exact place is not known" in drawn
    assert 'class="land area"' in drawn
    changes.edit_organisation(one, lat=59.0, lon=18.0, by=fia)
    drawn = drawing(client, one)
    assert "Their seat lies outside Aldea." in drawn
    assert "area" not in re.findall(r'class="([^"]*)"', drawn)


def test_a_place_without_outline_has_no_drawing_and_the_drawing_asks_nothing(client, aldea, fia, one):
    address, asked = one.get_absolute_url(), []
    for boundary in (SQUARE, None):
        edit_workspace(aldea, boundary=boundary, by=fia)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address).content.decode()
        asked.append((len(captured), "territory plain" in page))
    assert asked == [(asked[0][0], True), (asked[0][0], False)]
