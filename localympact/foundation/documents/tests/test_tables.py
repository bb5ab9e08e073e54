import csv
import io
import json
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from localympact.foundation.documents.tables import Column, Hidden, Table, as_csv, as_geojson, as_json, as_xlsx

STARTS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\x00=1", " =1", "＝1", "\ufeff=1"]


def directory(*names, example=False):
    columns = (
        Column("id", "Id", lambda row: row["id"]),
        Column("title", "=Title", "name"),
        Column("founded", "Founded", "founded", "date"),
        Column("balance", "Balance", "balance", "number"),
        Column("lat", "Latitude", "lat", "coordinate"),
        Column("lon", "Longitude", "lon", "coordinate"),
    )
    rows = [
        {
            "id": f"o{n}",
            "name": name,
            "founded": date(2020, 1, n + 1),
            "balance": -5,
            "lat": 57.2 if n else None,
            "lon": 22.6,
        }
        for n, name in enumerate(names)
    ]
    return Table(columns, rows, title="Organisations: all [1/2]", example=example)


def sheet_of(content, name=0):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_index(name).to_python()


def csv_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", STARTS)
def test_text_that_looks_like_a_formula_gets_an_apostrophe_in_csv(start):
    header, row = csv_of(as_csv(directory(start)))
    assert header[1] == "'=Title"
    assert row[1] == "'" + start.replace("\x00", "")
    assert row[3] == "-5"


@pytest.mark.parametrize("start", STARTS)
def test_text_that_looks_like_a_formula_is_text_in_a_sheet_and_numbers_stay_numbers(start):
    header, row = sheet_of(as_xlsx(directory(start)))
    assert header[1] == "=Title"
    assert row[1].strip() == start.replace("\x00", "").strip()
    assert row[2] == date(2020, 1, 1)
    assert row[3] == -5.0


def test_an_example_table_says_so_in_every_file():
    table = directory("Aldea choir", "Aldea scouts", example=True)
    words = "Example: the places, organisations, people and answers shown here are invented."
    assert csv_of(as_csv(table))[0] == [
        "# Example: the places",
        " organisations",
        " people and answers shown here are invented.",
    ]
    assert sheet_of(as_xlsx(table))[0][0] == words
    assert words in [row[0] for row in sheet_of(as_xlsx(table), 1)]
    assert json.loads(as_json(table))["example"] == words
    assert json.loads(as_geojson(table))["example"] == words


def test_the_list_in_json_has_its_count_the_next_page_and_its_items():
    listed = json.loads(as_json(directory("Aldea choir"), count=40, next="/en/aldea/organisations.json?page=2"))
    assert listed == {
        "count": 40,
        "next": "/en/aldea/organisations.json?page=2",
        "items": [
            {"id": "o0", "title": "Aldea choir", "founded": "2020-01-01", "balance": -5, "lat": None, "lon": 22.6}
        ],
    }


def test_rows_without_a_place_are_counted_beside_the_points():
    collection = json.loads(as_geojson(directory("Aldea choir", "Aldea scouts")))
    assert collection["without_place"] == 1
    assert [f["geometry"] for f in collection["features"]] == [{"type": "Point", "coordinates": [22.6, 57.2]}]
    assert collection["features"][0]["id"] == "o1"
    assert "lat" not in collection["features"][0]["properties"]


def test_a_hidden_number_keeps_its_reason_in_every_file():
    table = Table((Column("n", "Answers", "n", "number"),), [{"n": Hidden("fewer than 5 answers")}])
    assert csv_of(as_csv(table))[1] == ["fewer than 5 answers"]
    assert sheet_of(as_xlsx(table))[1] == ["fewer than 5 answers"]
    assert json.loads(as_json(table))["items"] == [{"n": {"hidden": "fewer than 5 answers"}}]


def test_numbers_and_days_are_shown_as_each_language_writes_them():
    table = Table(
        (Column("n", "n", "n", "number", decimals=1), Column("d", "d", "d", "date")),
        [{"n": -3.25, "d": date(2026, 5, 14)}],
    )
    assert next(table.shown("lv")) == ["−3,2", "2026. gada 14. maijs"]
    assert next(table.shown("el")) == ["−3,2", "14 Μαΐου 2026"]
    assert next(table.shown("en")) == ["−3.2", "14 May 2026"]


def test_infinity_is_never_written_as_a_number():
    table = Table((Column("n", "n", "n", "number"),), [{"n": float("inf")}])
    assert json.loads(as_json(table))["items"] == [{"n": None}]
    assert csv_of(as_csv(table))[1] == ["inf"]


def test_two_columns_of_one_name_are_a_mistake():
    with pytest.raises(ValueError, match="share a name"):
        Table((Column("a", "A"), Column("a", "B")), [])
