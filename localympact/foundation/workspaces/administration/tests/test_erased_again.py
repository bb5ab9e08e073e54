"""A restored backup does not bring back who was erased after it was made."""

import json

import pytest

from tests.house import House

MAKE = """
from localympact.foundation.people.models import Person
for name in ("canary", "other"):
    Person.objects.create_user(f"{name}@example.org", name=name.capitalize())
"""
ERASE = """
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.administration.own_data import erase
erase(Person.objects.get(email="canary@example.org"))
"""
WHO = "SELECT email FROM people_person ORDER BY email"


@pytest.fixture(scope="module")
def lost(tmp_path_factory):
    """An installation that made a backup, after which somebody was erased."""
    house = House(tmp_path_factory.mktemp("lost"))
    house.command("migrate", "-v0", "--skip-checks")
    house.run(MAKE)
    assert str(house.folder / "erasures.jsonl") in house.command("backup", str(house.folder / "before.tar.gz"))
    house.run(ERASE)
    house.command("backup", str(house.folder / "after.tar.gz"))
    return house


@pytest.fixture
def new(tmp_path):
    """An empty machine."""
    return House(tmp_path / "new")


def test_who_was_erased_after_the_backup_is_erased_again(lost, new):
    kept = lost.folder / "erasures.jsonl"
    said = new.command("restore", str(lost.folder / "before.tar.gz"), "--erasures", str(kept))
    assert "Erased again, as after the backup was made: 1." in said
    assert new.column(WHO) == ["other@example.org"]
    assert (new.folder / "erasures.jsonl").read_text() == kept.read_text()


def test_a_list_that_stayed_in_the_data_folder_is_used(lost, new):
    (new.folder / "erasures.jsonl").write_text((lost.folder / "erasures.jsonl").read_text())
    new.command("restore", str(lost.folder / "before.tar.gz"))
    assert new.column(WHO) == ["other@example.org"]


def test_the_proof_notices_a_restore_without_the_list(lost, new):
    assert "No list of erasures was given." in new.command("restore", str(lost.folder / "before.tar.gz"))
    assert new.column(WHO) == ["canary@example.org", "other@example.org"]


def test_a_later_backup_hands_the_list_on(lost, new):
    new.command("restore", str(lost.folder / "after.tar.gz"))
    assert (new.folder / "erasures.jsonl").read_text() == (lost.folder / "erasures.jsonl").read_text()


def test_the_list_holds_an_id_and_a_time(lost):
    lines = [json.loads(line) for line in (lost.folder / "erasures.jsonl").read_text().splitlines()]
    assert [sorted(line) for line in lines] == [["at", "person"]]


def test_what_is_no_list_of_erasures_is_refused_before_anything_is_restored(lost, new, tmp_path):
    (tmp_path / "wrong.jsonl").write_text("canary@example.org\n")
    with pytest.raises(AssertionError, match="is no list of erasures; nothing was restored"):
        new.command("restore", str(lost.folder / "before.tar.gz"), "--erasures", str(tmp_path / "wrong.jsonl"))
    assert not (new.folder / "localympact.sqlite3").exists()
