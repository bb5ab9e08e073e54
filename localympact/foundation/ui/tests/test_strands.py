"""The strands run through all phases, side by side until they cross, and each lies over the other in turn."""

import pytest

from localympact.foundation.ui.strands import Turn, drawn, named, upright


def test_strands_that_do_not_cross_have_none_over_the_other():
    assert [s.over for s in drawn([Turn(0, -10), Turn(50, -8), Turn(100, -9)], width=100, height=40).stretches] == [
        "",
        "",
    ]


def test_at_each_crossing_the_other_strand_lies_over():
    turns = [Turn(0, -10), Turn(50, 8), Turn(75, -8), Turn(100, 8)]
    overs = [s.over for s in drawn(turns, width=100, height=40).stretches]
    assert overs == ["municipality", "organisations", "municipality"]


def test_the_strand_that_lies_over_is_drawn_last_with_a_casing():
    stretch = drawn([Turn(0, -10), Turn(50, 8)], width=100, height=40).stretches[0]
    assert [(side, cased) for side, _path, cased in stretch.layers] == [
        ("organisations", False),
        ("municipality", True),
    ]


@pytest.mark.parametrize("name", ["strip", "strip-phone", "front"])
def test_a_drawing_goes_through_the_four_phases(name):
    phases = list(dict.fromkeys(stretch.phase for stretch in named(name).stretches))
    assert phases == ["mapping", "toolbox", "recommendations", "action"]


def test_upright_strands_meet_where_one_phase_ends_and_the_next_begins():
    ends = upright("mapping").stretches[-1].municipality.split()[-2]
    assert upright("toolbox").stretches[0].municipality.startswith(f"M{ends} ")
