"""Verdicts on real files against their truth, on repeated imports, and on big and broken files."""

import csv
import dataclasses
import json
import time
from pathlib import Path

import pytest

from localympact.phase1_mapping.imports.mapping import ignored_columns, propose_mapping
from localympact.phase1_mapping.imports.reading import read_table
from localympact.phase1_mapping.imports.rows import CleanRow, clean_rows
from localympact.phase1_mapping.imports.verdicts import entry_of, judge, report, row_key
from localympact.phase1_mapping.organisations.similarity import Entry

SAMPLES = Path(__file__).parent / "samples"
TRUTH = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
KINDS = [
    "association",
    "art_centre",
    "business_association",
    "community",
    "community_initiative",
    "cooperative",
    "cultural_group",
    "culture_house",
    "foundation",
    "local_action_group",
    "ngo_support",
    "public",
    "public_benefit_institution",
    "public_community_centre",
    "public_culture_centre",
    "public_social_service",
    "public_youth_centre",
    "social_enterprise",
    "social_enterprise_support",
    "student_association",
    "university",
    "youth_council",
    "youth_initiative",
    "youth_org",
]
FILES = [("talsi_cp1257_semikols.csv", "LV"), ("trakai_merged_headers.xlsx", "LT"), ("aglantzia_cp1253.csv", "CY")]


def cleaned(source, name=""):
    table = read_table(source, name)
    return table, list(clean_rows(table, propose_mapping(table.header, table.sample()), {kind: kind for kind in KINDS}))


def listed_after(rows, verdicts, country):
    """What the directory holds when every new row was accepted, and what became of each row."""
    entries, became = [], {}
    for row, verdict in zip(rows, verdicts, strict=True):
        if verdict.matches:
            became[row.row] = became[verdict.matches[0].row]
        else:
            became[row.row] = f"organisation {row.row}"
            entries.append(dataclasses.replace(entry_of(row, country), key=became[row.row], row=0))
    return entries, {row_key(row): became[row.row] for row in rows}


@pytest.mark.parametrize(("name", "country"), FILES)
def test_every_row_of_the_real_files_is_recognised(name, country, capsys):
    _table, rows = cleaned(SAMPLES / name)
    truth = dict(zip((row.row for row in rows), TRUTH[name]["data_rows"], strict=True))
    verdicts = judge(rows, country=country)
    found = {(verdict.row, match.row) for verdict in verdicts for match in verdict.matches}
    true = {pair for pair in found if truth[pair[0]] == truth[pair[1]]}
    first = {identity: min(row for row in truth if truth[row] == identity) for identity in truth.values()}
    repeated = {row for row in truth if row != first[truth[row]]}
    recognised = {
        verdict.row for verdict in verdicts if any((verdict.row, match.row) in true for match in verdict.matches)
    }
    precision, recall = len(true) / len(found), len(recognised & repeated) / len(repeated)
    with capsys.disabled():
        print(f"\n{name}: {len(rows)} rows, precision {precision:.3f}, recall {recall:.3f}")
    assert (precision, recall) == (1.0, 1.0)
    assert {verdict.row for verdict in verdicts if verdict.kind == "new"} == set(first.values())


@pytest.mark.parametrize(("name", "country"), FILES)
def test_a_second_import_of_the_same_file_is_all_the_same(name, country):
    _table, rows = cleaned(SAMPLES / name)
    entries, seen = listed_after(rows, judge(rows, country=country), country)
    again = judge(rows, entries, seen=seen, country=country)
    assert {verdict.kind for verdict in again} == {"same"}
    assert [verdict.matches[0].key for verdict in again] == [seen[row_key(row)] for row in rows]


@pytest.mark.parametrize(("name", "country"), FILES)
def test_even_without_memory_no_row_of_a_second_import_is_new(name, country):
    _table, rows = cleaned(SAMPLES / name)
    entries, seen = listed_after(rows, judge(rows, country=country), country)
    again = judge(rows, entries, country=country)
    assert {verdict.kind for verdict in again} <= {"same", "possible_duplicate"}
    assert [verdict.matches[0].key for verdict in again] == [seen[row_key(row)] for row in rows]


def test_a_row_that_says_more_is_changed_and_its_fields_are_named():
    listed = Entry("7", ('Biedrība "Kalme"',), "LV", place="Sabile", activity="Centre for older people")
    row = CleanRow(2, "Kalme", place="Sabile", website="https://kalme.lv", founded=1996)
    (verdict,) = judge([row], [listed], country="LV")
    assert (verdict.kind, verdict.changes, verdict.matches[0].key) == ("changed", ("website", "founded"), "7")


def test_the_same_number_in_the_source_makes_a_corrected_name_a_change():
    listed = Entry("7", ("Sabiles aprūpes biedriba Klame",), "LV", place="Sabile", external_id="lv-006")
    row = CleanRow(2, "Sabiles aprūpes biedrība Kalme", place="Sabile", id="lv-006")
    (verdict,) = judge([row], [listed], country="LV")
    assert (verdict.kind, verdict.changes) == ("changed", ("name",))


