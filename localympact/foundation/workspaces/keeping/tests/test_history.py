"""A history is told in the reader's words, to those who may read it, without ids and without anything personal."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from localympact.foundation.core.rows import Recorded
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.keeping.tracing import history_of
from localympact.foundation.workspaces.models import Membership
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase4_action.plans import changes as plans
from localympact.phase4_action.roadmaps import changes as roadmaps
from localympact.phase4_action.roadmaps.shipping import load_checklists

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}")


def read(actor, thing, status=200, language="en"):
    browser = Client()
    if actor.person:
        browser.force_login(actor.person)
    place = thing.workspace.slug
    address = f"/{language}/{place}/history/{thing._meta.label_lower}/{thing.pk}/"
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def choir(aldea, fia):
    load_vocabularies(by=system("test"))
    return organisations.add_organisation(aldea, name="Choir", kind="association", by=fia)


def differences(thing):
    return [(one.part, one.label, one.before, one.after) for step in history_of(thing) for one in step.differences]


def test_a_difference_has_label_before_and_after_in_words(choir, fia):
    other = organisations.add_organisation(choir.workspace, name="Parish", by=fia)
    organisations.edit_organisation(choir, kind="foundation", parent=other, by=fia)
    told = differences(choir)[:2]
    assert ("", "Kind", "Association or other NGO", "Foundation or funder") in told
    assert ("", "Part of", "–", "Parish") in told


def test_every_wording_that_changed_is_told_with_its_language(choir, fia):
    organisations.edit_organisation(choir, summary={"en": "We sing.", "lv": "Dziedam."}, by=fia)
    with override("lv"):
        organisations.edit_organisation(choir, summary="Mēs dziedam.", by=fia)
    assert differences(choir)[0][2:] == ("Latviešu: Dziedam.", "Latviešu: Mēs dziedam.")


def test_the_page_says_who_and_when_and_no_id(choir, fia, ana):
    organisations.edit_organisation(choir, name="Choir of Aldea", by=fia)
    page = read(ana, choir)
    body = re.sub(r'(?:href|action|hreflang)="[^"]*"', "", page)
    assert "Choir of Aldea" in body
    assert "Fia" in body
    assert not UUID.search(body)


def test_before_and_after_are_named_in_their_cells_where_they_stand_below_each_other(choir, fia):
    organisations.edit_organisation(choir, name="Choir of Aldea", by=fia)
    cells = re.findall(r'<td>\s*<span class="cell-name">(\w+)</span>\s*([^<]*?)\s*</td>', read(fia, choir))
    assert cells[:2] == [("Before", "Choir"), ("After", "Choir of Aldea")]


def test_what_is_personal_never_stands_in_a_history(choir, fia):
    point = organisations.add_contact_point(
        choir, role="Chair", name="Canary Person", email="canary@example.org", phone="+371 canary", by=fia
    )
    organisations.edit_contact_point(point, email="canary2@example.org", by=fia)
    organisations.remove_contact_point(point, by=fia)
    page = read(fia, choir)
    assert "Chair" in page
    assert "canary" not in page.lower()


def test_parts_are_told_with_the_whole(aldea, fia, ana):
    plan = plans.write_plan(aldea, title="Rooms", by=fia)
    plans.add_objective(plan, title="Open the school", by=fia)
    assert "Open the school" in read(ana, plan)


def test_neighbours_and_visitors_read_no_history(choir, cem, dita):
    read(cem, choir, status=403)
    read(dita, choir, status=302)


def test_a_walk_has_its_history_for_its_parties_only(aldea, fia, ana, ben):
    load_checklists(by=system("test"))
    town = organisations.add_organisation(aldea, name="Town", side="municipality", by=fia)
    club = organisations.add_organisation(aldea, name="Club", by=fia)
    run = roadmaps.start_run(town, other=club, title="A room", by=ana)
    read(ana, run)
    read(ben, run, status=404)
    read(fia, run, status=404)


def test_a_membership_has_no_history_for_those_who_do_not_lead(aldea, ana, fia):
    with inside(aldea):
        hers = Membership.objects.get(person=fia.person)
    read(ana, hers, status=404)


def test_things_of_a_neighbour_and_kinds_that_keep_none_are_not_found(client, choir, bryggby, cem):
    client.force_login(cem.person)
    for kind in ("mapping.organisation", "people.person", "nonsense", "history.line", "mapping.response"):
        assert client.get(f"/en/bryggby/history/{kind}/{choir.pk}/").status_code == 404


def test_each_thing_leads_to_its_history_those_who_may_and_nobody_else(choir, fia, ana, dita):
    finding = findings.write_finding(choir.workspace, kind="need", sentence="Rooms.", by=fia)
    organisations.publish_organisation(choir, by=fia)
    for thing in (finding, choir):
        link = reverse("show_history", args=["aldea", thing._meta.label_lower, thing.pk])
        browser = Client()
        assert link not in browser.get(thing.get_absolute_url()).content.decode()
        browser.force_login(ana.person)
        assert link in browser.get(thing.get_absolute_url()).content.decode()


def test_what_says_it_is_a_part_has_the_key_it_names():
    for model in Recorded.__subclasses__():
        for one in [model, *model.__subclasses__()]:
            if one.part_of:
                assert one._meta.get_field(one.part_of)
