import re

import pytest

from localympact.foundation.mail.models import Letter
from localympact.foundation.people.models import Person

pytestmark = pytest.mark.django_db


def test_somebody_who_was_given_an_account_signs_in_with_one_code(client):
    ana = Person.objects.create_user("Ana@example.org", name="Ana")
    client.post("/en/account/login/", {"login": "ana@example.org"})
    code = re.search(r"^[A-Z0-9]+-[A-Z0-9]+$", Letter.objects.get(to="ana@example.org").text, re.MULTILINE)[0]
    client.post("/en/account/login/code/confirm/", {"code": code})
    assert client.session["_auth_user_id"] == str(ana.pk)
    assert Letter.objects.count() == 1
