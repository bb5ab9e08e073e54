"""Guidebook and blank checklists for everybody; a walk for its parties only."""

import pytest

from localympact.foundation.core.scope import inside
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase4_action.roadmaps import changes
from localympact.phase4_action.roadmaps.shipping import load_checklists


@pytest.fixture
def town(aldea, fia):
    return organisations.add_organisation(aldea, name="Aldea Town", side="municipality", by=fia)


@pytest.fixture
def club(aldea, fia):
    return organisations.add_organisation(aldea, name="River Club", by=fia)


@pytest.fixture
def rui(aldea, club, ben, join):
    return join(ben, aldea, "representative", organisation_id=club.pk)


@pytest.fixture
def run(town, club, ana):
    load_checklists(by=system("test"))
    return changes.start_run(town, other=club, title="A room by the river", by=ana)


@pytest.mark.parametrize("path", ["roadmaps/", "roadmaps/guidebook/", "roadmaps/checklists/municipality/"])
def test_a_visitor_reads_guidebook_and_checklists(client, aldea, run, path):
    for language in ("en", "el"):
        response = client.get(f"/{language}/aldea/{path}")
        assert response.status_code == 200
        assert "A room by the river" not in response.content.decode()


@pytest.mark.parametrize("side", ["municipality", "organisations"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visitor_downloads_both_checklists_in_six_languages(client, aldea, run, side, language):
    address = f"/en/aldea/roadmaps/checklists/{side}"
    assert client.get(f"{address}.docx?language={language}").content.startswith(b"PK")
    assert client.get(f"{address}.pdf?language={language}").content.startswith(b"%PDF")


def test_a_walk_is_there_for_its_parties_only(client, aldea, run, ana, rui, fia, cem):
    paths = ("", "steps/1/", "steps/2/")
    for actor, status in ((ana, 200), (rui, 200), (fia, 404), (cem, 403)):
        client.force_login(actor.person)
        assert {client.get(f"/en/aldea/roadmaps/{run.pk}/{path}").status_code for path in paths} == {status}
    client.logout()
    assert client.get(f"/en/aldea/roadmaps/{run.pk}/").status_code == 302


def test_a_page_of_a_step_saves_agrees_and_asks_few_questions(client, run, ana, django_assert_max_num_queries):
    client.force_login(ana.person)
    address = f"/en/aldea/roadmaps/{run.pk}/steps/2/"
    with django_assert_max_num_queries(25):
        page = client.get(address)
    assert page.content.decode().count('name="agree"') == 3
    typed = {"side": "municipality", "text-2.4": "Twenty meet weekly", "state-2.4": "open", "agree": "2.4"}
    assert client.post(address, typed).status_code == 302
    after = client.get(address).content.decode()
    assert "Twenty meet weekly" in after
    assert "The municipality has agreed, the organisations not yet" in after


def test_a_proposal_is_a_page_and_two_files_for_its_parties(client, run, ana, rui, fia):
    for code in ("2.4", "2.5"):
        answers = {code: {"text": "Twenty <b>meet</b> weekly", "state": ""}}
        changes.write_answers(run, side="municipality", answers=answers, by=ana)
        changes.agree_handshake(run, checkpoint=code, side="municipality", by=ana)
        changes.agree_handshake(run, checkpoint=code, side="organisations", by=rui)
    client.force_login(rui.person)
    assert client.post(f"/en/aldea/roadmaps/{run.pk}/propose/").status_code == 302
    page = client.get(f"/en/aldea/roadmaps/{run.pk}/").content.decode()
    address = page.split("/en/aldea/proposals/")[1].split("/")[0]
    shown = client.get(f"/en/aldea/proposals/{address}/").content.decode()
    assert "Twenty &lt;b&gt;meet&lt;/b&gt; weekly" in shown
    assert client.get(f"/en/aldea/proposals/{address}.pdf").content.startswith(b"%PDF")
    assert client.get(f"/en/aldea/proposals/{address}.docx").content.startswith(b"PK")
    client.force_login(fia.person)
    assert client.get(f"/en/aldea/proposals/{address}/").status_code == 404


def test_what_a_colleague_saved_meanwhile_is_shown_and_the_second_try_knows_it(client, run, ana):
    changes.write_answers(run, side="municipality", answers={"1.1": {"text": "A youth room."}}, by=ana)
    client.force_login(ana.person)
    address = f"/en/aldea/roadmaps/{run.pk}/steps/1/"
    typed = {"side": "municipality", "text-1.1": "My room.", "seen-1.1": "0"}
    told = client.post(address, typed).content.decode()
    assert "Ana saved this meanwhile: “A youth room.”" in told
    assert ">\nMy room.</textarea>" in told
    with inside(run.workspace):
        assert [answer.text for answer in run.answers.all()] == ["A youth room."]
    assert client.post(address, {**typed, "seen-1.1": "1"}).status_code == 302
    with inside(run.workspace):
        assert "My room." in [answer.text for answer in run.answers.all()]


def test_the_halves_of_a_checkpoint_stand_in_the_same_order_for_both_sides(client, run, ana, rui):
    answers = {"1.1": {"text": "A youth room.", "state": "done"}}
    changes.write_answers(run, side="municipality", answers=answers, by=ana)
    for actor in (ana, rui):
        client.force_login(actor.person)
        for path in ("", "steps/1/"):
            page = client.get(f"/en/aldea/roadmaps/{run.pk}/{path}").content.decode()
            first = page[page.index("walk-half") :]
            assert first.index("walk-municipality") < first.index("walk-organisations")
            assert page.count("walk-settled") == 1
