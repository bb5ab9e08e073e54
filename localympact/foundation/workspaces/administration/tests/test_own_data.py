"""A person takes their data along, and is erased everywhere; what looks personal is declared."""

import io
import zipfile

import pytest
from django.apps import apps
from django.db import models

from localympact.foundation.core.refused import Refused
from localympact.foundation.core.scope import across_workspaces, inside
from localympact.foundation.history.models import Line
from localympact.foundation.mail.writing import write_letter
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.actors import actor_of, system
from localympact.foundation.workspaces.administration import memberships, own_data
from localympact.foundation.workspaces.declarations import PERSONAL
from localympact.foundation.workspaces.models import Membership
from localympact.phase1_mapping.cooperation import changes as cooperation
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.suggestions import changes as suggestions
from localympact.phase3_recommendations.recommendations import changes as recommendations

LOOKS_PERSONAL = ("email", "phone", "actor_name", "statement", "contact", "raw_rows", "answers")
# Addresses and numbers of organisations, names of institutions, and sides: not of people.
NOT_OF_A_PERSON = {
    "mapping.Organisation.email",
    "mapping.Organisation.phone",
    "mapping.Event.hosted_by",
    "workspaces.Workspace.facilitated_by",
    "workspaces.Invitation.organisation_name",
}


def looks_personal(field):
    """An address, a key to a person, or a text that holds the name of whoever did something."""
    if field.is_relation:
        return field.concrete and field.remote_field and field.remote_field.model is Person
    names_somebody = (
        isinstance(field, models.CharField) and field.name.endswith(("_by", "_by_name")) and not field.choices
    )
    return isinstance(field, models.EmailField) or field.name in LOOKS_PERSONAL or names_somebody


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


def everything_kept():
    """Every value of every table of ours, as one text."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("localympact.")]
    with across_workspaces("a test looks for what is left"):
        return "\n".join(repr(row) for model in ours for row in model._base_manager.values())


def traces_of(aldea, fia, join, bryggby, cem):
    """A person with a name and an address that stand nowhere else, who did everything that leaves one."""
    person = Person.objects.create_user("canary-4711@example.org", name="Canary Quetzal")
    kim = actor_of(person)
    memberships.invite(aldea, email=person.email, role="officer", by=fia)
    town = organisations.add_organisation(aldea, name="Town", side="municipality", by=fia)
    club = organisations.add_organisation(aldea, name="Club", by=fia)
    kim = join(join(kim, aldea, "officer", side="municipality"), aldea, "representative", organisation_id=club.pk)
    organisations.confirm_organisation(town, by=kim)
    point = organisations.add_contact_point(club, role="Chair", name=person.name, email=person.email, by=kim)
    other = organisations.add_contact_point(town, role="Clerk", name=person.name, email=person.email, by=fia)
    organisations.edit_contact_point(point, phone="1", by=kim)
    organisations.remove_contact_point(other, by=fia)
    cooperation.confirm_tie(cooperation.declare_tie(club, other=town, form="F01", by=system("x")), by=kim)
    suggestions.claim_organisation(organisations.publish_organisation(town, by=fia), statement="I lead it.", by=kim)
    said = {"sentence": "Open.", "addressee_side": "municipality", "source_url": "https://example.org/"}
    advice = recommendations.publish_recommendation(recommendations.write_recommendation(aldea, **said, by=fia), by=fia)
    recommendations.answer_officially(advice, answer="accepted", reason="Yes.", by=kim)
    write_letter(to=person.email, language="en", subject="Hello", text="Dear Canary Quetzal")
    kim = join(kim, bryggby, "contributor")
    with inside(bryggby):
        ended = Membership.objects.get(person=person)
    memberships.end_membership(ended, by=cem)
    return person


def test_erasure_leaves_no_trace_of_name_or_address_in_any_table(aldea, bryggby, fia, cem, join):
    person = traces_of(aldea, fia, join, bryggby, cem)
    assert everything_kept().count("Canary Quetzal") > 8
    own_data.erase(person)
    left = [line for line in everything_kept().splitlines() if "Canary" in line or "canary-4711" in line]
    assert left == []


def test_who_has_the_same_name_keeps_it(aldea, ana, fia):
    town = organisations.add_organisation(aldea, name="Town", side="municipality", by=fia)
    organisations.confirm_organisation(town, by=ana)
    namesake = Person.objects.create_user("other@example.org", name="Ana")
    own_data.erase(namesake)
    with inside(aldea):
        assert Organisation.objects.get(pk=town.pk).confirmed_by == "Ana"


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
