"""A new place is made in five steps, in the browser only."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from localympact.foundation.core.scope import inside
from localympact.foundation.mail.models import Letter
from localympact.foundation.workspaces.models import Invitation, Membership, Workspace

STEPS = (
    {"name": "Liepkalni", "kind": "municipality", "country": "LV", "timezone": "Europe/Riga"},
    {"languages": ["lv", "en"]},
    {"responsible_name": "Liepkalni municipality", "responsible_email": "privacy@example.org"},
    {"residents": "1800", "residents_year": "2026", "residents_source": "example"},
    {"email": "stefa@example.org", "language": "lv"},
)
SQUARE = {"type": "Polygon", "coordinates": [[[22, 57], [23, 57], [23, 58], [22, 57]]]}


def walk(client, **changed):
    """All five steps, with what one of them says otherwise: `walk(client, step1={...})`."""
    for number, typed in enumerate(STEPS, start=1):
        answer = client.post(f"/en/new-place/{number}/", typed | changed.get(f"step{number}", {}))
        assert answer.status_code == 302, answer.content.decode()
    return Workspace.objects.get(slug="liepkalni")


@pytest.fixture
def steward(client, stefa):
    client.force_login(stefa.person)
    return client


def test_a_steward_makes_a_place_in_five_steps(steward):
    place = walk(steward)
    assert (place.residents, place.languages, place.state) == (1800, ["lv", "en"], "draft")
    assert (place.name.get("lv"), place.name.get("en")) == ("Liepkalni", "Liepkalni")
    assert Membership._base_manager.get(workspace=place).role == "facilitator"


def test_a_place_is_found_by_name_and_brings_its_outline(steward):
    found = steward.get("/en/new-place/1/?q=talsi")
    key = found.context["found"][0].key
    chosen = steward.get("/en/new-place/1/", {"choose": key}).context["form"]
    assert (chosen.initial["name"], chosen.initial["timezone"]) == ("Talsi", "Europe/Riga")
    typed = {name: value for name, value in chosen.initial.items() if name != "name"}
    place = walk(steward, step1=typed)
    assert place.boundary["type"] in ("Polygon", "MultiPolygon")
    assert place.boundary_note == "Made with Natural Earth (public domain)"
    assert (round(place.lat), round(place.lon)) == (57, 23)


def test_of_several_places_of_a_name_the_largest_comes_first(steward):
    found = steward.get("/en/new-place/1/?q=mora").context["found"]
    assert [(one.name, one.country, one.population > 1_000) for one in found if one.name == "Mora"][0] == (
        "Mora",
        "SE",
        True,
    )


def test_an_outline_of_ones_own_needs_its_source(steward):
    def file():
        return SimpleUploadedFile("outline.geojson", json.dumps(SQUARE).encode())

    refused = steward.post("/en/new-place/1/", STEPS[0] | {"boundary": file()})
    assert refused.context["form"].errors == {"boundary_note": ["Say where this outline comes from."]}
    place = walk(steward, step1={"boundary": file(), "boundary_note": "own survey"})
    assert (place.boundary, place.boundary_note) == (
        {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]]},
        "own survey",
    )


@pytest.mark.parametrize("taken", ["aldea", "compare", "me", "Help", "new place"])
def test_a_taken_address_is_said_at_once(steward, aldea, taken):
    refused = steward.post("/en/new-place/1/", STEPS[0] | {"slug": taken})
    assert refused.context["form"].errors == {"slug": ["This address is taken. Choose another one."]}


def test_an_address_is_made_from_a_name_in_latin_letters_and_asked_for_else(steward):
    steward.post("/en/new-place/1/", STEPS[0] | {"name": "Ķekava pie jūras"})
    assert steward.session["new_place"]["1"]["slug"] == "kekava-pie-juras"
    refused = steward.post("/en/new-place/1/", STEPS[0] | {"name": "Αγλαντζιά"})
    assert refused.context["form"].errors == {"slug": ["Type a short address with the letters a to z."]}


def test_those_who_lead_are_invited_in_the_founders_name(steward):
    leader = {"email": "fia@town.example", "officer_email": "ana@town.example", "language": "lv"}
    place = walk(steward, step5=leader)
    with inside(place):
        invited = dict(Invitation.objects.values_list("email", "role"))
        assert not Membership.objects.exists()
    assert invited == {"fia@town.example": "facilitator", "ana@town.example": "officer"}
    assert {(letter.to, letter.language) for letter in Letter.objects.all()} == {(to, "lv") for to in invited}


def test_a_step_that_is_not_filled_comes_first(steward):
    assert steward.get("/en/new-place/4/").headers["Location"] == "/en/new-place/1/"


def test_what_was_typed_is_there_when_one_goes_back(steward):
    steward.post("/en/new-place/1/", STEPS[0])
    assert "Liepkalni" in steward.get("/en/new-place/1/").content.decode()


def test_who_leads_a_programme_may_make_places_too(client, people, aldea, join):
    client.force_login(join(people["ben"], aldea, "coordinator").person)
    assert client.get("/en/new-place/").status_code == 200


def test_nobody_else_makes_places(client, fia):
    client.force_login(fia.person)
    assert client.get("/en/new-place/").status_code == 403


def test_a_draft_place_is_closed_to_the_public(client, stefa, aldea):
    Workspace.objects.filter(pk=aldea.pk).update(state="draft")
    assert client.get("/en/aldea/").status_code == 404
