"""Workbooks of strangers: hostile ones are refused, honest ones read."""

import io
import time
import zipfile

import pytest
import xlsxwriter

from localympact.foundation.core.refused import Refused
from localympact.foundation.files.sheets import read_sheets, read_workbook

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    "</Types>"
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)
WORKBOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Saraksts" sheetId="1" r:id="r1"/></sheets></workbook>'
)
SHEET = (
    '{prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{rows}</sheetData></worksheet>"
)


def packed(rows='<row r="1"><c r="A1"><v>1</v></c></row>', prolog="", types=TYPES, more=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="xl/workbook.xml"))
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELS.format(kind="worksheet", target="worksheets/sheet1.xml"))
        archive.writestr("xl/worksheets/sheet1.xml", SHEET.format(prolog=prolog, rows=rows))
        for name, content in more:
            archive.writestr(name, content)
    return out.getvalue()


def test_a_workbook_is_read_with_whole_numbers_days_and_merged_ranges():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd.mm.yyyy"}) as workbook:
        sheet = workbook.add_worksheet("NVO")
        sheet.merge_range(0, 0, 0, 1, "Organizacija")
        sheet.write_row(1, 0, ["Āboliņš", 1996.0, 57.24562])
        sheet.write_datetime(2, 0, __import__("datetime").datetime(2021, 7, 1))
        sheet.write_boolean(2, 1, True)
    (sheet,) = read_workbook(out.getvalue(), "nvo.xlsx")
    assert sheet.name == "NVO"
    assert sheet.merged == [(0, 0, 0, 1)]
    assert sheet.rows == [["Organizacija", "", ""], ["Āboliņš", 1996, 57.24562], ["2021-07-01", True, ""]]


def test_the_hand_made_workbook_of_these_tests_is_readable_so_that_refusals_mean_something():
    assert read_sheets(packed(), "a.xlsx") == {"Saraksts": [[1]]}


def open_document(rows):
    names = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    spaces = " ".join(f'xmlns:{name}="{names.format(name)}"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="NVO">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{names.format("manifest")}"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return out.getvalue()


def cell(text, repeated=1):
    again = f' table:number-columns-repeated="{repeated}"'
    return f'<table:table-cell office:value-type="string"{again}><text:p>{text}</text:p></table:table-cell>'


def test_an_open_document_table_is_read():
    rows = f"<table:table-row>{cell('Nosaukums')}{cell('Vieta')}</table:table-row>"
    assert read_sheets(open_document(rows), "nvo.ods") == {"NVO": [["Nosaukums", "Vieta"]]}


def test_a_cell_repeated_a_thousand_million_times_is_refused():
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell("x", 1024)}</table:table-row>'
    with pytest.raises(Refused, match="cannot be opened|too large to be read"):
        read_sheets(open_document(rows), "nvo.ods")


def test_a_bomb_is_refused_from_its_directory_in_no_time():
    bomb = packed(more=[("xl/media/zeros.xml", b"0" * (214 * 1024 * 1024))])
    begin = time.perf_counter()
    with pytest.raises(Refused, match="would unpack to 214 MB"):
        read_sheets(bomb, "list.xlsx")
    assert time.perf_counter() - begin < 0.5


def test_a_smaller_bomb_is_refused_by_its_ratio():
    with pytest.raises(Refused, match="would unpack to 20 MB"):
        read_sheets(packed(more=[("xl/media/zeros.xml", b"0" * (20 * 1024 * 1024))]), "list.xlsx")


def test_an_archive_with_too_many_parts_is_refused():
    with pytest.raises(Refused, match="1205 parts"):
        read_sheets(packed(more=[(f"xl/a{i}.xml", "a") for i in range(1200)]), "list.xlsx")


def test_an_archive_that_lies_about_its_size_is_refused_while_streaming():
    honest = packed(more=[("xl/zeros.bin", b"0" * 900_000)])
    size, lie = (900_000).to_bytes(4, "little"), (900).to_bytes(4, "little")
    assert honest.count(size) == 2
    with pytest.raises(Refused, match="says it is smaller than it is"):
        read_sheets(honest.replace(size, lie), "list.xlsx")


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        "<!-- " + "long " * 50_000 + '--><!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_entities_are_refused(prolog):
    with pytest.raises(Refused, match="XML document type"):
        read_sheets(packed(prolog=prolog), "list.xlsx")


def test_one_cell_in_the_farthest_corner_is_refused_and_named():
    far = packed('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert len(far) < 5_000
    with pytest.raises(Refused, match="XFD1048576"):
        read_sheets(far, "list.xlsx")


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "C:/evil.xml", "xl\\..\\..\\evil.xml"])
def test_parts_that_lead_out_of_the_archive_are_refused(name):
    with pytest.raises(Refused, match="forbidden names"):
        read_sheets(packed(more=[(name, "x")]), "list.xlsx")


def test_two_parts_of_one_name_are_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = packed(more=[("xl/workbook.xml", WORKBOOK)])
    with pytest.raises(Refused, match="forbidden names"):
        read_sheets(twice, "list.xlsx")


def test_a_link_inside_the_archive_is_refused():
    link = zipfile.ZipInfo("xl/link")
    link.external_attr = 0o120777 << 16
    with pytest.raises(Refused, match="forbidden names"):
        read_sheets(packed(more=[(link, "/etc/passwd")]), "list.xlsx")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            packed(types=TYPES.replace("officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")),
            "macros",
        ),
        (packed(more=[("xl/vbaProject.bin", b"x")]), "macros"),
        (b"<html><body><table><tr><td>Nosaukums</td></tr></table></body></html>", "really a web page"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "really a picture"),
        (b"%PDF-1.7\n", "really a PDF"),
        (b"name;place\nA;B\n", "Rename it to .csv"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "Workbook".encode("utf-16-le"), "Rename it to .xls"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 not really", "damaged"),
        (packed()[:-40], "damaged"),
    ],
)
def test_a_file_is_judged_by_its_content_not_by_its_name(data, sentence):
    with pytest.raises(Refused, match=sentence):
        read_sheets(data, "list.xlsx")


def test_a_workbook_named_csv_is_refused_with_its_true_name():
    with pytest.raises(Refused, match=r"Rename it to \.xlsx"):
        read_sheets(packed(), "list.csv")
