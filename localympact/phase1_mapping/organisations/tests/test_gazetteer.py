"""Places are found in the shipped list, or asked about, never guessed."""

import csv
from pathlib import Path

import pytest

from localympact.phase1_mapping.organisations.gazetteer import FOLDER, Ambiguous, Place, place_of

DALARNA = (12.1, 59.85, 16.8, 62.3)
BRAGA = (-8.6, 41.4, -8.2, 41.7)


@pytest.mark.parametrize("written", ["Talsi", "TALSI", "talsi", "Talsi, LV-3201", "Talsi LV-3201", "Талси"])
def test_a_place_with_one_name_is_found(written):
    found = place_of(written, "LV")
    if written == "Талси":
        assert found is None
    else:
        assert isinstance(found, Place)
        assert (found.geonameid, found.lat, found.lon) == (454970, 57.24562, 22.58137)


@pytest.mark.parametrize("written", ["Aglantzia", "Αγλαντζιά", "ΑΓΛΑΝΤΖΙΑ", "Aglantziá"])
def test_greek_and_latin_names_of_a_place_are_one(written):
    assert place_of(written, "CY").geonameid == 146619


def test_a_name_borne_by_two_places_is_asked_about():
    found = place_of("Mora", "SE", DALARNA)
    assert isinstance(found, Ambiguous)
    assert {place.geonameid for place in found.places} == {2691400, 2691401}


def test_of_two_places_the_only_one_inside_the_territory_is_meant():
    assert isinstance(place_of("Insjön", "SE"), Ambiguous)
    assert place_of("Insjön", "SE", DALARNA).geonameid == 2703547
    assert place_of("Ferreiros", "PT", BRAGA).geonameid == 2739633


def test_two_places_outside_the_territory_are_asked_about():
    assert isinstance(place_of("Insjön", "SE", BRAGA), Ambiguous)


@pytest.mark.parametrize("written", ["Ģibuļu pagasts", "Košrags", "", "LV-3201", "Tals", "Trakų rajonas"])
def test_an_area_a_hamlet_or_a_fragment_stays_without_coordinates(written):
    assert place_of(written, "LV") is None


def test_a_country_that_is_not_shipped_has_no_places():
    assert place_of("Helsinki", "FI") is None


def test_the_pilots_places_are_all_in_the_shipped_list():
    with (FOLDER / "pilot_places.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    countries = {"lv": "LV", "lt": "LT", "se": "SE", "pt": "PT", "cy": "CY"}
    for row in rows:
        found = place_of(row["name"], countries[row["pilot"][:2]])
        places = found.places if isinstance(found, Ambiguous) else (found,)
        assert int(row["geonameid"]) in {place.geonameid for place in places}


def test_the_source_is_named_beside_the_list():
    assert "Creative Commons Attribution 4.0" in Path(FOLDER / "README.md").read_text(encoding="utf-8")
