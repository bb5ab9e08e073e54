"""Suggesting and claiming in the browser, from the form to the letter."""

import pytest
from django.test import Client
from django.urls import reverse

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.mail.models import Letter
from localympact.foundation.search.indexer import catch_up, close
from localympact.foundation.workspaces.actors import actor_of, system
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.organisations.changes import add_organisation, edit_organisation, publish_organisation
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.suggestions.changes import (
    accept_suggestion,
    confirm_suggestion,
    refuse_suggestion,
    suggest_organisation,
)
from localympact.phase1_mapping.suggestions.models import Claim, Suggestion


@pytest.fixture(autouse=True)
def _index(db, _own_data_folder):
    load_vocabularies(by=system("test"))
    yield
    close()


@pytest.fixture
def listed(aldea, fia):
    """Two public entries."""
    rows = [{"name": "Biedrība Ābele", "kind": "association", "place": "Aldea"}, {"name": "Youth Club North"}]
    made = [publish_organisation(add_organisation(aldea, by=fia, **row), by=fia) for row in rows]
    catch_up()
    return made


def as_(actor):
    client = Client()
    client.force_login(actor.person)
    return client


def test_a_suggestion_is_confirmed_and_accepted_and_the_sender_is_told(client, aldea, fia):
    typed = {"name": "New Choir", "kind": "culture_sport_club", "summary": "Sings.", "email": "dita@example.org"}
    answer = client.post("/en/aldea/organisations/suggest/", typed, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 302
    letter = Letter.objects.get()
    assert letter.to == "dita@example.org"
    link = next(word for word in letter.text.split() if "/suggest/" in word)
    path = link.partition("://")[2].partition("/")[2]
    client.get(f"/{path}")
    with inside(aldea):
        assert Suggestion.objects.get().state == "unconfirmed"
    client.post(f"/{path}", headers={"Sec-Fetch-Site": "same-origin"})
    with inside(aldea):
        suggestion = Suggestion.objects.get()
    assert suggestion.state == "waiting"
    facilitator = as_(fia)
    assert "New Choir" in facilitator.get("/en/aldea/organisations/waiting/").content.decode()
    assert facilitator.get(reverse("show_suggestion", args=["aldea", suggestion.pk])).status_code == 200
    facilitator.post(reverse("accept_suggestion", args=["aldea", suggestion.pk]))
    with inside(aldea):
        assert [(one.name, one.state, one.source) for one in Organisation.objects.all()] == [
            ("New Choir", "published", "suggested")
        ]
    assert Letter.objects.count() == 2


def test_a_suggestion_like_a_listed_organisation_shows_it(aldea, fia, listed):
    proposed = {"name": "Biedrība „Ābele”", "kind": "association", "place": "Aldea", "summary": "Apples."}
    suggestion = suggest_organisation(aldea, proposed=proposed, email="d@example.org", by=system("test"))
    confirm_suggestion(suggestion, by=system("test"))
    page = as_(fia).get(reverse("show_suggestion", args=["aldea", suggestion.pk])).content.decode()
    assert "Nothing like it" not in page
    assert listed[0].get_absolute_url() in page


def test_a_claim_makes_a_representative_who_may_edit(aldea, fia, cem, listed):
    edit_organisation(listed[0], website="https://example.org", by=fia)
    as_(cem).post(reverse("claim_organisation", args=["aldea", listed[0].pk]), {"statement": "I lead it."})
    with inside(aldea):
        claim = Claim.objects.select_related("organisation", "person", "workspace").get()
    assert claim.evidence == "email_domain"
    as_(fia).post(reverse("accept_claim", args=["aldea", claim.pk]))
    again = actor_of(cem.person)
    assert listed[0].pk in again.organisations_in(aldea.pk)
    assert as_(again).get(reverse("edit_organisation", args=["aldea", listed[0].pk])).status_code == 200
    assert as_(again).get(reverse("edit_organisation", args=["aldea", listed[1].pk])).status_code == 403
    assert Letter.objects.get().to == "cem@example.org"


def test_two_who_decide_at_the_same_moment_list_it_once(aldea, fia):
    proposed = {"name": "New Choir", "kind": "culture_sport_club", "summary": "Sings."}
    suggestion = suggest_organisation(aldea, proposed=proposed, email="d@example.org", by=system("test"))
    confirm_suggestion(suggestion, by=system("test"))
    with inside(aldea):
        seen_by_another = Suggestion.objects.get(pk=suggestion.pk)
    accept_suggestion(suggestion, by=fia)
    with pytest.raises(Refused, match="decided already"):
        accept_suggestion(seen_by_another, by=fia)
    with inside(aldea):
        assert Organisation.objects.count() == 1


def test_a_refusal_needs_a_reason_and_the_sender_reads_it(aldea, fia):
    proposed = {"name": "New Choir", "kind": "culture_sport_club", "summary": "Sings."}
    suggestion = suggest_organisation(aldea, proposed=proposed, email="d@example.org", by=system("test"))
    confirm_suggestion(suggestion, by=system("test"))
    with pytest.raises(Refused, match="Write the reason"):
        refuse_suggestion(suggestion, reason=" ", by=fia)
    refuse_suggestion(suggestion, reason="It moved away.", by=fia)
    assert "It moved away." in Letter.objects.order_by("created_at").last().text


def test_only_those_who_lead_decide(aldea, ana, cem):
    proposed = {"name": "New Choir", "kind": "culture_sport_club", "summary": "Sings."}
    suggestion = suggest_organisation(aldea, proposed=proposed, email="d@example.org", by=system("test"))
    confirm_suggestion(suggestion, by=system("test"))
    for somebody in (ana, cem):
        with pytest.raises(NotAllowed):
            accept_suggestion(suggestion, by=somebody)
