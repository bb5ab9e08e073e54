"""Lists ask the database little, and no more when they grow: pages and their files, for anybody and for those inside."""

import json
import shutil

import pytest
from django.urls import get_resolver

from localympact.foundation.workspaces.pages import PAGES
from tests.house import House

MOST, COUNTED = 25, "counted.json"
# What is shipped, or one line for each question, does not grow with what a place keeps; doubled rows were never hidden.
FIXED = {"list_bin", "list_questionnaires", "list_tallies", "list_gaps", "list_tools", "list_forms", "list_samples"}


@pytest.fixture(scope="session")
def counted(demo_folder, made_once):
    """For each list: queries and length before its rows double, and after; counted by one process for all."""

    def count(folder):
        shutil.copytree(demo_folder, folder)
        found = House(folder).run("from tests.benchmarks.lists import as_json; print(as_json())")
        (folder / COUNTED).write_text(found)

    return json.loads((made_once("doubled", count) / COUNTED).read_text())


def wrong(counted):
    """The lists that ask too much, or more when they are longer."""
    return {
        name: (before["queries"], after["queries"])
        for name, (before, after) in counted.items()
        if after["queries"] > before["queries"] or after["queries"] > MOST
    }


def test_no_list_asks_more_when_its_rows_double_and_none_more_than_25_times(counted):
    lists = {name: found for name, found in counted.items() if name != "broken"}
    assert wrong(lists) == {}


def test_the_proof_notices_a_list_that_asks_once_per_row(counted):
    assert wrong({"broken": counted["broken"]})


def test_every_list_was_counted_and_had_more_to_show(counted):
    get_resolver().url_patterns  # noqa: B018 - fills PAGES
    of_pages = {name for name in PAGES if name.startswith("list_")}
    grown = {
        name.split(",")[0].split(".")[0]
        for name, (before, after) in counted.items()
        if after["length"] > before["length"] + 20
    }
    assert len(of_pages) > 20
    assert of_pages - grown <= FIXED
