"""Tenancy: no page of one place opens or changes anything for its neighbour, a visitor or the steward."""

import json

import pytest

from tests.house import House


def walk(folder, broken=""):
    code = f"import json; from tests.tenancy.neighbour import report; print('REPORT' + json.dumps(report({broken!r})))"
    told = House(folder).run(code)
    return json.loads(told.split("REPORT", 1)[1])


@pytest.mark.proof
def test_T49_T50_nothing_of_a_place_is_open_to_its_neighbours(demo_folder):
    told = walk(demo_folder)
    print(f"\nTenancy: {told['asked']} requests to {told['pages']} pages.")
    assert told["leaks"] == []
    assert told["unchanged"]
    assert told["asked"] > 1_000


@pytest.mark.proof
def test_the_walk_finds_a_scope_that_lost_its_filter(demo_folder):
    told = walk(demo_folder, broken="scope")
    assert told["leaks"]
