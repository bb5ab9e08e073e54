"""Plans: every action leans on something, each side speaks for itself, others may adapt."""

from datetime import date

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.names import LANGUAGES
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase4_action.plans import changes
from localympact.phase4_action.plans.adapting import adapt_plan, adaptable_plans
from localympact.phase4_action.plans.declarations import actions_past_their_day
from localympact.phase4_action.plans.models import Action


@pytest.fixture
def plan(aldea, fia):
    plan = changes.write_plan(aldea, title={"pt": "Plano", "en": "Plan"}, by=fia)
    objective = changes.add_objective(plan, title={"en": "Rooms in the evening"}, by=fia)
    changes.add_action(
        plan,
        objective=objective,
        title={"en": "Open the school hall"},
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 6, 30),
        no_evidence=True,
        by=fia,
    )
    return plan


def test_an_action_without_evidence_says_so_or_is_not_published(aldea, fia, plan):
    objective = plan.objectives
    with inside(aldea):
        first = objective.get()
    changes.add_action(plan, objective=first, title={"en": "Nobody knows why"}, by=fia)
    with pytest.raises(Refused, match="leans on nothing yet"):
        changes.publish_plan(plan, by=fia)


def test_an_action_does_not_end_before_it_begins(aldea, fia, plan):
    with inside(aldea):
        objective = plan.objectives.get()
    with pytest.raises(Refused, match="before the first day"):
        changes.add_action(
            plan, objective=objective, title={"en": "x"}, starts_on=date(2026, 5, 1), ends_on=date(2026, 4, 1), by=fia
        )


def test_each_side_says_its_own_status(aldea, fia, ana, plan, join, people):
    club = organisations.add_organisation(aldea, name="Clube", by=fia)
    rui = join(people["cem"], aldea, "representative", side="organisations", organisation_id=club.pk)
    with inside(aldea):
        action = Action.objects.get()
    changes.edit_action(action, partners=[club], by=fia)
    changes.say_status(action, side="municipality", status="done", by=ana)
    with pytest.raises(Refused, match="own side"):
        changes.say_status(action, side="municipality", status="in_work", by=rui)
    changes.say_status(action, side="organisations", status="in_work", by=rui)
    with inside(aldea):
        action.refresh_from_db()
    assert (action.status_municipality, action.status_organisations) == ("done", "in_work")


def test_a_facilitator_never_speaks_for_a_side_but_records(aldea, fia, plan):
    with inside(aldea):
        action = Action.objects.get()
    with pytest.raises(NotAllowed):
        changes.say_status(action, side="municipality", status="done", by=fia)
    with pytest.raises(Refused, match="where this was said"):
        changes.record_status(action, side="municipality", status="done", recorded_source="", by=fia)
    changes.record_status(action, side="municipality", status="done", recorded_source="council minutes", by=fia)


def test_an_action_past_its_day_waits_for_the_side_that_said_nothing(aldea, fia, ana, cem, plan):
    changes.publish_plan(plan, by=fia)
    assert [one.detail for one in actions_past_their_day(aldea, ana)] == ["Open the school hall"]
    assert list(actions_past_their_day(aldea, cem)) == []
    with inside(aldea):
        action = Action.objects.get()
    changes.say_status(action, side="municipality", status="done", by=ana)
    assert list(actions_past_their_day(aldea, ana)) == []


def test_a_published_plan_is_adapted_elsewhere_with_its_origin(aldea, bryggby, fia, cem, plan):
    changes.publish_plan(plan, by=fia)
    assert [one.pk for one in adaptable_plans(bryggby)] == [plan.pk]
    copy = adapt_plan(bryggby, plan=plan, by=cem)
    assert (copy.state, copy.adapted_from_id) == ("draft", plan.pk)
    with inside(bryggby):
        action = Action.objects.get()
    assert str(action.title) == "Open the school hall"
    assert (action.starts_on, action.status_municipality) == (None, "not_begun")
    assert action.adapted_from_id is not None


def test_a_draft_of_another_place_cannot_be_adapted(bryggby, cem, plan):
    with pytest.raises(Refused, match="published"):
        adapt_plan(bryggby, plan=plan, by=cem)


def test_the_page_and_its_twins_hold_the_same_actions(client, aldea, fia, plan):
    changes.publish_plan(plan, by=fia)
    assert "Open the school hall" in client.get(plan.get_absolute_url()).content.decode()
    bare = plan.get_absolute_url().rstrip("/")
    assert [row["title"] for row in client.get(f"{bare}.json").json()["items"]] == ["Open the school hall"]
    assert "SUMMARY:Open the school hall" in client.get(f"{bare}.ics").content.decode()
    assert client.get("/en/aldea/plans.json").json()["count"] == 1


def test_a_neighbours_plan_is_not_found_under_ones_own_address(client, aldea, bryggby, cem, plan):
    client.force_login(cem.person)
    assert client.get(f"/en/bryggby/plans/{plan.pk}/").status_code == 404
    assert client.get(f"/en/aldea/plans/{plan.pk}/").status_code == 404


def test_a_plan_does_not_end_before_it_begins(client, aldea, fia, plan):
    client.force_login(fia.person)
    typed = {"title": "Plan", "starts_on": "2026-05-01", "ends_on": "2026-04-01"}
    page = client.post(f"/en/aldea/plans/{plan.pk}/edit/", typed).content.decode()
    assert "before the first day" in page
    assert "2026-04-01" in page


def test_a_year_with_a_slip_in_it_is_refused_where_it_was_typed(client, aldea, fia, plan):
    client.force_login(fia.person)
    for slip in ("9999-12-31", "0202-05-01"):
        page = client.post("/en/aldea/plans/new/", {"title": "Plan", "ends_on": slip}).content.decode()
        assert "than or equal to" in page
        assert slip in page


def test_a_status_that_cannot_be_kept_is_said_and_what_was_typed_stays(client, aldea, ana, plan):
    with inside(aldea):
        action = Action.objects.get()
        Action.objects.filter(pk=action.pk).update(state="published")
    client.force_login(ana.person)
    typed = {"side": "municipality", "status": "done", "text": "long " * 500}
    answer = client.post(f"/en/aldea/actions/{action.pk}/status/", typed)
    assert answer.status_code == 200
    assert "at most 2000" in answer.content.decode()
    assert client.post(f"/en/aldea/actions/{action.pk}/status/", typed | {"text": "short"}).status_code == 302
    assert '<option value="done" selected>' in client.get(f"/en/aldea/actions/{action.pk}/").content.decode()


def test_a_value_written_down_twice_for_a_day_is_corrected(aldea, fia, plan):
    with inside(aldea):
        action = Action.objects.get()
    indicator = changes.add_indicator(action, name="Evenings", by=fia)
    for number in (3, 4):
        changes.record_value(action, indicator=indicator, on=date(2026, 5, 1), value=number, source="book", by=fia)
    with inside(aldea):
        assert [int(one.value) for one in indicator.values.all()] == [4]


def test_what_was_typed_once_for_all_languages_is_not_read_aloud_as_the_language_of_the_page(client, aldea, fia, plan):
    with inside(aldea):
        action = plan.actions.first()
    indicator = changes.add_indicator(action, name="Days of notice", unit="dagar", by=fia)
    changes.record_value(action, indicator=indicator, on=date(2026, 5, 1), value=12, source="våra brev", by=fia)
    client.force_login(fia.person)
    for language in LANGUAGES:
        page = client.get(f"/{language}/aldea/actions/{action.pk}/").content.decode()
        assert '12 <span lang="">dagar</span>' in page
        assert '<span lang="">våra brev</span>' in page
