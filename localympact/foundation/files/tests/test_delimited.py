"""Text tables of strangers: encodings, separators and what is refused."""

import csv

import pytest

from localympact.foundation.core.refused import Refused
from localympact.foundation.files.delimited import read_text_table

LATVIAN = [
    ["Nosaukums", "Vieta"],
    ["Jauniešu centrs „Brīnumiņš”", "Ģibuļu pagasts"],
    ["Rojas invalīdu biedrība", "Roja"],
]
LITHUANIAN = [
    ["Pavadinimas", "Vieta"],
    ["Žirginio sporto klubas", "Jovariškės"],
    ["Trakų neįgaliųjų užimtumo centras", "Trakai"],
]
SWEDISH = [["Namn", "Ort"], ["Föreningen Hjälp över gränser", "Älvdalen"], ["Byalaget på Sollerön", "Mora"]]
PORTUGUESE = [
    ["Nome", "Localidade"],
    ["Associação Juvenil São João", "Braga"],
    ["Fundação Bomfim, educação e ação", "Maximinos"],
]
GREEK = [["Όνομα", "Τόπος"], ["Πολιτιστικό Εργαστήρι Αγίων Ομολογητών", "Λευκωσία"], ["Δήμος Αγλαντζιάς", "Αγλαντζιά"]]


def as_text(rows, separator=";"):
    return "\r\n".join(separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows)


@pytest.mark.parametrize(
    ("rows", "encoding"),
    [
        (LATVIAN, "cp1257"),
        (LATVIAN, "iso-8859-13"),
        (LITHUANIAN, "cp1257"),
        (SWEDISH, "cp1252"),
        (PORTUGUESE, "cp1252"),
        (GREEK, "cp1253"),
        (LATVIAN, "utf-8"),
        (GREEK, "utf-8"),
        (GREEK, "utf-16-le"),
        (LATVIAN, "utf-16-be"),
    ],
)
def test_each_encoding_is_recognised_by_its_letters(rows, encoding):
    table = read_text_table(as_text(rows).encode(encoding), "list.csv")
    assert table.rows == rows
    assert (table.encoding, table.separator) == (encoding, ";")


def test_a_capital_with_accent_tells_the_two_greek_code_pages_apart():
    rows = [["Όνομα", "Τόπος"], ["Άγιος Δομέτιος", "Έγκωμη"]]
    for encoding in ("cp1253", "iso-8859-7"):
        table = read_text_table(as_text(rows).encode(encoding), "list.csv")
        assert (table.encoding, table.rows) == (encoding, rows)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_obeyed_and_not_kept(encoding):
    assert read_text_table(as_text(GREEK).encode(encoding), "list.csv").rows == GREEK


def test_polish_is_left_to_the_general_detector():
    rows = [
        ["Nazwa", "Miejsce"],
        ["Stowarzyszenie Przyjaźń i Współpraca Młodzieży", "Łódź"],
        ["Fundacja Dzieciom Świętokrzyskim", "Kielce"],
    ]
    assert read_text_table(as_text(rows).encode("cp1250"), "list.csv").rows == rows


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_each_separator_is_found_by_even_columns(separator):
    rows = [["Name", "Place", "About"], ["A, B; and C", "Roja", "clubs, choirs, sport"], ["D", "Mora", "help; advice"]]
    table = read_text_table(as_text(rows, separator).encode(), "list.csv")
    assert (table.separator, table.rows) == (separator, rows)


def test_a_declared_separator_is_obeyed_and_rows_keep_their_numbers():
    table = read_text_table(b"sep=|\nname|place\nA;B|Roja\n", "list.csv")
    assert table.rows == [[], ["name", "place"], ["A;B", "Roja"]]


def test_one_column_needs_no_separator():
    assert read_text_table("Biedrība Kalme\nBiedrība Vīnoga\n".encode(), "list.csv").rows == [
        ["Biedrība Kalme"],
        ["Biedrība Vīnoga"],
    ]


def test_a_field_of_a_hundred_megabytes_is_refused_with_its_row():
    with pytest.raises(Refused, match="larger than|row 3: a field is longer"):
        read_text_table(b"name;place\nA;Roja\nB;" + b"x" * 10_000_000, "list.csv")


def test_zero_bytes_are_refused_with_their_line():
    with pytest.raises(Refused, match="line 2: there is a NUL"):
        read_text_table(b"name;place;about;more\nA\0;Roja;clubs and choirs;a\n" * 3, "list.csv")


def test_a_hundred_thousand_columns_are_refused():
    with pytest.raises(Refused, match="row 1 has 100001 columns; at most 500"):
        read_text_table(b";" * 100_000 + b"\n", "list.csv")


def test_a_quotation_mark_that_is_never_closed_hides_no_rows():
    with pytest.raises(Refused, match="row 2: a quotation mark is opened and never closed"):
        read_text_table(b'name;place\n"A;Roja\nB;Mora\n', "list.csv")


def test_utf8_with_one_broken_character_is_not_guessed_at():
    broken = as_text(GREEK).encode() * 3
    broken = broken.replace("Τόπος".encode(), b"\xce\xa4\xcf", 1)
    with pytest.raises(Refused, match="line 1 holds a broken character"):
        read_text_table(broken, "list.csv")


def test_a_formula_stays_text():
    table = read_text_table(b"name;place\n=cmd|' /C calc'!A0;Roja\n", "list.csv")
    assert table.rows[1] == ["=cmd|' /C calc'!A0", "Roja"]


def test_reading_leaves_no_smaller_limit_behind():
    read_text_table(b"name;place\nA;B\n", "list.csv")
    assert csv.field_size_limit() >= 100_000
