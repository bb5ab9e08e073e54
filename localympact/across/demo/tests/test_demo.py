import pytest
from django.core.management import call_command

from localympact.across.demo import building
from localympact.foundation.core.scope import across_workspaces, inside
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.models import Membership, Workspace
from localympact.phase1_mapping.findings.smallnumbers import share_with_a_figure
from localympact.phase1_mapping.findings.tally import Tally as Counted
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase4_action.plans.models import Action

PILOTS = ("talsi", "dalarna", "braga", "aglantzia", "trakai")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def place(slug):
    return Workspace.objects.get(slug=slug)


def test_the_five_pilots_list_169_collected_organisations():
    counts = {}
    for slug in PILOTS:
        with inside(place(slug)):
            counts[slug] = Organisation.objects.exclude(external_id="").filter(state="published").count()
    assert counts == {"talsi": 28, "dalarna": 44, "braga": 38, "aglantzia": 29, "trakai": 30}


def test_each_pilot_has_its_municipality_on_its_own_side():
    for slug in PILOTS:
        with inside(place(slug)):
            assert Organisation.objects.filter(side="municipality", parent=None).count() == 1


def test_every_published_action_leans_on_evidence_or_says_that_it_has_none():
    with across_workspaces("a promise of the whole demo"):
        bare = [
            action
            for action in Action.objects.filter(state="published", no_evidence=False)
            if not (
                action.cites_findings.exists() or action.cites_recommendations.exists() or action.cites_notes.exists()
            )
        ]
    assert bare == []


def test_nothing_and_nobody_of_the_example_stands_in_a_real_place():
    real = Workspace.objects.filter(example=False)
    assert {w.slug for w in real} == {*PILOTS, "local-y-mpact"}
    with inside(*real):
        assert not Membership.objects.exists()
        assert not Organisation.objects.filter(email__contains="example").exists()


def test_a_second_start_keeps_what_is_there(capsys):
    before = Workspace.objects.count()
    call_command("demo", "--if-empty")
    assert Workspace.objects.count() == before
    assert building.is_built()


def test_every_invented_place_was_asked_twice_and_most_questions_show_a_figure():
    with across_workspaces("a promise of the whole demo"):
        for slug in ("aldea", "bryggby", "liepkalni"):
            waves = Wave.objects.filter(workspace=place(slug))
            assert [wave.state for wave in waves] == ["closed", "closed"]
            for wave in waves:
                tallies = [Counted.from_json(tally.numbers) for tally in wave.tallies.all()]
                assert share_with_a_figure(tallies) >= 0.8
                chances = [gap.may_be_chance for gap in wave.gaps.all()]
                assert set(chances) == {True, False}


def test_all_of_the_demo_s_people_have_example_addresses_and_a_link():
    assert not Person.objects.exclude(email__endswith="@example.org").exists()
    assert len(list(building.sign_in_links())) == Person.objects.count() == 15
