"""Ties: declared by one side, confirmed by the other, recorded from a source, proven by facts."""

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.history.queries import lines_of_thing
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.cooperation import changes
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.cooperation.queries import how_sure, visible_ties
from localympact.phase1_mapping.cooperation.shipping import load_forms
from localympact.phase1_mapping.organisations import changes as organisations

SYSTEM = system("test")


@pytest.fixture
def town(aldea, fia):
    found = organisations.add_organisation(aldea, name="Aldea", side="municipality", by=fia)
    return organisations.publish_organisation(found, by=fia)


@pytest.fixture
def club(aldea, fia):
    found = organisations.add_organisation(aldea, name="Clube do Rio", side="organisations", by=fia)
    return organisations.publish_organisation(found, by=fia)


@pytest.fixture
def rui(club, aldea, people, join):
    return join(people["cem"], aldea, "representative", side="organisations", organisation_id=club.pk)


def test_a_tie_declared_by_one_side_is_confirmed_by_the_other(aldea, town, club, rui, ana):
    tie = changes.declare_tie(club, other=town, form="F06", since=2024, by=rui)
    assert how_sure(tie) == "one_sided"
    changes.confirm_tie(tie, by=ana)
    assert how_sure(tie) == "confirmed"


def test_a_tie_is_declared_on_the_page_of_the_profile(client, aldea, town, club, rui):
    load_forms(by=SYSTEM)
    client.force_login(rui.person)
    answer = client.post(f"{club.get_absolute_url()}cooperation/new/", {"other": town.pk, "form": "F06"})
    assert answer.status_code == 302
    with inside(aldea):
        assert Tie.objects.get().form == "F06"


def test_nobody_confirms_their_own_declaration(town, club, rui):
    tie = changes.declare_tie(club, other=town, form="F06", by=rui)
    with pytest.raises(Refused, match="other side"):
        changes.confirm_tie(tie, by=rui)


def test_a_facilitator_records_with_a_source_but_never_declares_for_a_side(town, club, fia):
    with pytest.raises(NotAllowed):
        changes.declare_tie(club, other=town, form="F06", by=fia)
    with pytest.raises(Refused, match="known from"):
        changes.record_tie(club, other=town, form="F06", recorded_source=" ", by=fia)
    tie = changes.record_tie(club, other=town, form="F06", recorded_source="minutes of 3 May", by=fia)
    assert how_sure(tie) == "recorded"


def test_a_one_sided_tie_is_public_only_if_its_declarer_agrees(aldea, town, club, rui, dita):
    changes.declare_tie(club, other=town, form="F06", by=rui)
    changes.declare_tie(club, other=town, form="F11", public_one_sided=True, by=rui)
    with inside(aldea):
        assert [tie.form for tie in visible_ties(dita, aldea)] == ["F11"]


def test_the_same_tie_is_not_declared_twice_from_either_end(town, club, rui, ana):
    changes.declare_tie(club, other=town, form="F06", by=rui)
    with pytest.raises(Refused, match="in the list already"):
        changes.declare_tie(town, other=club, form="F06", by=ana)


def test_a_fact_pushed_twice_proves_once(aldea, town, club, rui):
    tie = changes.declare_tie(club, other=town, form="F06", by=rui)
    for _again in range(2):
        changes.prove_tie(tie, kind="grant", title="Small grant", year=2024, thing_id=club.pk, by=SYSTEM)
    with inside(aldea):
        assert Tie.objects.get().proofs.count() == 1


def test_the_page_and_its_twins_show_the_same_cooperation(client, aldea, town, club, rui, ana):
    load_forms(by=SYSTEM)
    tie = changes.declare_tie(club, other=town, form="F06", by=rui)
    changes.confirm_tie(tie, by=ana)
    page = client.get("/en/aldea/cooperation/").content.decode()
    assert "Clube do Rio" in page
    assert client.get("/en/aldea/cooperation.json").json()["count"] == 1
    network = client.get("/en/aldea/cooperation/network.json").json()
    assert {node["label"] for node in network["nodes"]} == {"Aldea", "Clube do Rio"}
    assert [edge["state"] for edge in network["edges"]] == ["confirmed"]


def test_a_declined_tie_disappears(aldea, town, club, rui, ana, dita):
    tie = changes.declare_tie(club, other=town, form="F06", public_one_sided=True, by=rui)
    changes.decline_tie(tie, by=ana)
    with inside(aldea):
        assert list(visible_ties(dita, aldea)) == []


def test_either_side_says_since_when_it_is_over_and_can_take_that_back(client, aldea, town, club, rui, ana, fia):
    load_forms(by=SYSTEM)
    tie = changes.declare_tie(club, other=town, form="F06", since=2019, by=rui)
    changes.confirm_tie(tie, by=ana)
    with pytest.raises(Refused, match="themselves"):
        changes.end_tie(tie, until=2024, by=fia)
    client.force_login(rui.person)
    page = f"{tie.get_absolute_url()}end/"
    assert "Since when do you no longer work together?" in client.get(tie.get_absolute_url()).content.decode()
    assert "It cannot have ended before it began." in client.post(page, {"until": "2018"}).content.decode()
    assert client.post(page, {"until": "2999"}).status_code == 200
    assert client.post(page, {"until": "2024"}).status_code == 302
    for where in (tie.get_absolute_url(), "/en/aldea/cooperation/", club.get_absolute_url()):
        assert "Ended 2024" in client.get(where).content.decode()
    assert client.get("/en/aldea/cooperation/network.json").json()["edges"][0]["state"] == "ended"
    assert client.post(page, {"until": ""}).status_code == 302
    assert "Ended" not in client.get(tie.get_absolute_url()).content.decode()
    assert client.get("/en/aldea/cooperation/network.json").json()["edges"][0]["state"] == "confirmed"
    with inside(aldea):
        assert [
            entry.after for line in lines_of_thing(tie.pk) for entry in line.entries.all() if entry.field == "until"
        ] == [
            None,
            2024,
        ]


def test_who_records_from_a_source_also_records_the_end_and_neighbours_may_not(client, aldea, town, club, fia, cem):
    tie = changes.record_tie(club, other=town, form="F06", recorded_source="minutes of 3 May", by=fia)
    assert changes.end_tie(tie, until=2025, by=fia).has_ended
    with pytest.raises(NotAllowed):
        changes.end_tie(tie, until=2024, by=cem)
    client.force_login(cem.person)
    assert client.post(f"{tie.get_absolute_url()}end/", {"until": "2024"}).status_code in (403, 404)
    assert "Since when do you no longer" not in client.get(tie.get_absolute_url()).content.decode()


def test_what_was_declined_can_be_declared_anew_and_waits_for_the_other_side_again(aldea, town, club, rui, ana):
    changes.decline_tie(changes.declare_tie(club, other=town, form="F06", since=2024, by=rui), by=ana)
    again = changes.declare_tie(club, other=town, form="F06", since=2024, by=rui)
    assert (how_sure(again), again.state) == ("one_sided", "draft")


def test_a_tie_does_not_end_before_it_begins(town, club, rui):
    with pytest.raises(Refused, match="before it began"):
        changes.declare_tie(club, other=town, form="F06", since=2024, until=2020, by=rui)
