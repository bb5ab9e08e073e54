import re
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from localympact.foundation.core.recording import recording
from localympact.foundation.core.scope import inside
from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.shipped import load_vocabularies
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase4_action.plans import changes
from localympact.phase4_action.plans.models import Action


@pytest.fixture
def action(aldea, fia):
    """An action in a plan, with one partner."""
    load_vocabularies(by=system("test"))
    plan = changes.write_plan(aldea, title="Together", by=fia)
    objective = changes.add_objective(plan, title="To know each other", by=fia)
    partners = many(aldea, 1, "Chess club")
    return changes.add_action(plan, objective=objective, title="A list", partners=partners, by=fia)


def many(aldea, number, name="Association", first=0):
    """So many organisations of a place."""
    rows = [
        Organisation(workspace=aldea, name=f"{name} {n:04}", kind="association" if n % 2 else "foundation")
        for n in range(first, first + number)
    ]
    with inside(aldea), recording():
        for row in rows:
            row.save()
    return rows


def shown(page):
    return re.findall(r'<input[^>]* name="partners"\s+value="([0-9a-f-]+)"', page.content.decode())


def test_few_are_boxes_and_many_are_a_search_with_groups(client, aldea, fia, action):
    client.force_login(fia.person)
    path = f"/en/aldea/actions/{action.pk}/edit/"
    many(aldea, 5)
    assert "partners-find" not in client.get(path).content.decode()
    many(aldea, 60, first=5)
    body = client.get(path).content.decode().partition('id="id_partners_pick"')[2]
    assert "partners-find" in body
    assert "Search in the list of 66" in body
    assert "Chess club 0000" in body[body.index("pick-chosen") : body.index("pick-shelf")]


def test_a_search_keeps_what_was_typed_and_saves_nothing(client, aldea, fia, action):
    client.force_login(fia.person)
    path = f"/en/aldea/actions/{action.pk}/edit/"
    rows = many(aldea, 60)
    typed = {"title": "Half a sent", "partners": [str(rows[7].pk)], "partners-find": "assoc 0042", "look": "partners"}
    page = client.post(path, {**typed, "currency": "far too long"})
    body = page.content.decode()
    assert page.status_code == 200
    assert "Half a sent" in body
    assert "data-changed" in body
    assert "needs your attention" not in body
    assert shown(page) == [str(rows[7].pk), str(rows[42].pk)]
    with inside(aldea):
        assert str(Action.objects.get(pk=action.pk).title) == "A list"


def test_nothing_found_is_said(client, aldea, fia, action):
    client.force_login(fia.person)
    many(aldea, 60)
    page = client.post(
        f"/en/aldea/actions/{action.pk}/edit/", {"partners-find": "zzz", "look": "partners", "title": "x"}
    )
    assert "Nothing fits." in page.content.decode()


def test_more_of_a_group_is_shown_when_asked(client, aldea, fia, action):
    client.force_login(fia.person)
    many(aldea, 200)
    path = f"/en/aldea/actions/{action.pk}/edit/"
    assert len(shown(client.get(path))) == 1 + 2 * 10
    asked = re.findall(r'value="(partners \d+ \d+)"', client.get(path).content.decode())
    more = client.post(path, {"title": "x", "look": asked[0]})
    assert len(shown(more)) == 50 + 10


def test_what_was_found_and_ticked_is_saved_and_an_old_version_is_refused(client, aldea, fia, action):
    client.force_login(fia.person)
    path = f"/en/aldea/actions/{action.pk}/edit/"
    rows = many(aldea, 60)
    form = client.get(path).context["form"]
    hidden = {field.name: field.value() for field in form.hidden_fields()}
    sent = {"title": "A list", "partners": [str(rows[3].pk), str(rows[4].pk)], "partners-find": "0004", **hidden}
    assert client.post(path, sent).status_code == 302
    with inside(aldea):
        assert set(action.partners.values_list("pk", flat=True)) == {UUID(str(row.pk)) for row in rows[3:5]}
    late = client.post(path, {**sent, "title": "Another list", "partners": [str(rows[9].pk)]})
    assert late.status_code == 409
    assert "Association 0009" in late.content.decode()


# The page of each choice of one, and its name; the action's form has the choice of several beside it.
ONE = {
    "an action": ("actions/{action}/edit/", "responsible"),
    "a cooperation": ("organisations/{club}/cooperation/new/", "other"),
    "a recommendation": ("recommendations/new/", "addressee"),
    "a unit": ("organisations/{club}/edit/", "parent"),
    "a walk": ("roadmaps/new/", "other"),
    "a result": ("results/new/", "organisation"),
    "an invitation": ("members/", "organisation"),
}
EACH_CHOICE_OF_ONE = pytest.mark.parametrize(("path", "name"), ONE.values(), ids=ONE)


