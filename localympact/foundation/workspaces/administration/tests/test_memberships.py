"""Invitations are single use and bound to a place, a role and an address; a role that ended ends at once."""

import re

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.mail.models import Letter
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.actors import actor_of
from localympact.foundation.workspaces.administration import memberships
from localympact.foundation.workspaces.models import Invitation, Membership


def key_in_the_letter():
    return re.search(r"/invitations/([^/\s]+)/", Letter.objects.latest("created_at").text)[1]


@pytest.fixture
def eva(db):
    return Person.objects.create_user("eva@example.org", name="Eva")


def test_an_invitation_gives_its_place_once(aldea, fia, eva):
    memberships.invite(aldea, email="Eva@example.org", role="officer", by=fia)
    key = key_in_the_letter()
    membership = memberships.accept_invitation(aldea, key=key, by=actor_of(eva))
    assert (membership.role, membership.side) == ("officer", "municipality")
    with pytest.raises(Refused, match="used already"):
        memberships.accept_invitation(aldea, key=key, by=actor_of(eva))


def test_T40_an_invitation_of_one_place_is_nothing_in_another(aldea, bryggby, fia, eva):
    memberships.invite(aldea, email="eva@example.org", role="officer", by=fia)
    with pytest.raises(Refused, match="does not exist"):
        memberships.accept_invitation(bryggby, key=key_in_the_letter(), by=actor_of(eva))


def test_T42_an_invitation_is_for_its_address_only(aldea, fia, cem):
    memberships.invite(aldea, email="eva@example.org", role="officer", by=fia)
    with pytest.raises(NotAllowed, match="another address"):
        memberships.accept_invitation(aldea, key=key_in_the_letter(), by=cem)


def test_T41_an_old_invitation_gives_nothing(aldea, fia, eva):
    invitation = memberships.invite(aldea, email="eva@example.org", role="officer", by=fia)
    with inside(aldea):
        Invitation.objects.filter(pk=invitation.pk).update(expires_at="2020-01-01T00:00Z")
    with pytest.raises(Refused, match="too old"):
        memberships.accept_invitation(aldea, key=key_in_the_letter(), by=actor_of(eva))


def test_the_key_itself_is_not_kept(aldea, fia):
    memberships.invite(aldea, email="eva@example.org", role="officer", by=fia)
    with inside(aldea):
        assert key_in_the_letter() not in Invitation.objects.values_list("key_hash", flat=True)


def test_a_representative_is_invited_for_an_organisation(aldea, fia):
    with pytest.raises(Refused, match="choose it"):
        memberships.invite(aldea, email="eva@example.org", role="representative", by=fia)


def test_the_last_person_who_leads_cannot_leave(aldea, fia):
    with inside(aldea):
        mine = Membership.objects.get(person=fia.person)
    with pytest.raises(Refused, match="must lead"):
        memberships.leave(mine, by=fia)


def test_T45_a_role_that_ended_ends_at_the_next_request(client, aldea, fia, ana):
    client.force_login(fia.person)
    assert client.get("/en/aldea/members/").status_code == 200
    with inside(aldea):
        hers = Membership.objects.get(person=ana.person)
    memberships.change_role(hers, role="facilitator", by=fia)
    with inside(aldea):
        mine = Membership.objects.get(person=fia.person)
    memberships.end_membership(mine, by=actor_of(ana.person))
    assert client.get("/en/aldea/members/").status_code == 403


def test_only_those_who_lead_see_the_people(client, aldea, ana, cem):
    for person in (ana.person, cem.person):
        client.force_login(person)
        assert client.get("/en/aldea/members/").status_code == 403
    client.logout()
    assert client.get("/en/aldea/members/").status_code == 302


def test_nobody_gets_a_role_twice_or_speaks_for_no_organisation(aldea, fia, people, join):
    join(people["ben"], aldea, "officer", side="municipality")
    with inside(aldea):
        mine = Membership.objects.get(person=people["ben"].person, role="contributor")
    with pytest.raises(Refused, match="has that role here already"):
        memberships.change_role(mine, role="officer", by=fia)
    with pytest.raises(Refused, match="choose it"):
        memberships.change_role(mine, role="representative", by=fia)


def test_a_place_does_not_lose_its_name(client, aldea, fia):
    client.force_login(fia.person)
    answer = client.post("/en/aldea/settings/", {"name": "", "languages": ["en"], "timezone": "Europe/Lisbon"})
    assert answer.status_code == 200
    aldea.refresh_from_db()
    assert str(aldea.name) == "Aldea"
