import re
from datetime import date

import pytest
from defusedxml import ElementTree

from localympact.foundation.documents.charts import (
    Band,
    Bar,
    Difference,
    Gap,
    Line,
    Mean,
    Progress,
    Strand,
    Strip,
    bar_chart,
    dot_rows,
    gantt,
    gap_chart,
    line_chart,
    portrait,
    stacked_bands,
)
from localympact.foundation.documents.charts.pictures import checked
from localympact.foundation.documents.charts.png import to_png
from localympact.foundation.documents.fonts.letters import text_width
from localympact.foundation.documents.tables import Hidden

LANGUAGES = ("en", "lv", "lt", "sv", "pt", "el")
LONG = {
    "en": "Support is announced early, clearly and to everybody whom it may concern",
    "lv": "Atbalsts tiek izziņots savlaicīgi, saprotami un visām iesaistītajām organizācijām",
    "lt": "Apie paramą skelbiama anksti, aiškiai ir visoms suinteresuotoms organizacijoms",
    "sv": "Stödet tillkännages i god tid, tydligt och till alla berörda föreningar och organisationer",
    "pt": "O apoio é anunciado cedo, com clareza e a todas as organizações interessadas no concelho",
    "el": "Η υποστήριξη ανακοινώνεται έγκαιρα και με σαφήνεια προς όλους τους εμπλεκόμενους φορείς",
}
HOSTILE = '<script>alert(1)</script> & "x" \x00 \u4e2d'
REASON = Hidden("fewer than five of one side answered, so that nobody can be recognised by what they said")


def mean(value, n=20):
    return Mean(value, value - 0.85, value + 0.85, n)


def gaps(label, language="en", example=False):
    rows = [
        Gap(label, mean(6.84, 18), mean(3.26, 23), Difference(3.58, 2.21, 4.77)),
        Gap("chance", mean(4.1), mean(4.4), Difference(-0.3, -1.6, 1.0)),
        Gap("hidden", mean(8.8), REASON),
    ]
    return gap_chart(rows, title="Gaps", language=language, low_end="not at all", high_end="fully", example=example)


def bars(label, language="en", example=False):
    rows = [
        Bar(label, 5.15, 8.25, municipality_n=18, organisations_n=1234),
        Bar("hidden", 6.3, REASON),
        Bar("all", REASON, REASON),
    ]
    return bar_chart(rows, title="Bars", language=language, decimals=1, top=10, example=example)


def bands(label, language="en", example=False):
    rows = [Band(label, (2, 3, 15), "municipality"), Band("x", (7, 8, 4), "organisations"), Band("hidden", REASON)]
    return stacked_bands(rows, [label, "in part", "fully"], title="Bands", language=language, example=example)


def dots(label, language="en", example=False):
    rows = [Bar(label, 3, 44), Bar("x", 0, REASON)]
    return dot_rows(rows, title="Dots", language=language, example=example)


def lines(label, language="en", example=False):
    rows = [
        Line("Municipality", (mean(5.2), mean(6.1), REASON), "municipality"),
        Line("Organisations", (mean(3.3), None, mean(5.0)), "organisations"),
    ]
    return line_chart(rows, [label, "2027", "2028"], title="Lines", language=language, example=example)


def plan(label, language="en", example=False):
    first, last, today = date(2026, 1, 10), date(2027, 3, 1), date(2026, 6, 12)
    rows = [
        Strip(label, first, last, Progress("done", first, today), Progress("in_work", first), label, label),
        Strip("done", first, today, Progress("done", first, today), Progress("done", first, today), "x", label),
        Strip("one side", first, last, None, Progress()),
    ]
    return gantt(rows, today=today, title="Plan", language=language, example=example)


def strands(label, language="en", example=False):
    rows = [Strand(label, 6.0, 3.0 + n) for n in range(4)] + [Strand("x", None, 3.0)]
    return portrait(rows, language)


