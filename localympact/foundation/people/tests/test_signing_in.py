import re
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.urls import URLResolver, get_resolver
from django.utils import translation

from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.mail.models import Letter
from localympact.foundation.people import account_words
from localympact.foundation.people.models import Person
from localympact.foundation.people.views import BACKEND

pytestmark = pytest.mark.django_db
CODE = re.compile(r"^[A-Z0-9]+-[A-Z0-9]+$", re.MULTILINE)


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """How often somebody tried is counted in the cache."""
    cache.clear()


def ana(**fields):
    return Person.objects.create_user("Ana@example.org", name="Ana", **fields)


def code_for(address):
    return CODE.search(Letter.objects.filter(to=address).latest("created_at").text)[0]


def account_addresses():
    """Every address that allauth knows, also those we do not offer."""

    def below(resolver, start):
        for one in resolver.url_patterns:
            path = start + str(one.pattern)
            yield from below(one, path) if isinstance(one, URLResolver) else [path]

    account = next(
        one
        for language in get_resolver().url_patterns
        if isinstance(language, URLResolver)
        for one in language.url_patterns
        if isinstance(one, URLResolver) and "allauth" in str(one.urlconf_name)
    )
    return sorted({re.sub(r"<int:pk>|\(\?P.*?\)-?\)?(?=/)", "1", path) for path in below(account, "/en/account/")})


def templates_of(client, path):
    """Where each template of a page lies."""
    return {str(one.origin.name) for one in client.get(path, follow=True).templates if one.origin}


def test_somebody_who_was_given_an_account_signs_in_with_one_code(client):
    person = ana()
    client.post("/en/account/login/", {"login": "ana@example.org"})
    client.post("/en/account/login/code/confirm/", {"code": code_for("ana@example.org")})
    assert client.session["_auth_user_id"] == str(person.pk)
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("who", ["visitor", "signed in", "with a second factor"])
def test_no_account_page_is_made_of_allauths_own_templates(client, who):
    person = ana(proven=True)
    if who != "visitor":
        client.force_login(person, BACKEND)
    if who == "with a second factor":
        Authenticator.objects.create(user=person, type="recovery_codes", data={"seed": "x", "used_mask": 0})
        Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    addresses = [path for path in account_addresses() if not path.endswith("/download/")]
    assert len(addresses) > 20
    for path in addresses:
        assert not {one for one in templates_of(client, path) if "allauth" in Path(one).parts}, path


@pytest.mark.parametrize("path", ["password/change/", "password/set/", "password/reset/", "reauthenticate/"])
def test_what_concerns_passwords_leads_to_the_own_account(client, path):
    client.force_login(ana(), BACKEND)
    assert client.get(f"/en/account/{path}", follow=True).redirect_chain[-1][0] == "/en/me/"


def test_a_passkey_can_be_added_with_a_proven_address(client):
    client.force_login(ana(proven=True), BACKEND)
    assert client.get("/en/account/2fa/webauthn/add/").status_code == 200


def test_without_a_proven_address_no_passkey_is_added_and_the_code_can_be_asked_for(client):
    client.force_login(ana(), BACKEND)
    refused = client.get("/en/account/2fa/webauthn/add/")
    assert [str(one) for one in get_messages(refused.wsgi_request)] == [account_words.FACTOR_ERRORS["unverified_email"]]
    client.post("/en/account/email/", {"action_send": "yes", "email": "ana@example.org"})
    client.post("/en/account/confirm-email/", {"code": code_for("ana@example.org")})
    assert client.get("/en/account/2fa/webauthn/add/").status_code == 200


def test_another_address_takes_the_place_of_the_old_one(client):
    person = ana(proven=True)
    client.force_login(person, BACKEND)
    client.post("/en/account/email/", {"action_add": "yes", "email": "Ana@New.example"})
    person.refresh_from_db()
    assert person.email == "ana@example.org"
    sent = client.post("/en/account/confirm-email/", {"code": code_for("ana@new.example")})
    person.refresh_from_db()
    assert (sent["Location"], person.email) == ("/en/me/", "ana@new.example")
    assert [one.email for one in EmailAddress.objects.filter(user=person)] == ["ana@new.example"]


@pytest.mark.parametrize(("path", "field"), [("login", "login"), ("signup", "email")])
@pytest.mark.parametrize("known", [True, False])
def test_letters_about_accounts_are_in_our_words(client, path, field, known):
    if known:
        ana()
    client.post(f"/en/account/{path}/", {field: "ana@example.org"})
    letter = Letter.objects.get(to="ana@example.org")
    assert letter.subject in {str(said.subject) for said in account_words.LETTERS.values()}
    assert "%(" not in letter.text
    assert "Hello from" not in letter.text


def test_a_wrong_code_is_answered_in_our_words(client):
    ana()
    client.post("/en/account/login/", {"login": "ana@example.org"})
    page = client.post("/en/account/login/code/confirm/", {"code": "WRON-GWRO"}).content.decode()
    assert str(account_words.ACCOUNT_ERRORS["incorrect_code"]) in page
    assert "Incorrect code" not in page


def test_every_message_and_letter_can_be_said_in_every_language():
    about = {"email": "ana@example.org", "code": "ABCD-EFGH", "signup_url": "/s/", "login_url": "/l/"}
    said = [*account_words.MESSAGES.values(), *(words.text for words in account_words.LETTERS.values())]
    for language in LANGUAGES:
        with translation.override(language):
            assert all(str(words) % about for words in said)
