"""Advice leans on findings, has an addressee, and only the addressee answers officially."""

from datetime import date

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase3_recommendations.recommendations import changes
from localympact.phase3_recommendations.recommendations.models import OfficialAnswer


@pytest.fixture
def town(aldea, fia):
    return organisations.add_organisation(aldea, name="Município", side="municipality", by=fia)


@pytest.fixture
def finding(aldea, fia):
    count = findings.count_directory(aldea, label={"en": "Organisations in the directory"}, by=fia)
    finding = findings.write_finding(
        aldea, kind="need", sentence={"en": "Rooms are missing."}, cites_counts=[count], by=fia
    )
    return findings.publish_finding(finding, by=fia)


@pytest.fixture
def advice(aldea, fia, town, finding):
    return changes.write_recommendation(
        aldea,
        sentence={"en": "Open the school hall.", "lv": "Atvērt skolas zāli."},
        addressee_side="municipality",
        addressee=town,
        cites_findings=[finding],
        by=fia,
    )


@pytest.fixture
def published(advice, fia):
    return changes.publish_recommendation(advice, by=fia)


def answers_to(advice):
    with inside(advice.workspace):
        return list(OfficialAnswer.objects.filter(recommendation=advice))


def test_advice_without_a_finding_behind_it_is_not_published(aldea, fia):
    bare = changes.write_recommendation(aldea, sentence={"en": "Do it."}, addressee_side="municipality", by=fia)
    with pytest.raises(Refused, match="at least one finding"):
        changes.publish_recommendation(bare, by=fia)


def test_advice_is_numbered_in_its_own_place(aldea, bryggby, fia, cem, advice):
    second = changes.write_recommendation(aldea, sentence={"en": "b"}, addressee_side="organisations", by=fia)
    elsewhere = changes.write_recommendation(bryggby, sentence={"en": "c"}, addressee_side="municipality", by=cem)
    assert (advice.number, second.number, elsewhere.number) == (1, 2, 1)


def test_an_officer_writes_advice_but_does_not_publish_it(ana, advice):
    changes.edit_recommendation(advice, sentence={"en": "Open both halls."}, by=ana)
    with pytest.raises(NotAllowed):
        changes.publish_recommendation(advice, by=ana)


def test_a_neighbour_changes_nothing(cem, advice):
    for change in (changes.edit_recommendation, changes.publish_recommendation, changes.withdraw_recommendation):
        with pytest.raises(NotAllowed):
            change(advice, by=cem)


def test_the_addressee_answers_and_a_refusal_needs_its_reason(ana, published, town):
    with pytest.raises(Refused, match="reason"):
        changes.answer_officially(published, answer="declined", reason="", given_by=town, by=ana)
    changes.answer_officially(published, answer="partly", reason="From autumn on.", given_by=town, by=ana)
    (given,) = answers_to(published)
    assert (given.answer, str(given.reason), given.given_by_name) == ("partly", "From autumn on.", "Ana")


def test_a_draft_is_not_answered(ana, advice):
    with pytest.raises(Refused, match="Only published"):
        changes.answer_officially(advice, answer="accepted", reason="", by=ana)


def test_the_other_side_does_not_answer_for_the_municipality(aldea, fia, published, join, people):
    club = organisations.add_organisation(aldea, name="Clube", by=fia)
    rui = join(people["cem"], aldea, "representative", side="organisations", organisation_id=club.pk)
    with pytest.raises(NotAllowed):
        changes.answer_officially(published, answer="accepted", reason="", by=rui)


def test_a_facilitator_records_what_was_said_elsewhere_but_never_answers(fia, published, town):
    with pytest.raises(NotAllowed):
        changes.answer_officially(published, answer="accepted", reason="", by=fia)
    said = {"answer": "accepted", "reason": "", "given_on": date(2026, 5, 4), "given_by": town}
    with pytest.raises(Refused, match="where the answer was given|Say where"):
        changes.record_official_answer(published, **said, recorded_source=" ", by=fia)
    changes.record_official_answer(published, **said, recorded_source="Council minutes 12", by=fia)
    (given,) = answers_to(published)
    assert given.is_recorded
    assert given.recorded_source == "Council minutes 12"


def test_later_answers_stand_before_earlier_ones(ana, fia, published, town):
    said = {"answer": "declined", "reason": "No.", "given_on": date(2020, 1, 1), "recorded_source": "Letter"}
    changes.record_official_answer(published, **said, given_by=town, by=fia)
    changes.answer_officially(published, answer="accepted", reason="", given_by=town, by=ana)
    assert [given.answer for given in answers_to(published)] == ["accepted", "declined"]


def test_a_draft_has_no_page_for_a_visitor_and_no_row_in_a_twin(client, advice):
    assert client.get(advice.get_absolute_url()).status_code == 404
    assert client.get("/en/aldea/recommendations.json").json()["items"] == []


def test_the_page_of_advice_says_who_should_act_and_on_what_it_rests(client, published, finding):
    page = client.get(published.get_absolute_url()).content.decode()
    for said in ("Open the school hall.", "Município", str(finding.sentence)):
        assert said in page
    assert "Atvērt skolas zāli." in client.get(published.get_absolute_url().replace("/en/", "/lv/")).content.decode()


def test_a_refused_answer_keeps_what_was_typed(client, ana, published):
    client.force_login(ana.person)
    page = client.post(f"{published.get_absolute_url()}answer/", {"answer": "declined", "reason": ""})
    assert "Give the reason for this answer in a sentence." in page.content.decode()
    assert 'value="declined"' in page.content.decode()
    done = client.post(f"{published.get_absolute_url()}answer/", {"answer": "declined", "reason": "No hall here."})
    assert done.status_code == 302
    assert "No hall here." in client.get(done["Location"]).content.decode()
