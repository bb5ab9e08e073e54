from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localympact.foundation.search.asking import Question
from localympact.foundation.search.finding import Found, cells, every, find, generation, points
from localympact.foundation.search.indexer import catch_up

KIND = "mapping.organisation"
ALDEA, BRYGGBY = UUID(int=0xA1DEA), UUID(int=0xB2199B4)
NAN, INF = float("nan"), float("inf")


def names(**question):
    return [row["name"] for row in find(Question(kind=KIND, **question)).shown]


@pytest.fixture
def filled(town):
    town.publish(1, "Jaunatnes centrs", side=["organisations"], field=["youth"], position=(57.24, 22.59))
    town.publish(2, "Biedrība Čakli", side=["organisations"], field=["sport", "youth"], position=(57.25, 22.60))
    town.publish(3, "Āra skola", side=["organisations"], field=["education"], position=(57.30, 22.70))
    town.publish(4, "Aldeas dome", side=["municipality"], field=[], text=["Mājas Jaunatnes ielā"])
    town.publish(5, "Κέντρο Νεολαίας", workspace=BRYGGBY, side=["organisations"], field=["youth"], text=["ΟΔΟΣ 5"])
    town.publish(6, "Centrs", also=["Youth house"], side=["organisations"], field=["youth"], position=(35.15, 33.36))
    catch_up()
    return town


def test_a_list_without_words_stands_in_the_order_of_the_readers_alphabet(filled):
    assert names(language="lv", workspaces=[ALDEA]) == [
        *("Aldeas dome", "Āra skola", "Biedrība Čakli", "Centrs", "Jaunatnes centrs"),
    ]
    assert names(language="lv", workspaces=[ALDEA], sort="-name")[0] == "Jaunatnes centrs"


@pytest.mark.parametrize("typed", ["jaunatne", "JAUNATNES", "jaunatnei", "jaun", "jaunatns"])
def test_a_word_is_found_in_all_its_forms_begun_or_mistyped(filled, typed):
    assert names(words=typed) == ["Jaunatnes centrs", "Aldeas dome"]


@pytest.mark.parametrize("typed", ["ΟΔΟΣ", "οδός", "οδοσ", "odos"])
def test_T101_every_sigma_finds_the_street(filled, typed):
    assert names(words=typed) == ["Κέντρο Νεολαίας"]


@pytest.mark.parametrize("typed", ["neolaias", "κεντρο νεολαιας", "kentro neolaia"])
def test_greek_is_found_in_latin_letters(filled, typed):
    assert names(words=typed) == ["Κέντρο Νεολαίας"]


def test_exact_names_come_first_then_names_that_begin_so_then_text(town):
    town.publish(1, "Jauno ceļš", text=["Centrs centrs centrs centrs"])
    town.publish(2, "Jaunatnes centrs centrs")
    town.publish(3, "Centrs Talsi")
    town.publish(4, "Centrs")
    catch_up()
    assert names(words="centrs") == ["Centrs", "Centrs Talsi", "Jaunatnes centrs centrs", "Jauno ceļš"]


def test_every_name_of_a_row_counts_as_its_name(filled):
    assert names(words="youth house") == ["Centrs"]


def test_all_words_must_be_there(filled):
    assert names(words="jaunatnes skola") == []
    assert names(words="centrs jaunatnes") == ["Jaunatnes centrs"]


def test_codes_of_one_facet_widen_and_facets_narrow_each_other(filled):
    assert set(names(filters={"field": ["sport", "education"]})) == {"Biedrība Čakli", "Āra skola"}
    assert names(filters={"field": ["sport", "education"], "side": ["municipality"]}) == []


def test_a_facet_is_counted_as_if_it_was_not_chosen(filled):
    found = find(Question(kind=KIND, filters={"field": ["sport"]}))
    assert found.total == 1
    assert found.facets == {
        "side": [("organisations", 1)],
        "field": [("youth", 4), ("education", 1), ("sport", 1)],
    }


