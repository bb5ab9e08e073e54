"""The thread: back to what was counted, on to what came of it, and nothing that the reader may not see."""

from datetime import date
from decimal import Decimal

import pytest

from localympact.across.thread.edges import EDGES
from localympact.across.thread.queries import backward, forward, thread_of
from localympact.foundation.core.scope import inside
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase3_recommendations.recommendations import changes as recommendations
from localympact.phase4_action.plans import changes as plans
from localympact.phase4_action.results import changes as results

KINDS = ["result", "action", "recommendation", "finding", "directorycount"]


@pytest.fixture
def story(aldea, fia):
    """From a count to a result, by kind; the result is a draft still."""
    count = findings.count_directory(aldea, label={"en": "Clubs"}, by=fia)
    finding = findings.write_finding(aldea, kind="need", sentence={"en": "No rooms."}, cites_counts=[count], by=fia)
    findings.publish_finding(finding, by=fia)
    advice = recommendations.write_recommendation(
        aldea, sentence={"en": "Open a hall."}, addressee_side="municipality", cites_findings=[finding], by=fia
    )
    recommendations.publish_recommendation(advice, by=fia)
    plan = plans.write_plan(aldea, title={"en": "Plan"}, by=fia)
    objective = plans.add_objective(plan, title={"en": "Rooms"}, by=fia)
    action = plans.add_action(
        plan, objective=objective, title={"en": "Keys for clubs"}, cites_recommendations=[advice], by=fia
    )
    indicator = plans.add_indicator(action, name={"en": "Evenings"}, unit="a year", by=fia)
    value = plans.record_value(action, indicator=indicator, on=date(2026, 6, 1), value=Decimal(4), source="x", by=fia)
    plans.publish_plan(plan, by=fia)
    result = results.write_result(
        aldea,
        sentence={"en": "Four evenings."},
        seen_on=date(2026, 6, 1),
        indicator_value=value,
        cites_actions=[action],
        by=fia,
    )
    things = (result, action, advice, finding, count)
    return dict(zip(KINDS, things, strict=True))


@pytest.fixture
def told(story, fia):
    results.publish_result(story["result"], by=fia)
    return story


def test_a_result_leads_back_step_by_step_and_a_count_leads_on(aldea, told):
    with inside(aldea):
        assert [one.stop.kind for one in backward(told["result"])] == KINDS
        assert [one.stop.kind for one in forward(told["directorycount"])] == KINDS[::-1]


def test_every_step_of_the_story_says_why_it_follows(aldea, told):
    with inside(aldea):
        assert all(one.sentence for one in backward(told["result"])[1:])


def test_the_whole_thread_is_the_same_from_both_ends(aldea, told):
    with inside(aldea):
        seen = [{node.id for node in thread_of(told[kind]).nodes} for kind in KINDS]
        links = [set(thread_of(told[kind]).links) for kind in KINDS]
    assert seen == [seen[0]] * 5
    assert links == [links[0]] * 5


def test_a_draft_is_in_no_visitor_s_thread(client, aldea, story):
    address = f"/en/aldea/findings/{story['finding'].pk}/thread.json"
    assert "Four evenings." not in client.get(address).content.decode()
    assert client.get(f"/en/aldea/results/{story['result'].pk}/thread/").status_code == 404


def test_a_withdrawn_thing_keeps_its_kind_and_loses_its_words(client, aldea, fia, told):
    recommendations.withdraw_recommendation(told["recommendation"], by=fia)
    nodes = client.get(f"/en/aldea/results/{told['result'].pk}/thread.json").json()["nodes"]
    (gone,) = [node for node in nodes if node["kind"] == "recommendation"]
    assert (gone["state"], gone["url"]) == ("withdrawn", "")
    assert "Open a hall." not in str(nodes)
    page = client.get(f"/en/aldea/results/{told['result'].pk}/thread/").content.decode()
    assert "Open a hall." not in page
    assert "No rooms." in page


def test_the_page_tells_the_story_in_both_directions(client, told):
    back = client.get(f"/en/aldea/results/{told['result'].pk}/thread/").content.decode()
    on = client.get(f"/en/aldea/findings/{told['finding'].pk}/thread/?way=forward").content.decode()
    assert back.index("Four evenings.") < back.index("Keys for clubs") < back.index("No rooms.")
    assert on.index("No rooms.") < on.index("Open a hall.") < on.index("Four evenings.")


def test_each_thing_shows_its_neighbours_in_the_thread_on_its_own_page(client, told):
    page = client.get(told["recommendation"].get_absolute_url()).content.decode()
    assert "No rooms." in page
    assert "Keys for clubs" in page


def test_the_data_of_a_thread_names_every_link_by_what_cites_what(client, told):
    data = client.get(f"/en/aldea/results/{told['result'].pk}/thread.json").json()
    assert {node["kind"] for node in data["nodes"]} == set(KINDS)
    ids = {node["id"] for node in data["nodes"]}
    assert len(data["links"]) == 4
    assert all({link["from"], link["to"]} <= ids for link in data["links"])


def test_a_neighbour_s_address_shows_nothing_of_this_place(client, told, bryggby):
    assert client.get(f"/en/bryggby/results/{told['result'].pk}/thread/").status_code == 404


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.later}.{edge.field}")
def test_every_pair_of_the_table_is_a_field_of_its_model(edge):
    field = edge.later_model._meta.get_field(edge.field)
    assert field.remote_field.model._meta.label == edge.earlier
    assert edge.reverse
