"""A person takes their data along, and is erased everywhere; what looks personal is declared."""

import io
import zipfile

import pytest
from django.apps import apps
from django.db import models

from localympact.foundation.core.refused import Refused
from localympact.foundation.history.models import Line
from localympact.foundation.mail.writing import write_letter
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.administration import own_data
from localympact.foundation.workspaces.declarations import PERSONAL
from localympact.phase1_mapping.findings import changes as findings

LOOKS_PERSONAL = ("email", "phone", "actor_name", "invited_by_name", "statement")
# Snapshots of names beside a decision, kept with it; addresses and numbers of organisations, not of people.
NOT_OF_A_PERSON = {
    "mapping.Organisation.email",
    "mapping.Organisation.phone",
}


def looks_personal(field):
    if field.is_relation:
        return field.concrete and field.remote_field and field.remote_field.model is Person
    return isinstance(field, models.EmailField) or field.name in LOOKS_PERSONAL


def test_every_field_that_looks_personal_is_declared():
    declared = {f"{one.model}.{one.field}" for one in PERSONAL} | NOT_OF_A_PERSON
    ours = [model for model in apps.get_models() if model.__module__.startswith("localympact.")]
    found = {f"{m._meta.label}.{f.name}" for m in ours for f in m._meta.fields if looks_personal(f)}
    assert found - declared == set()


def test_what_is_declared_exists():
    for one in PERSONAL:
        assert apps.get_model(one.model)._meta.get_field(one.field)


def test_my_data_come_as_one_file(client, ana):
    write_letter(to="ana@example.org", language="en", subject="Hello", text="canary-letter")
    client.force_login(ana.person)
    answer = client.post("/en/me/data/")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert {"everything.json", "people.person.csv", "mail.letter.csv"} <= set(names)
    assert b"canary-letter" in zipfile.ZipFile(io.BytesIO(answer.content)).read("everything.json")


def test_erasure_leaves_neither_name_nor_address(aldea, ana, client):
    findings.write_finding(aldea, kind="need", sentence={"en": "A need."}, by=ana)
    client.force_login(ana.person)
    assert client.post("/en/me/erase/").status_code == 302
    assert not Person.objects.filter(email="ana@example.org").exists()
    assert Line.objects.filter(actor_name="former member").exists()
    assert not Line.objects.filter(actor_name="Ana").exists()


def test_the_only_one_who_leads_cannot_vanish(fia):
    with pytest.raises(Refused, match="only one who leads"):
        own_data.erase(fia.person)


def test_legal_pages_exist_for_a_place_and_for_the_installation(client, aldea):
    for kind in ("privacy", "accessibility", "imprint", "help"):
        assert client.get(f"/en/{kind}/").status_code == 200
        page = client.get(f"/lv/aldea/{kind}/")
        assert page.status_code == 200
        assert "{{" not in page.content.decode()
        assert not page.cookies