def test_only_the_facets_asked_for_are_counted(filled):
    assert find(Question(kind=KIND, facets=["workspace", "side", "nonsense"])).facets == {
        "workspace": [(str(ALDEA), 5), (str(BRYGGBY), 1)],
        "side": [("organisations", 5), ("municipality", 1)],
    }
    assert find(Question(kind=KIND, facets=())).facets == {}


def test_a_place_sees_only_its_own_and_no_place_sees_nothing(filled):
    assert names(workspaces=[BRYGGBY]) == ["Κέντρο Νεολαίας"]
    assert names(workspaces=[]) == []
    assert find(Question(workspaces=[str(BRYGGBY)])).total == 1


def test_where_the_reading_stands_is_never_found(filled):
    assert find(Question()).total == 6
    assert find(Question(words="cursor")).total == 0


def test_newest_and_oldest(filled):
    assert names(sort="newest")[0] == "Centrs"
    assert names(sort="oldest")[0] == "Jaunatnes centrs"


def test_a_box_and_a_circle_find_what_lies_in_them(filled):
    assert set(names(box=(22.5, 57.2, 22.65, 57.3))) == {"Jaunatnes centrs", "Biedrība Čakli"}
    assert names(near=(57.24, 22.59, 5), sort="distance") == ["Jaunatnes centrs", "Biedrība Čakli"]
    assert names(near=(57.30, 22.70, 50), sort="distance") == ["Āra skola", "Biedrība Čakli", "Jaunatnes centrs"]


def test_pages_follow_each_other_without_gap_or_repetition(town):
    for number in range(1, 48):
        town.publish(number, "Same name", noted=False)
    catch_up()
    pages = [find(Question(kind=KIND, page=page, size=10)).ids for page in range(1, 7)]
    assert [len(page) for page in pages] == [10, 10, 10, 10, 7, 0]
    assert len({row_id for page in pages for row_id in page}) == 47


def test_every_gives_the_whole_list_in_its_order(filled):
    question = Question(kind=KIND, language="lv", size=3)
    listed = [row_id for page in (1, 2) for row_id in find(Question(kind=KIND, language="lv", size=3, page=page)).ids]
    assert every(question) == listed


def test_points_and_cells_show_the_same_rows(filled):
    question = Question(kind=KIND, filters={"field": ["youth"]})
    assert {(round(p.lat, 2), round(p.lon, 2)) for p in points(question)} == {
        (57.24, 22.59),
        (57.25, 22.6),
        (35.15, 33.36),
    }
    assert sorted(cell.total for cell in cells(question, 3)) == [1, 2]


def test_before_the_first_index_nothing_is_found_and_nothing_fails(town):
    question = Question(kind=KIND, words="jaunatne")
    assert (find(question), points(question), cells(question, 5), every(question)) == (Found(), [], [], [])
    assert generation() == ""


def test_each_commit_has_its_own_generation(filled):
    before = find(Question()).generation
    assert generation() == before
    filled.publish(9, "Jauns")
    catch_up()
    assert generation() != before


