"""A result cites what was done and shows something measured, asked again or named."""

from datetime import date
from decimal import Decimal

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase4_action.plans import changes as plans
from localympact.phase4_action.results import changes


@pytest.fixture
def plan(aldea, fia):
    return plans.write_plan(aldea, title={"en": "Plan"}, by=fia)


@pytest.fixture
def action(plan, fia):
    objective = plans.add_objective(plan, title={"en": "Rooms"}, by=fia)
    return plans.add_action(plan, objective=objective, title={"en": "Open a hall"}, no_evidence=True, by=fia)


@pytest.fixture
def value(action, fia):
    indicator = plans.add_indicator(action, name={"en": "Evenings in use"}, unit="evenings", by=fia)
    return plans.record_value(
        action, indicator=indicator, on=date(2026, 6, 1), value=Decimal(40), source="book", by=fia
    )


@pytest.fixture
def result(aldea, fia, action):
    return changes.write_result(
        aldea, sentence={"en": "Forty evenings a year."}, seen_on=date(2026, 6, 1), cites_actions=[action], by=fia
    )


def test_a_result_that_shows_nothing_is_not_published(fia, plan, result):
    plans.publish_plan(plan, by=fia)
    with pytest.raises(Refused, match="measured value"):
        changes.publish_result(result, by=fia)


def test_a_result_without_an_action_is_not_published(aldea, fia, value):
    bare = changes.write_result(aldea, sentence={"en": "x"}, seen_on=date(2026, 6, 1), indicator_value=value, by=fia)
    with pytest.raises(Refused, match="at least one action"):
        changes.publish_result(bare, by=fia)


def test_a_measured_value_makes_a_result_once_what_was_done_is_public(client, fia, plan, result, value):
    changes.edit_result(result, indicator_value=value, by=fia)
    with pytest.raises(Refused, match="leans on a draft only"):
        changes.publish_result(result, by=fia)
    plans.publish_plan(plan, by=fia)
    changes.publish_result(result, by=fia)
    page = client.get(result.get_absolute_url()).content.decode()
    for said in ("Forty evenings a year.", "Evenings in use", "40", "Open a hall"):
        assert said in page


def test_a_new_social_enterprise_is_named(aldea, fia, plan, result):
    plans.publish_plan(plan, by=fia)
    changes.edit_result(result, kind="new_social_enterprise", by=fia)
    with pytest.raises(Refused, match="Name the new social enterprise"):
        changes.publish_result(result, by=fia)
    bakery = organisations.add_organisation(aldea, name="Padaria Comum", by=fia)
    changes.edit_result(result, organisation=bakery, by=fia)
    assert changes.publish_result(result, by=fia).is_published


def test_a_neighbour_changes_nothing_and_a_visitor_sees_no_draft(client, cem, result):
    with pytest.raises(NotAllowed):
        changes.publish_result(result, by=cem)
    assert client.get(result.get_absolute_url()).status_code == 404
