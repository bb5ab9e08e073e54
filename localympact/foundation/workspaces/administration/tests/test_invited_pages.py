"""The page behind an invitation: it opens before the place is public, and tells nothing without its key."""

import re

import pytest

from localympact.foundation.core.recording import recording
from localympact.foundation.core.scope import inside
from localympact.foundation.mail.models import Letter
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.administration import memberships

NO_KEY = "/en/aldea/invitations/guessed/"


@pytest.fixture
def draft(aldea):
    """Aldea before its publication."""
    aldea.state = "draft"
    with recording():
        aldea.save()
    return aldea


def address_in_the_letter():
    return re.search(r"/en/aldea/invitations/[^/\s]+/", Letter.objects.latest("created_at").text)[0]


def test_the_first_person_of_a_place_that_is_not_public_yet_comes_in_by_the_invitation(draft, fia, client):
    memberships.invite(draft, email="eva@example.org", role="facilitator", by=fia)
    page = client.get(address_in_the_letter())
    assert page.status_code == 200
    assert "Fia invites you as facilitator" in page.content.decode()
    client.force_login(Person.objects.create_user("eva@example.org", name="Eva"))
    assert client.post(address_in_the_letter()).url == "/en/aldea/"
    assert client.get("/en/aldea/").status_code == 200


def test_who_has_no_account_yet_accepts_with_a_name(draft, fia, client):
    memberships.invite(draft, email="Eva@example.org", role="facilitator", by=fia)
    assert "Your name" in client.get(address_in_the_letter()).content.decode()
    assert client.post(address_in_the_letter(), {"name": ""}).status_code == 200
    assert client.post(address_in_the_letter(), {"name": "Eva"}).url == "/en/aldea/"
    assert client.get("/en/aldea/members/").status_code == 200
    client.logout()
    again = client.get(address_in_the_letter()).content.decode()
    assert "Your name" not in again
    assert "Sign in with this address" in again


def test_an_invitation_that_is_too_old_makes_no_account(draft, fia, client):
    invitation = memberships.invite(draft, email="eva@example.org", role="facilitator", by=fia)
    with inside(draft):
        type(invitation).objects.filter(pk=invitation.pk).update(expires_at="2020-01-01T00:00Z")
    assert client.post(address_in_the_letter(), {"name": "Eva"}).status_code == 422
    assert not Person.objects.filter(email="eva@example.org").exists()


def test_a_code_for_signing_in_comes_by_the_outbox(fia, client):
    client.post("/en/account/login/", {"login": "fia@example.org"})
    client.post("/en/account/login/code/", {"email": "fia@example.org"})
    assert Letter.objects.filter(to="fia@example.org").exists()


def test_a_guessed_key_shows_nothing_of_a_place_that_is_not_public_yet(draft, client):
    answer = client.get(NO_KEY)
    assert answer.status_code == 404
    assert "Aldea" not in answer.content.decode()
    assert client.get("/en/aldea/").status_code == 404