@pytest.mark.parametrize(
    "hostile",
    [
        {"size": 0},
        {"size": -5, "page": -1},
        {"size": 10**30, "page": 10**30},
        {"size": NAN, "page": INF},
        {"size": "many", "page": None},
        {"words": "ž" * 5_000},
        {"words": "jaunatne " * 5_000},
        {"words": 'foo:bar AND ("x'},
        {"words": "*?~[]{}^\\/:+-!&|\x00\u202e\ud800"},
        {"words": None},
        {"words": 'name:"' + "(" * 400},
        {"filters": {"nonsense": ["x"], "text": ["x"], "side": ["\ud800", "x" * 70_000]}},
        {"filters": {"side": ["x"] * 10_000}},
        {"filters": None},
        {"workspaces": ["not an id", NAN]},
        {"box": (NAN, 0, 1, 1)},
        {"box": (INF, -INF, 1, 1)},
        {"box": (1, 2, 3)},
        {"box": ("a", "b", "c", "d")},
        {"box": (-1e308, -1e308, 1e308, 1e308)},
        {"box": (170, 89, -170, -89)},
        {"near": (NAN, 1, 1), "sort": "distance"},
        {"near": (90, 180, 1e308), "sort": "distance"},
        {"near": (-90, -1e9, -1e308), "sort": "distance"},
        {"near": None, "sort": "distance"},
        {"sort": "'; drop table", "language": "xx"},
        {"kind": "nonsense"},
        {"kind": "cursor"},
        {"facets": ["id", "shown", "label_lv", "nonsense"]},
    ],
)
def test_nothing_typed_breaks_the_search(filled, hostile):
    question = Question(**{"kind": KIND, **hostile})
    found = find(question)
    assert len(found.ids) <= 100
    assert set(found.ids) <= set(filled.rows)
    assert {point.id for point in points(question, limit=0)} <= set(filled.rows)
    for zoom in (0, -1, 99, NAN, INF, "x", None):
        assert sum(cell.total for cell in cells(question, zoom)) <= len(filled.rows)
    assert len(every(question, limit=NAN)) <= 1


def test_an_unknown_facet_does_not_narrow_but_an_unknown_code_finds_nothing(filled):
    assert find(Question(kind=KIND, filters={"nonsense": ["x"]})).total == 6
    assert find(Question(kind=KIND, filters={"side": ["nonsense"]})).total == 0


CODES = {"side": ["organisations", "municipality"], "field": ["youth", "sport", "education", "other"]}
QUESTIONS = st.builds(
    Question,
    kind=st.sampled_from([KIND, None]),
    words=st.sampled_from(["", "jaun", "centrs", "skola dome", "x"]),
    workspaces=st.sampled_from([None, [ALDEA], [BRYGGBY], [ALDEA, BRYGGBY]]),
    filters=st.fixed_dictionaries({}, optional={f: st.lists(st.sampled_from(c), max_size=3) for f, c in CODES.items()}),
    box=st.none() | st.tuples(*(st.floats(-180, 180), st.floats(-90, 90)) * 2),
    near=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 2_000)),
    sort=st.sampled_from(["", "name", "-name", "newest", "distance", "relevance"]),
    size=st.just(100),
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["Jaunatnes centrs", "Skola", "Dome", "Centrs", "Jauns"])},
        optional={
            "workspace": st.sampled_from([ALDEA, BRYGGBY]),
            "side": st.lists(st.sampled_from(CODES["side"]), max_size=1),
            "field": st.lists(st.sampled_from(CODES["field"]), max_size=3),
            "position": st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
        },
    ),
    min_size=1,
    max_size=25,
)


def expected_count(town, question, facet, code):
    chosen = {**question.filters, facet: [code]}
    return find(Question(**{**question.__dict__, "filters": chosen})).total


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(rows=ROWS, asked=st.lists(QUESTIONS, min_size=1, max_size=4))
def test_list_points_cells_facets_and_export_are_the_same_set(town, rows, asked):
    town.rows.clear()
    town.history.append((len(town.history) + 1, "anything", ALDEA))
    for number in range(1, 26):
        town.note(UUID(int=number << 32 | number))
    for number, row in enumerate(rows, 1):
        town.publish(number, **row)
    catch_up()
    for question in asked:
        found = find(question)
        assert len(found.ids) == len(set(found.ids)) == found.total
        assert every(question) == found.ids
        placed = {row_id for row_id in found.ids if town.rows[row_id].position}
        assert {point.id for point in points(question)} == placed
        assert sum(cell.total for cell in cells(question, 8)) == len(placed)
        counted = find(Question(**{**question.__dict__, "facets": ("side", "field")})).facets
        for facet, codes in counted.items():
            assert dict(codes) == {
                code: n for code in CODES[facet] if (n := expected_count(town, question, facet, code))
            }
