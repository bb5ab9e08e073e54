"""A real office's file becomes entries of the directory, a second time nothing, and goes again as a whole."""

from pathlib import Path

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.imports.changes import (
    choose_mapping,
    confirm_import,
    discard_import,
    import_file,
    read_file,
    undo_import,
)
from localympact.phase1_mapping.imports.models import Import
from localympact.phase1_mapping.organisations.changes import add_organisation, edit_organisation
from localympact.phase1_mapping.organisations.models import Organisation

FILE = Path(__file__).parent / "samples" / "talsi_cp1257_semikols.csv"


@pytest.fixture(autouse=True)
def _words(db):
    load_vocabularies(by=system("test"))


@pytest.fixture
def read(aldea, fia):
    aldea.country = "LV"
    return read_file(aldea, data=FILE.read_bytes(), filename=FILE.name, by=fia)


def listed(aldea):
    with inside(aldea):
        return list(Organisation.objects.all())


def test_reading_a_file_takes_nothing_over(aldea, read):
    assert listed(aldea) == []
    assert (read.encoding, read.separator, read.state) == ("cp1257", ";", "proposed")
    assert set(read.mapping.values()) >= {"name", "kind", "place"}


def test_rows_that_are_sure_are_listed_and_published(aldea, fia, read):
    done = confirm_import(read, by=fia)
    news = [said for said in done.verdicts if said["verdict"] == "new"]
    assert len(listed(aldea)) == len(news) > 20
    assert {one.state for one in listed(aldea)} == {"published"}
    assert {one.source for one in listed(aldea)} == {"imported"}
    assert done.raw_rows == []


def test_a_second_import_changes_nothing(aldea, fia, read):
    confirm_import(read, accept="all", by=fia)
    before = {one.pk: one.version for one in listed(aldea)}
    again = import_file(aldea, data=FILE.read_bytes(), filename=FILE.name, accept="all", by=fia)
    assert {said["verdict"] for said in again.verdicts} == {"same"}
    assert {one.pk: one.version for one in listed(aldea)} == before


def test_a_possible_duplicate_can_be_joined_to_the_listed_one(aldea, fia, read):
    confirm_import(read, by=fia)
    again = read_file(aldea, data=FILE.read_bytes(), filename=FILE.name, by=fia)
    doubtful = next(said for said in again.verdicts if said["verdict"] == "possible_duplicate")
    target = listed(aldea)[0]
    count = len(listed(aldea))
    confirm_import(again, same_as={doubtful["row"]: target.pk}, by=fia)
    assert len(listed(aldea)) == count
    with inside(aldea):
        target.refresh_from_db()
    assert doubtful["name"] in [target.name, *target.other_names]


def test_a_whole_import_is_undone_but_what_people_worked_on_is_kept_out_of_sight(aldea, fia, read):
    done = confirm_import(read, by=fia)
    worked_on = listed(aldea)[0]
    edit_organisation(worked_on, phone="+371 20000000", by=fia)
    undo_import(done, by=fia)
    assert [(one.pk, one.state) for one in listed(aldea)] == [(worked_on.pk, "archived")]
    assert done.state == "undone"
    third = import_file(aldea, data=FILE.read_bytes(), filename=FILE.name, by=fia)
    assert len(listed(aldea)) > 20
    assert third.state == "done"


def test_an_import_that_changed_entries_is_undone_field_by_field(aldea, fia):
    first = import_file(aldea, data=b"name,place,phone\nCorner Club,Aldea,1234567\n", filename="a.csv", by=fia)
    second = import_file(aldea, data=b"name,place,phone\nCorner Club,Aldea,7654321\n", filename="b.csv", by=fia)
    assert [said["verdict"] for said in second.verdicts] == ["changed"]
    assert [one.phone for one in listed(aldea)] == ["7654321"]
    undo_import(second, by=fia)
    assert [one.phone for one in listed(aldea)] == ["1234567"]
    assert first.state == "done"


def test_a_mapping_without_a_name_is_refused(fia, read):
    with pytest.raises(Refused, match="name of the organisation"):
        choose_mapping(read, mapping={0: "place"}, by=fia)


def test_a_mapping_that_names_a_field_twice_is_refused(fia, read):
    with pytest.raises(Refused, match="Two columns"):
        choose_mapping(read, mapping={0: "name", 1: "name"}, by=fia)


def test_a_file_that_was_dealt_with_cannot_be_taken_over_again(fia, read):
    confirm_import(read, by=fia)
    with pytest.raises(Refused, match="dealt with already"):
        confirm_import(read, by=fia)


def test_a_file_can_be_thrown_away(aldea, fia, read):
    discard_import(read, by=fia)
    with inside(aldea):
        assert Import.objects.count() == 0


def test_only_those_who_lead_a_place_import(aldea, ana, cem):
    for somebody in (ana, cem):
        with pytest.raises(NotAllowed):
            read_file(aldea, data=FILE.read_bytes(), filename=FILE.name, by=somebody)


def test_a_row_cannot_be_joined_to_an_organisation_of_another_place(aldea, bryggby, fia, cem, read):
    foreign = add_organisation(bryggby, name="Stranger", by=cem)
    confirm_import(read, accept=(), same_as={read.verdicts[0]["row"]: foreign.pk}, by=fia)
    assert listed(aldea) == []
    with inside(bryggby):
        assert Organisation.objects.get(pk=foreign.pk).other_names == []


def test_two_who_confirm_at_the_same_moment_take_it_over_once(aldea, fia, read):
    with inside(aldea):
        seen_by_another = Import.objects.select_related("workspace").get(pk=read.pk)
    confirm_import(read, by=fia)
    with pytest.raises(Refused, match="dealt with already"):
        confirm_import(seen_by_another, by=fia)