CHARTS = (gaps, bars, bands, dots, lines, plan, strands)
NUMBERED = (gaps, bars, bands, dots, lines)


def texts_of(svg):
    return [element.text or "" for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def numbers_in(text):
    return set(re.findall(r"\d+(?:[.,\u00a0]\d+)*", text))


@pytest.mark.parametrize("make", CHARTS)
def test_a_picture_holds_only_shapes_and_words(make):
    chart = make(HOSTILE, example=True)
    for svg in (chart.svg, chart.narrow, chart.print):
        assert checked(svg)
        assert "<script" not in svg
        assert " style=" not in svg
    assert "var(" not in chart.print


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", CHARTS)
def test_long_labels_stay_inside_the_picture(make, language):
    chart = make(LONG[language], language, example=True)
    for svg in (chart.svg, chart.narrow, chart.print):
        root = ElementTree.fromstring(svg)
        width, height = map(float, root.get("viewBox").split()[2:])
        for text in root.iter("{http://www.w3.org/2000/svg}text"):
            face = (
                "narrow" if text.get("font-stretch") else "semibold" if text.get("font-weight") == "600" else "regular"
            )
            length = text_width(text.text or "", float(text.get("font-size")), face)
            start = float(text.get("x")) - {"middle": length / 2, "end": length}.get(text.get("text-anchor"), 0)
            assert start >= 0, text.text
            assert start + length <= width + 1, text.text
            assert 0 < float(text.get("y")) <= height, text.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", NUMBERED)
def test_every_number_of_the_picture_stands_in_the_table_in_the_same_words(make, language):
    chart = make("label", language)
    cells = [str(cell).removeprefix("−") for row in chart.table.shown(language) for cell in row]
    known = set().union(*(numbers_in(cell) for cell in cells)) | {"0", "5", "10"}
    for svg in (chart.svg, chart.narrow, chart.print):
        pictured = set().union(*(numbers_in(text) for text in texts_of(svg)))
        assert pictured - known == set()


@pytest.mark.parametrize("make", NUMBERED)
def test_what_is_hidden_says_why_in_every_drawing_and_in_the_table(make):
    chart = make("label")
    for svg in (chart.svg, chart.narrow, chart.print):
        assert "fewer than five" in " ".join(texts_of(svg))
    assert REASON in [cell for row in chart.table.shown("en") for cell in row]


def test_a_gap_with_one_hidden_side_shows_neither_side():
    chart = gaps("label")
    assert "8.8" not in texts_of(chart.svg) + texts_of(chart.narrow) + texts_of(chart.print)
    assert "8.8" not in [str(cell) for row in chart.table.shown("en") for cell in row]


@pytest.mark.parametrize("make", [gaps, bars, bands, dots, lines, plan])
def test_generated_data_is_framed_and_tagged_in_every_drawing(make):
    for svg in (make("label", example=True).svg, make("label", example=True).narrow, make("label", example=True).print):
        assert "Example, generated" in texts_of(svg)
    assert "Example, generated" not in texts_of(make("label").svg)


def test_a_gap_that_may_be_chance_says_so():
    words = texts_of(gaps("label").svg)
    assert words.count("may be chance") == 1
    assert "2.2 to 4.8" in words


def test_too_many_things_for_dots_become_bars():
    chart = dot_rows([Bar("x", plain=61)], title="Many", language="en")
    assert "<circle" not in chart.svg
    assert "61" in texts_of(chart.svg)


def test_a_portrait_needs_three_statements():
    assert portrait([Strand("a", 1.0, 2.0), Strand("b", 1.0, 2.0)]) is None


def test_a_png_is_drawn_with_our_letters_only():
    with_words = to_png(bars("Ķīļi un ģimenes").print)
    without = to_png(re.sub(r"<text.*?</text>", "", bars("Ķīļi un ģimenes").print))
    assert with_words.startswith(b"\x89PNG")
    assert len(with_words) > len(without) * 1.5
