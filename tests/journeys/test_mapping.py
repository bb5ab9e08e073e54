"""From an empty installation to a survey that is answered: the first six steps, by the people who take them."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from tests.journeys.people import until

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[2] / "localympact/phase1_mapping/imports/tests/samples"
TALSI = SAMPLES / "talsi_cp1257_semikols.csv"
MERGED = SAMPLES / "trakai_merged_headers.xlsx"
DIRECTORY = "talsi/organisations/"
TOWN, UNIT = "Talsu novada pašvaldība", "Jaunatnes nodaļa"
DACE = "dace@example.org"
LISTED, DOUBTFUL = 28, 12


def listed(empty):
    """The names in the public directory, as its file says them."""
    return {one["title"] for one in json.loads(empty.get(f"/lv/{DIRECTORY[:-1]}.json")[1])["items"]}


def found_the_place(empty):
    """The first person of an empty installation makes the first place and invites who leads it and an officer."""
    steward = empty.person()
    steward.go("first-steward/").fill(name="Stefa", email="stefa@example.org").send()
    steward.go("new-place/?q=Talsi").follow("choose=")
    steward.fill(name="Talsu novads", slug="talsi").send().send()
    steward.fill(responsible_name=TOWN, responsible_email="dati@talsi.example.org").send()
    steward.fill(residents="36500", residents_year="2025", residents_source="PMLP").send()
    steward.fill(email="ilze@talsi.example.org", officer_email="juris@talsi.example.org", language="lv").send()
    assert steward.heading() == "Talsu novads"


def come_in(empty, email, name):
    """Accept an invitation without an account."""
    one = empty.person()
    one.go(empty.link(email)).fill(name=name).send()
    assert one.heading() == "Talsu novads"
    return one


def make_public(empty, ilze):
    """A visitor sees nothing of a place before it is public, and meets it on the front page afterwards."""
    assert empty.get("/lv/talsi/")[0] == 404
    ilze.go("talsi/settings/").send("settings/publish")
    visitor = empty.person()
    visitor.go("").sees("Talsu novads").follow("/talsi/")
    assert visitor.heading() == "Talsu novads"


def bring_what_is_no_list(empty, ilze):
    """Wrong files are refused with a sentence that names them; nothing is kept."""
    page = DIRECTORY + "imports/new/"
    ilze.go(page).send()
    assert ilze.all(".summary-wrong")
    for name, held in (("empty.csv", b""), ("letter.pdf", b"%PDF-1.7 x"), ("big.csv", b"a;b\n" * 8_000_000)):
        wrong = empty.house.folder / name
        wrong.write_bytes(held)
        ilze.go(page).bring(wrong).send()
        assert ilze.all(".summary-wrong"), name
    ilze.go(page).bring(MERGED).send().sees("trakai_merged_headers.xlsx").send("discard")
    ilze.go(DIRECTORY + "imports/").sees_not("trakai_merged_headers.xlsx")


def bring(ilze, file=TALSI):
    return ilze.go(DIRECTORY + "imports/new/").bring(file).send()


def verdicts(ilze):
    """Row → what was found, as the table says."""
    rows = ilze.page.locator("table").last.locator("tbody tr")
    return {row.locator("td").first.inner_text(): row.inner_text() for row in rows.all()}


def import_the_list(empty, ilze):
    """Encoding, separator, heading and columns are understood; every row has its verdict before anything is written."""
    bring(ilze).sees("cp1257", ";", "Nosaukums", "Darbības joma", "Kr. Valdemāra iela 17a, Talsi, LV-3201")
    found = verdicts(ilze)
    assert len(found) == LISTED + DOUBTFUL
    assert "Talsu partnerība" in found["33"]
    assert ilze.page.locator("input[name=take]:checked").count() == LISTED
    assert listed(empty) == set()
    where = ilze.page.url
    ilze.go("talsi/").sees(TALSI.name).go(where).send("confirm")
    until(lambda: len(listed(empty)) == LISTED, "the list was not taken over")


def import_it_again(empty, ilze):
    """The same file changes nothing; the back button shows what was done; the whole import can be undone."""
    first = ilze.page.url
    bring(ilze)
    assert ilze.page.locator("input[name=take]").count() == 0
    ilze.send("confirm")
    ilze.page.go_back()
    assert ilze.page.locator("form[action*='confirm']").count() == 0
    assert len(listed(empty)) == LISTED
    ilze.go(first).send("undo")
    until(lambda: not listed(empty), "the import was not undone")
    bring(ilze).send("confirm")
    until(lambda: len(listed(empty)) == LISTED, "the list did not come back")


def list_by_hand(ilze, **fields):
    ilze.go(DIRECTORY + "new/").fill(side="municipality", place="Talsi", **fields).send().send("publish")
    return ilze.page.url


def set_up_the_municipality(ilze):
    """The municipality's own profile: contact points, support on offer, forms of cooperation in use, a unit."""
    profile = list_by_hand(ilze, name=TOWN, kind="municipality", field="A10")
    ilze.follow("contacts/new").fill(role="Jaunatnes lietu speciāliste", email="jaunatne@talsi.example.org").send()
    ilze.go(profile).follow("support/new").fill(title="Projektu konkurss", kind="project_grants").send()
    ilze.go(profile).follow("/forms/").tick("forms_used", "F01", "F08").send()
    list_by_hand(ilze, name=UNIT, kind="municipal_institution", field="B10", parent=TOWN)
    return profile


