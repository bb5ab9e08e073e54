"""A new place is made in five steps, in the browser only."""

from localympact.foundation.workspaces.models import Membership, Workspace

STEPS = (
    {"name": "Liepkalni", "slug": "liepkalni", "kind": "municipality", "country": "LV", "timezone": "Europe/Riga"},
    {"languages": ["lv", "en"]},
    {"responsible_name": "Liepkalni municipality", "responsible_email": "privacy@example.org"},
    {"residents": "1800", "residents_year": "2026", "residents_source": "example"},
    {"email": "stefa@example.org", "language": "lv"},
)


def test_a_steward_makes_a_place_in_five_steps(client, stefa):
    client.force_login(stefa.person)
    for number, typed in enumerate(STEPS, start=1):
        answer = client.post(f"/en/new-place/{number}/", typed)
        assert answer.status_code == 302, answer.content
    place = Workspace.objects.get(slug="liepkalni")
    assert (place.residents, place.languages, place.state) == (1800, ["lv", "en"], "draft")
    assert Membership._base_manager.get(workspace=place).role == "facilitator"


def test_a_step_that_is_not_filled_comes_first(client, stefa):
    client.force_login(stefa.person)
    assert client.get("/en/new-place/4/").headers["Location"] == "/en/new-place/1/"


def test_what_was_typed_is_there_when_one_goes_back(client, stefa):
    client.force_login(stefa.person)
    client.post("/en/new-place/1/", STEPS[0])
    assert "Liepkalni" in client.get("/en/new-place/1/").content.decode()


def test_nobody_else_makes_places(client, fia):
    client.force_login(fia.person)
    assert client.get("/en/new-place/").status_code == 403


def test_a_draft_place_is_closed_to_the_public(client, stefa, aldea):
    Workspace.objects.filter(pk=aldea.pk).update(state="draft")
    assert client.get("/en/aldea/").status_code == 404
