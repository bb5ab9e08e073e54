from pathlib import Path

import pytest
import xlsxwriter

from localympact.foundation.core.refused import Refused
from localympact.phase1_mapping.questionnaires.items import form_of
from localympact.phase1_mapping.questionnaires.xlsform import QuestionnaireRefused, convert, read_sheets

SAMPLES = Path(__file__).parent / "samples"


def asked(*rows, choices=()):
    return {"survey": [dict(row) for row in rows], "choices": [dict(row) for row in choices]}


def text(name, **more):
    return {"type": "text", "name": name, "label": name, **more}


def refused(sheets):
    with pytest.raises(QuestionnaireRefused) as told:
        convert(sheets)
    return [(problem.sheet, problem.row, problem.column) for problem in told.value.problems]


def test_a_questionnaire_of_others_is_read_and_converted():
    form = form_of(convert(read_sheets(SAMPLES / "group.xlsx")).pyxform)
    assert [item.name for item in form.items] == ["family_name", "phone_number", "age"]
    assert form.languages == ("en",)


def test_an_old_excel_file_is_read_and_what_cannot_be_asked_is_named():
    converted = convert(read_sheets(SAMPLES / "tutorial.xls"))
    assert [(problem.row, problem.column) for problem in converted.unaskable] == [(2, "type")]


def test_an_unknown_type_is_refused_with_its_cell():
    with pytest.raises(QuestionnaireRefused) as told:
        convert(read_sheets(SAMPLES / "unknown_question_type.xls"))
    assert str(told.value) == "survey 52 type: The question type “unknown” is not known."


@pytest.mark.parametrize(
    ("sheets", "place"),
    [
        (asked(text("a"), text("a")), ("survey", 3, "name")),
        (asked(text("a", relevant="${b} = 1")), ("survey", 2, "relevant")),
        (asked(text("a", relevant="//x")), ("survey", 2, "relevant")),
        (asked(text("a", constraint="document('x')")), ("survey", 2, "constraint")),
        (asked(text("a", constraint="regex(., '(?!a)')")), ("survey", 2, "constraint")),
        (asked(text("a"), text("b", constraint=". > ")), ("survey", 3, "constraint")),
        (asked(text("a", label="Dear ${nobody}")), ("survey", 2, "label")),
        (asked(text("a", relevant="${b} = 1"), text("b", relevant="${a} = 1")), ("survey", 3, "relevant")),
        (asked({"type": "select_one nothing", "name": "a", "label": "A"}), ("survey", 2, "type")),
        (asked({"name": "a", "label": "A"}), ("survey", 2, "type")),
        (asked(), ("survey", 0, "")),
        (asked({"type": "begin group", "name": "g", "label": "G"}, text("a")), ("survey", 2, "")),
    ],
)
def test_a_broken_questionnaire_is_refused_with_its_cell(sheets, place):
    assert refused(sheets)[0] == place


def test_a_column_that_is_there_twice_is_refused(tmp_path):
    (tmp_path / "survey.csv").write_text("type,name,label,label\ntext,a,A,B\n", encoding="utf-8")
    with pytest.raises(QuestionnaireRefused, match="survey 1 label: The column “label” is there twice."):
        read_sheets(tmp_path)


def test_a_missing_translation_is_told_with_its_cell():
    row = {
        "type": "text",
        "name": "a",
        "label::English (en)": "A",
        "label::Latviešu (lv)": "A",
        "hint::English (en)": "h",
    }
    warnings = convert({"survey": [row]}).warnings
    assert [(one.row, one.column) for one in warnings] == [(2, "hint::Latviešu (lv)")]


def test_ten_thousand_options_are_taken():
    choices = [{"list_name": "many", "name": f"o{number}", "label": str(number)} for number in range(10_000)]
    rows = asked({"type": "select_one many", "name": "a", "label": "A"}, choices=choices)
    assert len(form_of(convert(rows).pyxform).items[0].choices) == 10_000


def test_a_table_that_would_abort_its_reader_is_refused(tmp_path):
    file = tmp_path / "wide.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("survey").write(1_048_575, 16_383, "x")
    with pytest.raises(Refused, match="far outside the table"):
        read_sheets(file)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a workbook", b"\xd0\xcf\x11\xe0", b"type,name\n"])
def test_a_file_that_is_no_table_is_refused(tmp_path, content):
    file = tmp_path / "file.xlsx"
    file.write_bytes(content)
    with pytest.raises(Refused):
        read_sheets(file)