def test_another_kind_is_a_change_of_the_organisation_in_the_same_place():
    listed = Entry("7", ("Kalme",), "LV", place="Sabile", kind="association")
    (verdict,) = judge([CleanRow(2, "Kalme", place="Sabile", kind="foundation")], [listed], country="LV")
    assert (verdict.kind, verdict.changes) == ("changed", ("kind",))


def test_a_common_name_without_a_place_is_asked_about():
    listed = Entry("7", ("Jauniešu centrs",), "LV", place="Roja")
    (verdict,) = judge([CleanRow(2, "Jauniešu centrs")], [listed], country="LV")
    assert verdict.kind == "possible_duplicate"


def test_an_empty_cell_changes_nothing():
    listed = Entry("7", ("Kalme",), "LV", place="Sabile", website="https://kalme.lv", founded=1996)
    (verdict,) = judge([CleanRow(2, "Biedrība Kalme")], [listed], country="LV")
    assert (verdict.kind, verdict.changes) == ("same", ())


def test_two_listed_organisations_of_one_name_are_asked_about():
    listed = [Entry("7", ("Kalme",), "LV"), Entry("8", ("Biedrība Kalme",), "LV")]
    (verdict,) = judge([CleanRow(2, "Biedrība “Kalme”")], listed, country="LV")
    assert (verdict.kind, {match.key for match in verdict.matches}) == ("possible_duplicate", {"7", "8"})


def test_of_two_listed_under_one_name_the_one_written_alike_is_meant():
    listed = [Entry("7", ("Kalme",), "LV"), Entry("8", ("Biedrība Kalme",), "LV")]
    (verdict,) = judge([CleanRow(2, "Kalme")], listed, country="LV")
    assert (verdict.kind, verdict.matches[0].key) == ("same", "7")


def test_the_report_has_its_agreed_shape():
    table, rows = cleaned(SAMPLES / "talsi_cp1257_semikols.csv")
    made = report(table, judge(rows, country="LV"))
    assert (made["encoding"], made["separator"], made["header_row"]) == ("cp1257", ";", 3)
    counts = {name: made[name] for name in ("new", "same", "changed", "duplicates", "refused")}
    assert counts == {"new": 28, "same": 0, "changed": 0, "duplicates": 12, "refused": 0}
    zba = made["rows"][33]
    assert (zba["row"], zba["verdict"]) == (37, "possible_duplicate")
    assert {match["row"] for match in zba["matches"]} == {13, 36}
    assert "one name is an abbreviation of the other" in zba["reasons"]
    assert json.loads(json.dumps(made)) == made


def test_ignored_columns_stand_in_the_report():
    table, rows = cleaned(b"name,workspace_id,is_verified\nKalme,2,yes\n", "a.csv")
    ignored = ignored_columns(table.header, propose_mapping(table.header, table.sample()), table.sample())
    made = report(table, judge(rows), ignored)
    assert [column["column"] for column in made["ignored_columns"]] == ["workspace_id", "is_verified"]
    assert rows[0] == CleanRow(2, "Kalme")


def test_all_bad_rows_of_ten_thousand_are_reported():
    lines = [f"Biedrība Nr {i};Talsi;57,2;22,5" for i in range(2, 10_002)]
    lines[7_319] = "Biedrība Nr 7321;Talsi;here;22,5"
    lines[9_000] = ";Talsi;57,2;22,5"
    table, rows = cleaned(("Nosaukums;Vieta;Platums;Garums\n" + "\n".join(lines)).encode(), "a.csv")
    bad = [row for row in rows if isinstance(row, list)]
    assert [(problems[0].row, problems[0].column) for problems in bad] == [(7_321, "Platums"), (9_002, "Nosaukums")]
    refused = [verdict for verdict in judge(bad) if verdict.kind == "refused"]
    assert refused[0].reasons == ("Platums: “here” is not a coordinate; write it like 57.2456",)


def test_a_thousand_rows_against_a_thousand_stay_quick():
    with (SAMPLES.parents[2] / "organisations" / "shipped" / "gazetteer" / "sweden_cities500.csv").open(
        encoding="utf-8"
    ) as lines:
        places = [line["name"] for line in csv.DictReader(lines)]
    names = [f"{place} {what}" for place in places for what in ("hembygdsförening", "byalag", "idrottsklubb")][:1_000]
    rows = [CleanRow(i, name, place=name.rpartition(" ")[0]) for i, name in enumerate(names, 2)]
    listed = [dataclasses.replace(entry_of(row, "SE"), key=str(row.row), row=0) for row in rows]
    begin = time.perf_counter()
    verdicts = judge(rows, listed, country="SE")
    assert time.perf_counter() - begin < 15
    assert sum(verdict.kind in ("same", "possible_duplicate") for verdict in verdicts) == len(rows)
