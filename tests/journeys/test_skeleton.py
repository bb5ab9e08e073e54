"""The thread from an organisation to a measured result, through changes only."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from localympact.across.thread.queries import backward, thread_of
from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import RESPONDENT, system
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.findings.models import Gap, Tally
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase1_mapping.responses.changes import receive_response
from localympact.phase1_mapping.surveys import changes as surveys
from localympact.phase1_mapping.surveys.models import WaveSide
from localympact.phase1_mapping.surveys.shipping import keep_questionnaire
from localympact.phase3_recommendations.recommendations import changes as recommendations
from localympact.phase4_action.plans import changes as plans
from localympact.phase4_action.results import changes as results

SYSTEM = system("test")


def small_sheets():
    scale = [{"list_name": "s", "name": str(n), "label": str(n)} for n in range(11)]
    question = {"type": "select_one s", "measure": "scale0_10"}
    questions = [question | {"name": name, "label": name} for name in ("Q09", "Q15", "Q16")]
    return {"survey": questions, "choices": scale, "settings": [{"form_title": "Small"}]}


@pytest.fixture
def counted_wave(aldea, fia):
    for side in ("municipality", "organisations"):
        keep_questionnaire(f"small-{side}", small_sheets(), by=SYSTEM)
    pair = "small"
    wave = surveys.prepare_wave(
        aldea, pair=pair, title={"en": "First survey"}, opens_on=date(2026, 3, 1), closes_on=date(2026, 3, 31), by=fia
    )
    surveys.open_wave(wave, by=fia)
    with inside(aldea):
        sides = list(WaveSide.objects.select_related("wave"))
    for side in sides:
        for number in range(18):
            score = (7, 8, 6)[number % 3] if side.side == "municipality" else (3, 4, 5)[number % 3]
            answers = {"Q09": str(score), "Q15": str(score), "Q16": str(score)}
            received = receive_response(side, instance_id=uuid4(), answers=answers, by=RESPONDENT)
            assert received.status == 201
    findings.close_and_count_wave(wave, by=fia)
    return wave


def test_a_result_leads_back_to_the_answers_it_began_with(aldea, fia, ana, counted_wave, join):
    town = organisations.add_organisation(aldea, name="Aldea", side="municipality", by=fia)
    with inside(aldea):
        gap = Gap.objects.get(name="Q16")
        tallies = list(Tally.objects.filter(name="Q16"))
    assert gap.difference == 3.0
    assert not gap.may_be_chance
    finding = findings.write_finding(
        aldea,
        kind="gap",
        sentence={"en": "Organisations hardly feel heard."},
        cites_gaps=[gap],
        cites_tallies=tallies,
        by=fia,
    )
    findings.publish_finding(finding, by=fia)
    advice = recommendations.write_recommendation(
        aldea,
        sentence={"en": "Tell what became of each proposal."},
        addressee=town,
        addressee_side="municipality",
        cites_findings=[finding],
        by=fia,
    )
    recommendations.publish_recommendation(advice, by=fia)
    recommendations.answer_officially(advice, answer="accepted", reason="", given_by=town, by=ana)
    plan = plans.write_plan(aldea, title={"en": "Plan 2026"}, by=fia)
    objective = plans.add_objective(plan, title={"en": "Being heard"}, by=fia)
    action = plans.add_action(
        plan, objective=objective, title={"en": "A page of answers"}, cites_recommendations=[advice], by=fia
    )
    indicator = plans.add_indicator(action, name={"en": "Proposals answered"}, unit="%", by=fia)
    value = plans.record_value(
        action, indicator=indicator, on=date(2026, 9, 1), value=Decimal("80"), source="page", by=fia
    )
    plans.publish_plan(plan, by=fia)
    result = results.write_result(
        aldea,
        sentence={"en": "Four of five proposals get an answer."},
        seen_on=date(2026, 9, 1),
        indicator_value=value,
        cites_actions=[action],
        by=fia,
    )
    results.publish_result(result, by=fia)
    thread = thread_of(result)
    assert {node.kind for node in thread.nodes} == {"result", "action", "recommendation", "finding", "gap", "tally"}
    assert [told.stop.kind for told in backward(result)[:4]] == ["result", "action", "recommendation", "finding"]


def test_a_finding_without_evidence_is_refused(aldea, fia):
    finding = findings.write_finding(aldea, kind="need", sentence={"en": "A need."}, by=fia)
    with pytest.raises(Refused, match="at least one piece of evidence"):
        findings.publish_finding(finding, by=fia)


def test_an_officer_writes_a_finding_but_does_not_publish_it(aldea, ana):
    finding = findings.write_finding(aldea, kind="need", sentence={"en": "A need."}, by=ana)
    with pytest.raises(NotAllowed):
        findings.publish_finding(finding, by=ana)


def test_a_neighbour_writes_nothing_here(aldea, cem):
    with pytest.raises(NotAllowed):
        findings.write_finding(aldea, kind="need", sentence={"en": "A need."}, by=cem)
