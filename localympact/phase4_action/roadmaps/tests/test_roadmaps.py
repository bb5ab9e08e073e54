"""Two sides walk the roadmap: each writes for itself, handshakes need both, a proposal comes out."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from localympact.foundation.core.recording import recording
from localympact.foundation.core.refused import Conflict, NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase4_action.roadmaps import changes
from localympact.phase4_action.roadmaps.models import Checkpoint, CheckpointAnswer, Handshake
from localympact.phase4_action.roadmaps.shipping import load_checklists

SYSTEM = system("test")
HANDSHAKES = {"2.4", "2.5", "2.7", "3.5", "3.7"}
RESULT = "Twenty young people meet weekly."


@pytest.fixture
def checklists(db):
    load_checklists(by=SYSTEM)


@pytest.fixture
def town(aldea, fia):
    return organisations.add_organisation(aldea, name="Aldea Town", side="municipality", by=fia)


@pytest.fixture
def club(aldea, fia):
    return organisations.add_organisation(aldea, name="River Club", by=fia)


@pytest.fixture
def rui(aldea, club, ben, join):
    return join(ben, aldea, "representative", organisation_id=club.pk)


@pytest.fixture
def run(checklists, town, club, ana):
    return changes.start_run(town, other=club, title="A room by the river", by=ana)


def write(run, side, code, text, by, **more):
    return changes.write_answers(run, side=side, answers={code: {"text": text, "state": ""}}, by=by, **more)


def agree_both(run, ana, rui, *codes):
    for code in codes:
        write(run, "municipality", code, RESULT, ana)
        changes.agree_handshake(run, checkpoint=code, side="municipality", by=ana)
        changes.agree_handshake(run, checkpoint=code, side="organisations", by=rui)


def test_twenty_two_pairs_in_six_languages_with_five_handshakes(checklists):
    points = list(Checkpoint.objects.order_by("position"))
    assert len(points) == 22
    assert {point.code for point in points if point.is_handshake} == HANDSHAKES
    for point in points:
        for text in (point.municipality, point.organisation, point.help):
            assert set(text.languages) == set(LANGUAGES)


def test_loading_again_makes_no_second_checkpoint(checklists):
    load_checklists(by=SYSTEM)
    assert Checkpoint.objects.count() == 22


def test_a_walk_needs_both_sides(checklists, town, fia, aldea, ana):
    unit = organisations.add_organisation(aldea, name="Library", side="municipality", by=fia)
    with pytest.raises(Refused, match="both sides"):
        changes.start_run(town, other=unit, title="x", by=ana)


def test_nobody_begins_for_an_organisation_they_do_not_speak_for(checklists, town, club, ana):
    with pytest.raises(NotAllowed):
        changes.start_run(club, other=town, title="x", by=ana)


def test_a_side_does_not_write_for_the_other(run, ana, rui):
    with pytest.raises(Refused, match="for itself"):
        write(run, "organisations", "1.1", "We think so", ana)
    write(run, "organisations", "1.1", "Nowhere to meet", rui)


def test_a_handshake_closes_with_both_words_only(aldea, run, ana, rui):
    write(run, "municipality", "2.4", RESULT, ana)
    half = changes.agree_handshake(run, checkpoint="2.4", side="municipality", by=ana)
    assert half.agreed("municipality")
    assert not half.is_closed
    whole = changes.agree_handshake(run, checkpoint="2.4", side="organisations", by=rui)
    assert whole.is_closed


def test_the_database_refuses_a_handshake_closed_by_one_side(aldea, run):
    point = Checkpoint.objects.get(code="2.4")
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic(), inside(aldea), recording():
        Handshake(workspace=aldea, run=run, checkpoint=point, municipality_at=now, closed_at=now).save()


def test_a_changed_text_is_agreed_anew(aldea, run, ana, rui):
    agree_both(run, ana, rui, "2.4")
    write(run, "organisations", "2.4", "Forty young people", rui)
    with inside(aldea):
        handshake = Handshake.objects.get()
    assert (handshake.is_closed, handshake.agreed("municipality")) == (False, False)


def test_a_facilitator_reads_and_records_only_when_invited_and_never_agrees(aldea, run, ana, fia):
    with pytest.raises(NotAllowed):
        changes.record_answer(run, checkpoint="1.1", side="organisations", text="x", recorded_source="call", by=fia)
    changes.invite_facilitator(run, person_id=fia.person.pk, by=ana)
    noted = changes.record_answer(
        run, checkpoint="1.1", side="organisations", text="Nowhere to meet", recorded_source="Meeting of 3 May", by=fia
    )
    assert noted.is_recorded
    with pytest.raises(NotAllowed):
        changes.agree_handshake(run, checkpoint="2.4", side="organisations", by=fia)
    with pytest.raises(Refused, match="where the side said so"):
        changes.record_answer(run, checkpoint="1.2", side="organisations", text="x", recorded_source=" ", by=fia)


def test_a_side_that_writes_itself_replaces_what_was_recorded(aldea, run, ana, fia, rui):
    changes.invite_facilitator(run, person_id=fia.person.pk, by=ana)
    changes.record_answer(run, checkpoint="1.1", side="organisations", text="a", recorded_source="call", by=fia)
    write(run, "organisations", "1.1", "Our own words", rui)
    with inside(aldea):
        answer = CheckpointAnswer.objects.get()
    assert (answer.is_recorded, answer.recorded_source, answer.text) == (False, "", "Our own words")
    with pytest.raises(Refused, match="itself"):
        changes.record_answer(run, checkpoint="1.1", side="organisations", text="b", recorded_source="call", by=fia)


def test_what_a_colleague_wrote_meanwhile_is_not_overwritten(run, ana):
    write(run, "municipality", "1.1", "First", ana)
    write(run, "municipality", "1.1", "Second", ana, seen={"1.1": 1})
    with pytest.raises(Conflict):
        write(run, "municipality", "1.1", "Third", ana, seen={"1.1": 1})


def test_a_proposal_needs_the_word_of_both(run, ana, rui):
    agree_both(run, ana, rui, "2.4")
    with pytest.raises(Refused, match=r"2\.5"):
        changes.make_proposal(run, by=ana)


def test_a_proposal_holds_every_filled_checkpoint_and_stays_as_it_was(run, ana, rui):
    write(run, "organisations", "1.1", "Nowhere to meet", rui)
    agree_both(run, ana, rui, "2.4", "2.5")
    proposal = changes.make_proposal(run, by=rui)
    said = [part["text"] for section in proposal.sections for part in section["parts"]]
    assert sorted(said) == sorted(["Nowhere to meet", RESULT, RESULT])
    write(run, "organisations", "1.1", "Changed later", rui)
    proposal.refresh_from_db()
    assert "Changed later" not in str(proposal.sections)
    assert changes.make_proposal(run, by=ana).number == 2
