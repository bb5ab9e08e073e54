"""Whoever opens an empty installation on its own machine, or by the printed address, runs it; once."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command

from localympact.across.founding.queries import first_steward_link
from localympact.foundation.jobs.welcome import sentences
from localympact.foundation.people.models import Person

pytestmark = pytest.mark.django_db
HERE = {"headers": {"host": "localhost:8000"}, "REMOTE_ADDR": "127.0.0.1"}
ELSEWHERE = {"headers": {"host": "localhost:8000"}, "REMOTE_ADDR": "192.0.2.7"}
BERTA = {"name": "Berta", "email": "Berta@town.example", "language": "lv"}
PAGE = "/en/first-steward/"


def printed():
    link = urlsplit(first_steward_link())
    return f"{link.path}?{link.query}"


def test_the_empty_front_page_leads_to_the_beginning_on_the_machine_itself(client):
    assert client.get("/en/", **HERE).headers["Location"] == PAGE
    assert client.get("/en/", **ELSEWHERE).status_code == 200


@pytest.mark.parametrize("asked", [HERE, ELSEWHERE])
def test_the_printed_address_makes_a_steward_from_anywhere(client, asked):
    answer = client.post(printed(), BERTA, **asked)
    assert answer.headers["Location"] == "/en/new-place/"
    steward = Person.objects.get()
    assert (steward.email, steward.name, steward.language, steward.is_steward) == (
        "berta@town.example",
        "Berta",
        "lv",
        True,
    )
    assert client.get("/en/new-place/").status_code == 200


def test_somebody_sitting_at_the_machine_needs_no_address(client):
    client.post(PAGE, BERTA, **HERE)
    assert Person.objects.get().is_steward


@pytest.mark.parametrize(
    "asked",
    [
        ELSEWHERE,
        HERE | {"headers": {"host": "localhost", "x-forwarded-for": "192.0.2.7"}},
        HERE | {"headers": {"host": "evil.example"}},
    ],
)
def test_nobody_from_elsewhere_becomes_steward(client, settings, asked):
    settings.ALLOWED_HOSTS = ["*"]
    page = client.post(PAGE, BERTA, **asked)
    assert "Open the address that the program printed" in page.content.decode()
    assert not Person.objects.exists()


def test_an_installation_that_others_can_reach_wants_the_address(client, settings):
    """A proxy on the same machine may pass strangers on as if they sat here."""
    settings.BASE_URL = "https://localympact.town.example"
    client.post(PAGE, BERTA, **HERE)
    assert not Person.objects.exists()
    client.post(printed(), BERTA, **HERE)
    assert Person.objects.get().is_steward


def test_a_second_one_is_refused_with_any_address(client, stefa):
    page = client.post(printed(), BERTA, **HERE)
    assert "Somebody runs this installation already." in page.content.decode()
    assert not Person.objects.filter(email="berta@town.example").exists()


def test_serve_says_how_to_begin_until_there_is_a_steward():
    assert [said for said in sentences() if "/first-steward/?key=" in said] != []
    call_command("create_steward", "berta@town.example", stdout=StringIO())
    assert [said for said in sentences() if "first-steward" in said] == []


def test_create_steward_prints_a_link_that_signs_in_once(client):
    said = StringIO()
    call_command("create_steward", "berta@town.example", "--name", "Berta", stdout=said)
    path = urlsplit(said.getvalue().split()[-1]).path
    assert client.post(path).status_code == 302
    assert client.get("/en/new-place/").status_code == 200
    assert client.post(path).headers["Location"] == "/en/account/login/"


def test_create_steward_makes_a_known_person_steward_and_keeps_their_name(people):
    call_command("create_steward", "Ben@Example.org", stdout=StringIO())
    ben = Person.objects.get(email="ben@example.org")
    assert (ben.is_steward, ben.name) == (True, "Ben")


def test_create_steward_refuses_what_is_no_address():
    with pytest.raises(CommandError, match="This is no e-mail address: berta"):
        call_command("create_steward", "berta")