def look_around(empty, town):
    """A visitor searches and filters; the view has an address, and its map and files are the same set."""
    until(lambda: UNIT in listed(empty), "the municipality's unit is not in the directory")
    visitor = empty.person()
    visitor.go(DIRECTORY + "?q=jauniesu").sees('Brīvā laika pavadīšanas un jauniešu centrs "Strops"')
    visitor.go(DIRECTORY)
    assert len(visitor.all("form.filters legend")) == 5
    counts = dict(zip(visitor.values("place"), visitor.all("fieldset:has([name=place]) .number"), strict=True))
    visitor.tick("side", "organisations").tick("place", "Talsi").send()
    shown, view = visitor.all("h2#how-many")[0], visitor.page.url
    number = int(re.match(r"\d+", shown)[0])
    assert 0 < number < int(counts["Talsi"])
    assert empty.person().go(view).all("h2#how-many") == [shown]
    assert is_the_same_set(empty, view, number)
    until(lambda: "Talsi" in visitor.all(".map-name"), "the map has no dots of Talsi")
    read_profile(visitor, town)


def is_the_same_set(empty, view, number):
    path, _mark, asked = view.removeprefix(empty.address).partition("?")
    twin = {kind: empty.get(f"{path.rstrip('/')}.{kind}?{asked}") for kind in ("json", "csv", "xlsx", "geojson")}
    assert {status for status, _body in twin.values()} == {200}
    rows = twin["csv"][1].decode("utf-8-sig").strip().splitlines()
    features = json.loads(twin["geojson"][1])["features"]
    return number == len(json.loads(twin["json"][1])["items"]) == len(rows) - 1 == len(features)


def read_profile(visitor, town):
    """What a visitor and a search engine read of the municipality."""
    visitor.go(town).sees(TOWN, UNIT, "Jaunatnes lietu speciāliste", "jaunatne@talsi.example.org", "Projektu konkurss")
    facts = json.loads(visitor.page.locator("script[type='application/ld+json']").text_content())
    assert (facts["@type"], facts["name"]) == ("GovernmentOrganization", TOWN)
    assert len(visitor.all(".panel .plain .tag")) == 2


def suggest(empty, name, email):
    """An outsider suggests an organisation and confirms the address."""
    one = empty.person(width=390)
    one.go(DIRECTORY + "suggest/").fill(place="Valdemārpils").send()
    assert one.page.locator("[name=place]").input_value() == "Valdemārpils"
    one.fill(name=name, kind="association", summary="Koncerti jauniešiem.", email=email).send()
    link = empty.link(email)
    one.go(link).send().go(link)
    assert one.page.locator("main form button").count() == 0
    return one


def suggest_and_decide(empty, ilze):
    """One suggestion is accepted, one refused with a reason; both senders are told."""
    suggest(empty, "Biedrība Ārlava", "dita@example.org")
    suggest(empty, "Kurzemes NVO atbalsta centrs", "eva@example.org")
    ilze.go("talsi/").sees("Biedrība Ārlava").go(DIRECTORY + "waiting/").follow("suggestions/").send("accept")
    ilze.go(DIRECTORY + "waiting/").follow("suggestions/").sees("Kurzemes NVO atbalsta centrs").send("refuse")
    ilze.fill(reason="Jau ir katalogā.").send("refuse")
    assert "Jau ir katalogā." in empty.letter("eva@example.org")
    until(lambda: "Biedrība Ārlava" in listed(empty), "what was accepted is not listed")
    return empty.link("dita@example.org", "Ārlava")


def claim(empty, ilze, profile):
    """A representative makes an account, claims the profile, and may edit it once the facilitator agreed."""
    dace = empty.person().go(profile).follow("/claim/")
    dace.go(dace.page.url.replace("login", "signup")).fill(email=DACE).send()
    code = re.search(r"(?m)^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", empty.letter(DACE))[1]
    dace.fill(code=code).page.keyboard.press("Enter")
    dace.page.wait_for_url("**/claim/")
    dace.go(profile).follow("/claim/").fill(statement="Es vadu biedrību.").send()
    ilze.go("talsi/").sees(DACE).go(DIRECTORY + "waiting/").sees("Es vadu biedrību.").send("/accept")
    assert profile in empty.letter(DACE, "Ārlava")
    dace.go(profile).follow("/edit/").fill(website="www.arlava.example.org").send().sees("arlava.example.org")
    return dace


