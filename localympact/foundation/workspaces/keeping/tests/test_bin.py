"""What is taken back, put away or removed can be brought back by those who may take it away."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from localympact.foundation.core.recording import recording
from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.jobs.models import Job
from localympact.foundation.workspaces.actors import actor_of, system
from localympact.foundation.workspaces.administration import memberships
from localympact.foundation.workspaces.keeping import changes
from localympact.foundation.workspaces.keeping.tasks import forget_what_was_removed
from localympact.foundation.workspaces.models import Membership, Removed
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.events import changes as events
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase1_mapping.organisations.models import ContactPoint, Organisation
from localympact.phase4_action.plans import changes as plans


@pytest.fixture
def choir(aldea, fia):
    load_vocabularies(by=system("test"))
    choir = organisations.add_organisation(aldea, name="Choir", kind="association", by=fia)
    return organisations.publish_organisation(choir, by=fia)


@pytest.fixture
def browser(fia):
    browser = Client()
    browser.force_login(fia.person)
    return browser


def test_a_button_that_takes_away_offers_to_undo_it(choir, browser):
    told = browser.post(reverse("archive_organisation", args=["aldea", choir.pk]), follow=True).content.decode()
    undo = reverse("bring_back", args=["aldea", "mapping.organisation", choir.pk])
    assert "Undo" in told
    assert undo in told
    browser.post(undo)
    with inside(choir.workspace):
        assert Organisation.objects.get(pk=choir.pk).state == "published"


def test_what_was_removed_comes_back_as_it_was(choir, fia, browser):
    point = organisations.add_contact_point(choir, role={"en": "Chair", "lv": "Vadītāja"}, email="a@b.org", by=fia)
    pk = point.pk
    told = browser.post(reverse("remove_contact_point", args=["aldea", pk]), follow=True).content.decode()
    assert "Undo" in told
    with inside(choir.workspace):
        removed = Removed.objects.get()
        assert not ContactPoint.objects.exists()
    assert "Chair" in browser.get("/en/aldea/bin/").content.decode()
    changes.restore(removed, by=fia)
    with inside(choir.workspace):
        back = ContactPoint.objects.get(pk=pk)
        assert (back.role.get("lv"), back.email) == ("Vadītāja", "a@b.org")
        assert not Removed.objects.exists()


def test_only_those_who_may_take_away_may_bring_back(choir, fia, ben):
    organisations.archive_organisation(choir, by=fia)
    with pytest.raises(NotAllowed):
        changes.bring_back(choir, by=ben)
    point = organisations.add_contact_point(choir, role="Chair", by=fia)
    with pytest.raises(NotAllowed):
        changes.restore(organisations.remove_contact_point(point, by=fia), by=ben)
    page = Client()
    page.force_login(ben.person)
    assert "Chair" not in page.get("/en/aldea/bin/").content.decode()


def test_a_plan_comes_back_with_its_actions(aldea, fia):
    plan = plans.write_plan(aldea, title="Plan", by=fia)
    objective = plans.add_objective(plan, title="Rooms", by=fia)
    action = plans.add_action(plan, objective=objective, title="Open a hall", no_evidence=True, by=fia)
    plans.publish_plan(plan, by=fia)
    plans.withdraw_plan(plan, by=fia)
    changes.bring_back(plan, by=fia)
    with inside(aldea):
        action.refresh_from_db()
        assert (plan.state, action.state) == ("published", "published")


def test_what_is_not_hidden_cannot_be_brought_back(choir, fia):
    with pytest.raises(Refused, match="Only what was taken back"):
        changes.bring_back(choir, by=fia)


def test_an_event_is_taken_back_and_announced_again(aldea, fia, browser):
    start = timezone.now() + timedelta(days=3)
    event = events.publish_event(
        events.write_event(aldea, kind="training", title="T", starts_at=start, place="Hall", by=fia), by=fia
    )
    browser.post(reverse("withdraw_event", args=["aldea", event.pk]))
    assert Client().get(event.get_absolute_url()).status_code == 404
    assert "Bring back" in browser.get(event.get_absolute_url()).content.decode()
    browser.post(reverse("bring_back", args=["aldea", "mapping.event", event.pk]))
    assert Client().get(event.get_absolute_url()).status_code == 200


def test_a_role_that_ended_by_mistake_is_given_back(aldea, fia, ana):
    with inside(aldea):
        hers = Membership.objects.get(person=ana.person)
    removed = memberships.end_membership(hers, by=fia)
    assert actor_of(ana.person).places == ()
    changes.restore(removed, by=fia)
    assert [place.role for place in actor_of(ana.person).places] == ["officer"]


def test_what_it_belonged_to_is_gone(choir, fia):
    support = organisations.add_support(choir, kind="grant", title="Grant", deadline=date(2027, 1, 1), by=fia)
    removed = organisations.remove_support(support, by=fia)
    with inside(choir.workspace), recording():
        choir.delete()
    with pytest.raises(Refused, match="cannot be brought back"):
        changes.restore(removed, by=system("test"))


def test_after_a_month_it_is_gone_for_good(choir, fia):
    with inside(choir.workspace):
        organisations.remove_contact_point(organisations.add_contact_point(choir, role="Chair", by=fia), by=fia)
        Removed.objects.update(removed_at=timezone.now() - timedelta(days=31))
        forget_what_was_removed(Job.objects.create(name="forget", state=Job.State.RUNNING))
        assert not Removed.objects.exists()


def test_a_neighbour_finds_nothing_here(choir, fia, cem, bryggby):
    organisations.archive_organisation(choir, by=fia)
    theirs = Client()
    theirs.force_login(cem.person)
    assert "Choir" not in theirs.get("/en/bryggby/bin/").content.decode()
    assert theirs.post(reverse("bring_back", args=["bryggby", "mapping.organisation", choir.pk])).status_code == 404
