"""Cells of strangers made clean, or refused with the cell named."""

import pytest

from localympact.phase1_mapping.imports.mapping import propose_mapping
from localympact.phase1_mapping.imports.reading import read_table
from localympact.phase1_mapping.imports.rows import CleanRow, clean_rows

KINDS = {
    "association": "association",
    "biedrība": "association",
    "youth_org": "youth_org",
    "jauniešu organizācija": "youth_org",
}


def cleaned(text):
    table = read_table(text.encode(), "a.csv")
    return list(clean_rows(table, propose_mapping(table.header, table.sample()), KINDS))


def test_every_field_is_brought_into_our_form():
    (row,) = cleaned(
        "Nosaukums;Citi nosaukumi;Veids;Vieta;Adrese;Platums;Garums;Mājaslapa;E-pasts;Tālrunis;Darbības joma;Dibināta;Reģ. nr.\n"
        '"  Biedrība  ""Kalme"" ";Kalme; Kalmes centrs (roja.lv, 2019);Biedrība;Sabile;Rīgas iela 1;57,04577;22,57261;'.replace(
            "Kalme; Kalmes centrs (roja.lv, 2019)", '"Kalme; Kalmes centrs (roja.lv, 2019)"'
        )
        + "WWW.Kalme.LV/;info@kalme.lv;+371 63252000;aprūpe;01.03.1996;40008000000\n"
    )
    assert row == CleanRow(
        row=2,
        name='Biedrība "Kalme"',
        name_variants=("Kalme", "Kalmes centrs"),
        kind="association",
        place="Sabile",
        address="Rīgas iela 1",
        lat=57.04577,
        lon=22.57261,
        website="https://www.kalme.lv",
        email="info@kalme.lv",
        phone="+371 63252000",
        activity="aprūpe",
        founded=1996,
        registration_number="40008000000",
    )


def test_dashes_and_their_like_mean_nothing():
    (row,) = cleaned("Name;Website;Coordinates;Founded\nKalme;-;–;n/a\n")
    assert (row.website, row.lat, row.founded) == ("", None, None)


def test_an_unknown_kind_is_noted_and_not_guessed():
    (row,) = cleaned("Name;Kind\nKalme;coven\n")
    assert (row.kind, row.notes) == ("", ("“coven” is not a kind we know; choose one later",))


def test_a_line_that_names_a_kind_gives_it_to_the_rows_below_that_have_none():
    rows = cleaned("Name;Kind;Place\nYOUTH_ORG;;\nTases;;Talsi\nKalme;Biedrība;Sabile\nASSOCIATION;;\nVīnoga;;Sabile\n")
    assert [(row.name, row.kind) for row in rows] == [
        ("Tases", "youth_org"),
        ("Kalme", "association"),
        ("Vīnoga", "association"),
    ]


@pytest.mark.parametrize(
    ("header", "value", "sentence"),
    [
        ("Website", "see our page", "“see our page” is not a web address; write it like www.example.org"),
        ("Website", "javascript:alert(1)", "“javascript:alert(1)” is not a web address; write it like www.example.org"),
        ("Email", "ana at kalme.lv", "“ana at kalme.lv” is not an e-mail address; write it like name@example.org"),
        ("Founded", "long ago", "“long ago” names no year; write it like 1996"),
        ("Founded", "1996-1999", "“1996-1999” names no year; write it like 1996"),
        ("Coordinates", "57", "“57” is not a pair of coordinates; write it like 57.2456, 22.5813"),
        ("Address", "x" * 301, "is longer than 300 characters; shorten it"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(header, value, sentence):
    ((problem,),) = cleaned(f"Name;{header}\nKalme;{value}\n")
    assert (problem.row, problem.column, problem.sentence) == (2, header, sentence)


def test_coordinates_must_be_on_earth_and_in_pairs():
    outside, half = cleaned("Name;Lat;Lon\nKalme;572,4;22,5\nVīnoga;57,2;\n")
    assert [problem.sentence for problem in outside] == ["a latitude lies between -90 and 90; 572,4 does not"]
    assert [problem.field for problem in half] == ["lon"]


def test_a_row_without_a_name_is_refused():
    ((problem,),) = cleaned("Name;Place\n;Talsi\n")
    assert problem.sentence == "the name is missing; add it or delete the row"


def test_all_faults_of_a_row_are_told_at_once():
    (problems,) = cleaned("Name;Email;Founded\n;x;y\n")
    assert [problem.field for problem in problems] == ["email", "founded", "name"]


def test_a_formula_stays_the_text_it_is():
    (row,) = cleaned("Name;Place\n=cmd|' /C calc'!A0;@SUM(1)\n")
    assert (row.name, row.place) == ("=cmd|' /C calc'!A0", "@SUM(1)")


def test_invisible_characters_do_not_stay_in_names():
    (row,) = cleaned("Name;Place\nKal\u200bme\u202e;Sabile\n")
    assert row.name == "Kalme"


def test_a_cell_of_a_hundred_thousand_signs_is_refused_at_once():
    text = "(" + ".aa" * 30_000
    for heading in ("Other names", "Website", "Email", "Founded", "Coordinates"):
        ((problem,),) = cleaned(f"Name;{heading}\nKalme;{text}\n")
        assert problem.row == 2


def test_how_exact_and_how_old_a_row_is_comes_with_it():
    rows = cleaned(
        "Name,Lat,Lon,coord_precision,Source URL,Source year\n"
        "Kalme,57.1,22.5,settlement,https://kalme.lv/about (typo in the name),2017\n"
        "Tases,57.1,22.5,door,by word of mouth,last year\n"
    )
    assert [(row.is_settlement, row.source_url, row.source_year) for row in rows] == [
        (True, "https://kalme.lv/about", 2017),
        (False, "", None),
    ]
