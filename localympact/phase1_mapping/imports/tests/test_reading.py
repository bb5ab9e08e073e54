"""The untidy files of real offices: what stands where."""

import io
import json
from pathlib import Path

import pytest
import xlsxwriter

from localympact.foundation.core.refused import Refused
from localympact.phase1_mapping.imports.mapping import ignored_columns, propose_mapping
from localympact.phase1_mapping.imports.reading import read_table

SAMPLES = Path(__file__).parent / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "header_row"), [("talsi_cp1257_semikols.csv", 3), ("aglantzia_cp1253.csv", 1)])
def test_encoding_separator_and_heading_of_the_real_text_files_are_found(name, header_row):
    table, truth = read_table(SAMPLES / name), TRUTH[name]
    assert (table.encoding, table.separator) == (truth["encoding"], truth["separator"])
    assert table.header_row == header_row == truth["header_line"]
    assert len(list(table.records())) == len(truth["data_rows"])


def test_a_heading_in_two_merged_rows_is_found_with_its_section_lines():
    table, truth = read_table(SAMPLES / "trakai_merged_headers.xlsx"), TRUTH["trakai_merged_headers.xlsx"]
    assert (table.sheet, table.header_rows) == (truth["sheet"], tuple(truth["header_rows"]))
    assert table.header[3] == "Buveinė / Koordinatės"
    assert sum(1 for record in table.records() if not record.is_line_across) == len(truth["data_rows"])
    assert [record.cells[0] for record in table.records() if record.is_line_across][:2] == ["ASSOCIATION", "COMMUNITY"]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("talsi_cp1257_semikols.csv", "name kind place address website lat lon activity"),
        ("aglantzia_cp1253.csv", "name kind place address website lat lon activity"),
        ("trakai_merged_headers.xlsx", "name kind place coordinates website activity"),
    ],
)
def test_the_mapping_of_the_real_files_is_proposed_from_their_own_words(name, fields):
    table = read_table(SAMPLES / name)
    assert propose_mapping(table.header, table.sample()) == dict(enumerate(fields.split()))


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "Namn;Organisationsnummer;Ort;E-post;Hemsida;Verksamhet",
            "name registration_number place email website activity",
        ),
        ("Designação;NIPC;Freguesia;Telefone;Ano de fundação", "name registration_number place phone founded"),
        ("Name of organisation;Legal form;Address;Latitude;Longitude", "name legal_form address lat lon"),
        ("NVO NOSAUKUMS;Reģ. Nr.;Juridiskā adrese;E-pasts;Tālrunis", "name registration_number address email phone"),
        ("Organizacijos pavadinimas;Įmonės kodas;Seniūnija;El. paštas", "name registration_number place email"),
    ],
)
def test_headings_of_six_languages_are_understood(header, fields):
    assert propose_mapping(header.split(";"), []) == dict(enumerate(fields.split()))


def test_columns_without_a_known_heading_are_judged_by_their_values():
    rows = [["ann@kalme.lv", "Kalme", "57.04577, 22.57261"], ["info@vinoga.lv", "Vīnoga", "57.24562, 22.58137"]]
    assert propose_mapping(["?", "??", "???"], rows) == {0: "email", 1: "name", 2: "coordinates"}


def test_columns_about_our_own_record_are_ignored_and_named():
    header = ["name", "workspace_id", "is_verified", "owner", "id", "colour"]
    mapping = propose_mapping(header, [["A", "1", "true", "ben", "7", "red"]])
    assert mapping == {0: "name", 4: "id"}
    named = {column.heading: column.reason for column in ignored_columns(header, mapping)}
    assert list(named) == ["workspace_id", "is_verified", "owner", "id", "colour"]
    assert named["owner"] == "speaks about our own record and is never taken from a file"


def test_titles_empty_rows_and_repeated_headings_are_no_records():
    text = (
        "Biedrību saraksts 2024\n\n;;\nNosaukums;Vieta;Gads\nKalme;Sabile;1996\nNosaukums;Vieta;Gads\nVīnoga;Sabile;\n"
    )
    table = read_table(text.encode(), "a.csv")
    assert table.header_row == 4
    assert [(record.row, record.cells[0]) for record in table.records()] == [(5, "Kalme"), (7, "Vīnoga")]


def test_a_bare_list_of_names_has_no_heading():
    table = read_table("Biedrība Kalme\nBiedrība Vīnoga\n".encode(), "a.csv")
    assert (table.header_row, len(list(table.records()))) == (0, 2)
    assert propose_mapping(table.header, table.sample()) == {0: "name"}


def test_the_sheet_whose_heading_is_understood_best_is_taken():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        workbook.add_worksheet("Notes").write_column(0, 0, ["a"] * 50)
        workbook.add_worksheet("List").write_row(0, 0, ["Name", "Place", "Address"])
    assert read_table(out.getvalue(), "a.xlsx").sheet == "List"


def test_too_many_columns_are_refused_with_sheet_and_row():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        workbook.add_worksheet("List").write_row(2, 0, ["x"] * 501)
    with pytest.raises(Refused, match="row 3 has 501 columns"):
        read_table(out.getvalue(), "a.xlsx")


def test_an_empty_file_is_refused():
    with pytest.raises(Refused, match="is empty"):
        read_table(b" \n", "a.csv")


def test_an_endless_list_is_refused():
    with pytest.raises(Refused, match="has 200001 rows; at most 200000"):
        read_table(b"a\n" * 200_001, "a.csv")