def tie(empty, dace, profile, town):
    """Said by one side it is shown as that; confirmed by the other it stands on both profiles and in the picture."""
    juris = come_in(empty, "juris@talsi.example.org", "Juris")
    dace.go(profile).follow("cooperation/new").fill(other=TOWN, form="F08", since="2024")
    dace.page.locator("[name=public_one_sided]").check()
    dace.send()
    visitor = empty.person("en").go("talsi/cooperation/")
    assert "One side says so" in visitor.text()
    juris.go("talsi/").sees("Biedrība Ārlava").follow("/cooperation/").send("confirm")
    visitor.go("talsi/cooperation/").sees("Both sides say so", "Biedrība Ārlava", TOWN)
    picture = json.loads(empty.get("/lv/talsi/cooperation/network.json")[1])
    assert {node["label"] for node in picture["nodes"]} == {"Biedrība Ārlava", TOWN}
    visitor.go(profile).sees(TOWN).go(town).sees("Biedrība Ārlava")


def open_a_survey(ilze):
    """Prepared, checked and opened; gives the survey's page and the public link of each side."""
    today = date.today()
    ilze.go("talsi/surveys/new/").fill(title="Sadarbības aptauja", opens_on=f"{today}")
    ilze.fill(closes_on=f"{today - timedelta(days=3)}").send()
    assert ilze.page.locator("[name=title]").input_value() == "Sadarbības aptauja"
    ilze.page.locator("[name=may_include_minors]").check()
    ilze.fill(closes_on=f"{today + timedelta(days=21)}").send().follow("/open/").send()
    wave = ilze.page.url
    ilze.follow("/share/")
    links = {side: ilze.page.locator(f"#link-{side}").input_value() for side in ("organisations", "municipality")}
    ilze.follow("invite/organisations/").fill(addresses="jan@example.org, no-address@").send().sees("no-address@")
    ilze.fill(addresses="jan@example.org").send()
    return wave, links


def onwards(one):
    one.page.locator(".answering-foot button[value=next]").click()
    one.page.wait_for_load_state()


def answer_on_a_phone(empty, link):
    """A young person answers without JavaScript: refused where something lacks, resumed later, thanked once kept."""
    young = empty.person(width=390, java_script_enabled=False).go(link).send()
    onwards(young)
    assert young.page.locator(".summary-wrong").count() == 1
    young.page.locator("input[name=Q01]").first.check()
    onwards(young)
    later = empty.person(width=390, java_script_enabled=False).go(young.page.url)
    for _part in range(7):
        if "/check/" in later.page.url:
            break
        onwards(later)
    where = later.page.url
    sent = {name: later.page.locator(f"[name={name}]").get_attribute("value") for name in ("instance_id", "body")}
    receipt = later.send("check").sees("Talsu novads").heading()
    assert receipt == "Paldies. Jūsu atbildes ir saglabātas."
    assert later.page.context.cookies() == []
    twice = later.page.request.post(where, form=sent, headers={"Origin": empty.address})
    assert (twice.status, receipt in twice.text()) == (200, True)


def answer_by_program(empty, wave, link):
    """One id is one answer: 201, the same again 200, another answer 409; what cannot be is named."""
    path = f"{wave.removeprefix(empty.address)}{link.rstrip('/').rpartition('/')[2]}/responses/"
    whole = {"instance_id": str(uuid4()), "language": "lv", "answers": {"Q01": "youth_organisation", "Q09": "7"}}
    assert empty.post(path, whole)[0] == 201
    assert empty.post(path, whole)[0] == 200
    assert empty.post(path, whole | {"answers": {"Q01": "youth_organisation", "Q09": "8"}})[0] == 409
    status, said = empty.post(path, {**whole, "instance_id": str(uuid4()), "answers": {"Q01": "none", "Q09": "70"}})
    assert status == 422
    assert set(json.loads(said)["errors"]) == {"Q01", "Q09"}


def survey(empty, ilze):
    """Both sides are asked the same, by public and personal links."""
    wave, links = open_a_survey(ilze)
    answer_on_a_phone(empty, links["organisations"])
    answer_by_program(empty, wave, links["organisations"])
    jan = empty.person().go(empty.link("jan@example.org"))
    assert "Sadarbības aptauja" in jan.heading()
    assert empty.get("/lv/talsi/surveys/answer/no-such-link/")[0] == 404


def look_back(empty, ilze):
    """The front page tells where the process stands, what happened lately and what waits."""
    visitor = empty.person("en").go("talsi/")
    items = json.loads(empty.get(f"/lv/{DIRECTORY[:-1]}.json")[1])["items"]
    count = sum(one["side"] == "organisations" for one in items)
    visitor.sees(f"{count} organisations in the directory", "A list of organisations was taken over")
    visitor.sees("Sadarbības aptauja")
    bring(ilze)
    ilze.go("talsi/").sees(TALSI.name)


def test_from_an_empty_installation_to_an_answered_survey(empty):
    found_the_place(empty)
    ilze = come_in(empty, "ilze@talsi.example.org", "Ilze")
    make_public(empty, ilze)
    bring_what_is_no_list(empty, ilze)
    import_the_list(empty, ilze)
    import_it_again(empty, ilze)
    town = set_up_the_municipality(ilze)
    look_around(empty, town)
    profile = suggest_and_decide(empty, ilze)
    dace = claim(empty, ilze, profile)
    tie(empty, dace, profile, town)
    survey(empty, ilze)
    look_back(empty, ilze)
