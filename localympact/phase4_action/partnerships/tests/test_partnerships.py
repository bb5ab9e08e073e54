"""A partnership is agreed when every party has said so, and then proves its cooperation."""

from datetime import date

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.cooperation.models import Tie, TieProof
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase4_action.partnerships import changes
from localympact.phase4_action.partnerships.models import Partner
from localympact.phase4_action.roadmaps import changes as roadmaps
from localympact.phase4_action.roadmaps.shipping import load_checklists


@pytest.fixture
def rui(aldea, fia, ben, join):
    club = organisations.add_organisation(aldea, name="River Club", by=fia)
    return join(ben, aldea, "representative", organisation_id=club.pk)


@pytest.fixture
def partnership(aldea, fia, ana, rui):
    load_checklists(by=system("test"))
    town = organisations.add_organisation(aldea, name="Aldea Town", side="municipality", by=fia)
    with inside(aldea):
        club = organisations.Organisation.objects.get(name="River Club")
    run = roadmaps.start_run(town, other=club, title="A room by the river", by=ana)
    said = {"1.4": {"text": "A room and heating"}, "2.4": {"text": "Twenty meet weekly"}, "2.5": {"text": "IOP"}}
    roadmaps.write_answers(run, side="municipality", answers=said, by=ana)
    for code in ("2.4", "2.5"):
        roadmaps.agree_handshake(run, checkpoint=code, side="municipality", by=ana)
        roadmaps.agree_handshake(run, checkpoint=code, side="organisations", by=rui)
    proposal = roadmaps.make_proposal(run, by=ana)
    begun = changes.begin_partnership(proposal, by=ana)
    return changes.edit_partnership(begun, form="F18", starts_on=date(2026, 9, 1), by=ana)


def partner(aldea, partnership, side):
    with inside(aldea):
        return Partner.objects.select_related("partnership", "organisation").get(
            partnership=partnership, organisation__side=side
        )


def agree(aldea, partnership, ana, rui, **more):
    changes.agree_partnership(partner(aldea, partnership, "municipality"), by=ana, **more)
    changes.agree_partnership(partner(aldea, partnership, "organisations"), by=rui, **more)
    with inside(aldea):
        partnership.refresh_from_db()


def test_a_partnership_begins_with_what_the_proposal_says(aldea, partnership):
    assert str(partnership.shared_result) == "Twenty meet weekly"
    assert str(partner(aldea, partnership, "municipality").contribution) == "A room and heating"


def test_it_is_agreed_with_the_last_word_and_proves_its_tie(aldea, partnership, ana, rui):
    changes.agree_partnership(partner(aldea, partnership, "municipality"), by=ana)
    with inside(aldea):
        partnership.refresh_from_db()
        assert partnership.agreed_on is None
        assert not Tie.objects.exists()
    changes.agree_partnership(partner(aldea, partnership, "organisations"), by=rui)
    with inside(aldea):
        partnership.refresh_from_db()
        proof = TieProof.objects.select_related("tie").get()
    assert partnership.tie_id == proof.tie_id
    assert (proof.kind, proof.thing_id, proof.title, proof.url) == (
        "agreement",
        partnership.pk,
        "Partnership agreement",
        "",
    )
    assert proof.tie.is_confirmed


def test_nobody_agrees_for_the_other_party(aldea, partnership, ana, fia):
    for actor in (ana, fia):
        with pytest.raises(NotAllowed):
            changes.agree_partnership(partner(aldea, partnership, "organisations"), by=actor)


def test_a_change_asks_those_again_who_had_agreed(aldea, partnership, ana):
    changes.agree_partnership(partner(aldea, partnership, "municipality"), by=ana)
    changes.edit_partnership(partnership, purpose="A warmer room", by=ana)
    assert partner(aldea, partnership, "municipality").agreed_at is None


def test_what_is_agreed_stays_as_it_is(aldea, partnership, ana, rui):
    agree(aldea, partnership, ana, rui)
    with pytest.raises(Refused, match="stays as it was signed"):
        changes.edit_partnership(partnership, purpose="Other", by=ana)


def test_it_is_public_only_when_every_party_wants_that(aldea, partnership, ana, rui, client):
    agree(aldea, partnership, ana, rui)
    assert client.get(f"/en/aldea/partnerships/{partnership.pk}/").status_code == 404
    assert "A room by the river" not in client.get("/en/aldea/partnerships/").content.decode()
    assert client.get("/en/aldea/partnerships.json").json()["count"] == 0


def test_published_by_agreement_it_is_read_by_everybody(aldea, partnership, ana, rui, client):
    agree(aldea, partnership, ana, rui, may_be_public=True)
    response = client.get(f"/en/aldea/partnerships/{partnership.pk}/")
    assert response.status_code == 200
    assert client.get(f"/en/aldea/partnerships/{partnership.pk}.pdf").content.startswith(b"%PDF")
    assert client.get("/en/aldea/partnerships.json").json()["count"] == 1
    with inside(aldea):
        assert TieProof.objects.get().title == "A room by the river"


def test_a_party_opens_and_completes_the_draft(aldea, partnership, ana, fia, client):
    client.force_login(ana.person)
    assert client.get(f"/en/aldea/partnerships/{partnership.pk}/").status_code == 200
    assert client.get(f"/en/aldea/partnerships/{partnership.pk}/edit/").status_code == 200
    client.force_login(fia.person)
    assert client.get(f"/en/aldea/partnerships/{partnership.pk}/").status_code == 404
