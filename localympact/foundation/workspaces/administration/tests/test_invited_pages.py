"""The page behind an invitation: it opens before the place is public, and tells nothing without its key."""

import re

import pytest

from localympact.foundation.core.recording import recording
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


def test_a_guessed_key_shows_nothing_of_a_place_that_is_not_public_yet(draft, client):
    answer = client.get(NO_KEY)
    assert answer.status_code == 404
    assert "Aldea" not in answer.content.decode()
    assert client.get("/en/aldea/").status_code == 404
