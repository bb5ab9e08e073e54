import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command

from localympact.across.demo import building
from localympact.foundation.core.scope import across_workspaces, inside
from localympact.foundation.people.models import Person
from localympact.foundation.workspaces.models import Membership, Workspace
from localympact.phase1_mapping.cooperation.models import Tie
from localympact.phase1_mapping.events.models import Event
from localympact.phase1_mapping.findings.models import Finding
from localympact.phase1_mapping.organisations.models import Organisation
from localympact.phase1_mapping.practices.models import Practice
from localympact.phase1_mapping.reports.models import Report
from localympact.phase1_mapping.surveys.models import Wave
from localympact.phase1_mapping.tallies.smallnumbers import share_with_a_figure
from localympact.phase1_mapping.tallies.tally import Tally as Counted
from localympact.phase3_recommendations.recommendations.models import OfficialAnswer, Recommendation
from localympact.phase4_action.partnerships.models import Partnership
from localympact.phase4_action.plans.models import Action, Plan
from localympact.phase4_action.results.models import Result
from localympact.phase4_action.roadmaps.models import Handshake

PILOTS = ("talsi", "dalarna", "braga", "aglantzia", "trakai")
pytestmark = pytest.mark.usefixtures("in_the_demo")


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
            assert sorted(wave.state for wave in waves) == ["closed", "closed", "open"]
            for wave in waves.filter(state="closed"):
                tallies = [Counted.from_json(tally.numbers) for tally in wave.tallies.all()]
                assert share_with_a_figure(tallies) >= 0.8
                chances = [gap.may_be_chance for gap in wave.gaps.all()]
                assert set(chances) == {True, False}


def test_all_of_the_demo_s_people_have_example_addresses_and_a_link():
    assert not Person.objects.exclude(email__endswith="@example.org").exists()
    assert len(list(building.sign_in_links())) == Person.objects.count() == 15


def test_the_demo_s_people_may_add_a_passkey():
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == Person.objects.count()


def test_the_real_places_hold_21_examples_five_events_and_two_recommendations():
    real = Workspace.objects.filter(example=False)
    with inside(*real):
        assert Practice.objects.filter(state="published").count() == 21
        assert Event.objects.filter(state="published").exclude(recap={}).count() == 5
        assert Recommendation.objects.filter(state="published").count() == 2
        assert not Finding.objects.exists()
        assert not Wave.objects.exists()


def test_the_grants_of_trakai_and_dalarna_are_proven_cooperation():
    for slug, number in (("trakai", 6), ("dalarna", 17)):
        with inside(place(slug)):
            assert Tie.objects.filter(state="published", proofs__kind="grant").distinct().count() == number


@pytest.mark.parametrize("slug", ["aldea", "bryggby", "liepkalni"])
def test_an_invented_place_holds_the_complete_story(slug):
    with inside(place(slug)):
        assert set(Finding.objects.filter(state="published").values_list("kind", flat=True)) == set(Finding.Kind)
        assert set(OfficialAnswer.objects.values_list("answer", flat=True)) == set(OfficialAnswer.Answer)
        assert set(Practice.objects.values_list("outcome", flat=True)) == set(Practice.Outcome)
        assert 8 <= Action.objects.filter(state="published", plan__adapted_from=None).count() <= 12
        results = Result.objects.filter(state="published")
        assert results.filter(kind="new_social_enterprise").exists()
        assert results.exclude(indicator_value=None).exists()
        assert results.exclude(cites_tallies=None).exists()
        assert Report.objects.get().is_published
        partnership = Partnership.objects.get()
        assert partnership.agreed_on
        assert partnership.tie.proofs.filter(kind="agreement").exists()
        shakes = Handshake.objects.all()
        assert shakes.filter(closed_at=None).exists()
        assert shakes.exclude(closed_at=None).exists()
        ties = Tie.objects.all()
        assert ties.filter(confirmed_at=None, state="published").exists()
        assert ties.exclude(confirmed_at=None).exists()
        assert ties.exclude(proofs=None).exists()


def test_a_plan_was_taken_over_by_a_second_place():
    with inside(place("liepkalni")):
        plan = Plan.objects.get(adapted_from__isnull=False, state="published")
        assert plan.adapted_from.workspace == place("bryggby")


def test_content_is_in_the_place_s_own_language_and_in_english():
    with across_workspaces("a promise of the whole demo"):
        for thing in [*Finding.objects.all(), *Recommendation.objects.filter(workspace__example=True)]:
            own = thing.workspace.languages[0]
            assert thing.sentence.source == own
            assert {own, "en"} <= set(thing.sentence.languages)