def address(path, aldea, action):
    with inside(aldea):
        return f"/en/aldea/{path.format(action=action.pk, club=action.partners.get().pk)}"


def buttons(page, name):
    """The buttons of a choice of one: (its value, whether it is down)."""
    return re.findall(rf'<input[^>]* type="radio" name="{name}"\s+value="([^"]*)"\s*(checked|)', page.content.decode())


def test_two_thousand_ask_the_database_no_more_than_sixty(client, aldea, fia, action):
    client.force_login(fia.person)
    paths = [(address(path, aldea, action), name) for path, name in ONE.values()]
    many(aldea, 60)
    few = [asked(client, path) for path, _name in paths]
    many(aldea, 1_940, first=60)
    for (path, name), before in zip(paths, few, strict=True):
        assert asked(client, path) <= before, path
        page = client.get(path)
        assert len(shown(page)) <= 40
        assert 0 < len(buttons(page, name)) <= 40


def asked(client, path):
    """How many questions a page asks, once it is warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as questions:
        client.get(path)
    return len(questions)


@EACH_CHOICE_OF_ONE
def test_one_of_few_is_a_plain_list_and_one_of_many_is_searched(client, aldea, fia, action, path, name):
    client.force_login(fia.person)
    path = address(path, aldea, action)
    many(aldea, 5)
    assert f'<select name="{name}"' in client.get(path).content.decode()
    rows = many(aldea, 60, first=5)
    assert f'<select name="{name}"' not in client.get(path).content.decode()
    page = client.post(path, {f"{name}-find": "assoc 0042", "look": name, name: str(rows[7].pk)})
    assert [value for value, _down in buttons(page, name) if value] == [str(rows[7].pk), str(rows[37].pk)]
    assert [value for value, down in buttons(page, name) if down] == [str(rows[7].pk)]


def test_the_chosen_one_can_be_changed_and_taken_away(client, aldea, fia, action):
    client.force_login(fia.person)
    path = f"/en/aldea/actions/{action.pk}/edit/"
    rows = many(aldea, 60)
    for chosen in (str(rows[3].pk), str(rows[9].pk), ""):
        form = client.get(path).context["form"]
        hidden = {field.name: field.value() for field in form.hidden_fields()}
        assert client.post(path, {"title": "A list", "responsible": chosen, **hidden}).status_code == 302
        page = client.get(path)
        assert [value for value, down in buttons(page, "responsible") if down] == [chosen]
        assert "None of these" in page.content.decode()


def test_a_search_while_two_versions_part_keeps_both_before_ones_eyes(client, aldea, fia, action):
    client.force_login(fia.person)
    path = f"/en/aldea/actions/{action.pk}/edit/"
    many(aldea, 60)
    mine = {field.name: field.value() for field in client.get(path).context["form"].hidden_fields()}
    changes.edit_action(action, title="Ben's words", currency="EUR", by=fia)
    parted = client.post(path, {**mine, "title": "my words"})
    assert parted.status_code == 409
    again = {field.name: field.value() for field in parted.context["form"].hidden_fields()}
    sent = {**again, "title": "my words", "currency": "EUR", "keep-title": "saved", "keep-currency": "taken-over"}
    looked = client.post(path, {**sent, "partners-find": "assoc 0042", "look": "partners"})
    assert looked.status_code == 200
    both = looked.context["form"].both
    assert [(one.name, one.typed, one.saved, one.kept) for one in both.differences] == [
        ("title", "my words", "Ben's words", "saved"),
        ("currency", "EUR", "EUR", "taken-over"),
    ]
    said = looked.content.decode()
    assert said.index("Both versions") < said.index('value="saved" checked')
    assert client.post(path, sent).status_code == 302


def test_merged_and_archived_ones_are_not_offered_but_stay_chosen(client, aldea, fia, action):
    client.force_login(fia.person)
    rows = many(aldea, 60)
    with inside(aldea), recording():
        rows[5].state = "archived"
        rows[5].save()
        rows[6].merged_into = rows[7]
        rows[6].save()
    path = f"/en/aldea/actions/{action.pk}/edit/"
    for at in (5, 6):
        sought = {"title": "x", "partners-find": f"Association {at:04}", "look": "partners"}
        assert shown(client.post(path, sought)) == []
        assert shown(client.post(path, {**sought, "partners": [str(rows[at].pk)]})) == [str(rows[at].pk)]
