"""When two names are one organisation, and when they only look like it."""

import pytest

from localympact.phase1_mapping.organisations.similarity import LIKELY, Entry, score


def one(name, country="LV", **more):
    return Entry(key=name, names=(name,), country=country, **more)


@pytest.mark.parametrize(
    ("a", "b", "country", "reason"),
    [
        ('Biedrība "Košrags"', "Biedrība «Košrags»", "LV", "the same name"),
        ("Sabiles aprūpes biedrība Kalme", "kalme sabiles aprupes", "LV", "the same words in another order"),
        ("Ziemeļkurzemes biznesa asociācija", "ZBA", "LV", "abbreviation"),
        ("Trakų krašto vietos veiklos grupė", "Trakų krašto VVG", "LT", "abbreviation"),
        ("Dalarnas hembygdsförbund", "Dalarnas hembydgsförbund", "SE", "nearly the same"),
        ("Politistiko Ergastiri Agion Omologiton", "Πολιτιστικό Εργαστήρι Αγίων Ομολογητών", "CY", "another alphabet"),
        ("Laografikos Omilos Akrites Geriou", "Λαογραφικός Όμιλος «Ακρίτες Γερίου»", "CY", "another alphabet"),
        ("Municipality of Aglantzia", "Δήμος Αγλαντζιάς", "CY", "another alphabet"),
        ("Synthesis", "SYNTHESIS Center for Research and Education", "CY", "shorter form"),
        ("Youth for Exchange and Understanding Cyprus", "YEU Cyprus", "CY", "abbreviation"),
    ],
)
def test_one_organisation_under_two_names_is_recognised_with_its_reason(a, b, country, reason):
    place = {
        "place": "Talsi"
        if country == "LV"
        else "Trakai"
        if country == "LT"
        else "Falun"
        if country == "SE"
        else "Nicosia"
    }
    match = score(one(a, country, **place), one(b, country, **place))
    assert match.score >= LIKELY, match
    assert any(reason in sentence for sentence in match.reasons), match


@pytest.mark.parametrize(
    ("a", "b", "country"),
    [
        ('Jauniešu centrs "Strops"', 'Jauniešu centrs "Varavīksne"', "LV"),
        ('Biedrība "Kalme"', 'Biedrība "Kalva"', "LV"),
        ("Trakų švietimo centras", "Trakų neįgaliųjų užimtumo centras", "LT"),
        ("Trakų krašto vietos veiklos grupė", "Lentvario miesto vietos veiklos grupė", "LT"),
        ("ABF Dalarna", "Coompanion Dalarna", "SE"),
        ("Δήμος Αγλαντζιάς", "Παιδική χορωδία του Δήμου Αγλαντζιάς", "CY"),
        ("University of Cyprus", "Cyprus Youth Council", "CY"),
        ("Guias de Portugal 7 Companhia de Braga", "Guias de Portugal 8 Companhia de Braga", "PT"),
    ],
)
def test_two_organisations_with_like_names_stay_two(a, b, country):
    assert score(one(a, country, place="Braga"), one(b, country, place="Braga")).score < LIKELY


def test_the_same_common_name_in_two_villages_is_two_organisations():
    here, there = one("Pensionāru biedrība", place="Roja"), one("Pensionāru biedrība", place="Sabile")
    assert score(here, there).score < LIKELY


def test_a_register_number_decides_both_ways():
    a = one("Kalme", registration_number="4000 8000 001")
    assert score(a, one("Cita biedrība", registration_number="40008000001")).certain
    assert score(a, one("Kalme", registration_number="40008000002")).score == 0


def test_the_same_website_makes_unlike_names_likely_but_a_shared_host_does_not():
    a, b = (
        one("Talsu partnerība", website="www.partneriba.lv"),
        one("Talsu rajona attīstības partnerība", website="https://partneriba.lv/"),
    )
    assert score(a, b).score >= 0.85
    a, b = one("Kalme", website="facebook.com"), one("Domesnes", website="https://www.facebook.com/")
    assert score(a, b).score < LIKELY


def test_a_name_that_lost_its_letters_is_found_by_place_and_description():
    lost = one('?????????? "??????????-???????"', place="Cyprus", activity="Ukrainian community association")
    found = score(lost, one("Ukrainian-Cypriot Friendship", place="Cyprus", activity="Ukrainian community association"))
    assert found.score >= LIKELY


def test_comparing_is_the_same_from_both_sides():
    a, b = one("Talsu Komersantu klubs", place="Talsi"), one("TKK", place="Talsi")
    assert score(a, b).score == score(b, a).score
