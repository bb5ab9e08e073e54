import json
import re

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.phase1_mapping.findings import changes
from localympact.phase1_mapping.findings.models import DirectoryCount, Finding, Gap, Tally
from localympact.phase1_mapping.organisations import changes as organisations


@pytest.fixture
def as_fia(client, fia):
    client.force_login(fia.person)
    return client


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_whoever_closes_a_survey_is_told_first_what_that_means(as_fia, aldea, open_wave):
    page = as_fia.get(f"/en/aldea/surveys/{open_wave.pk}/close/")
    assert page.status_code == 200
    assert "This cannot be undone." in text_of(page)
    done = as_fia.post(f"/en/aldea/surveys/{open_wave.pk}/close/")
    assert done["Location"] == f"/en/aldea/surveys/{open_wave.pk}/tallies/"
    again = as_fia.post(f"/en/aldea/surveys/{open_wave.pk}/close/")
    assert "Only an open survey can be closed." in text_of(again)


def test_a_contributor_does_not_close_a_survey(client, ben, open_wave):
    client.force_login(ben.person)
    assert client.get(f"/en/aldea/surveys/{open_wave.pk}/close/").status_code == 403


def test_every_question_of_both_sides_is_counted_and_listed(client, aldea, counted_wave, django_assert_max_num_queries):
    client.get("/en/aldea/findings/")
    with django_assert_max_num_queries(25):
        page = client.get(f"/en/aldea/surveys/{counted_wave.pk}/tallies/")
    assert page.status_code == 200
    listed = json.loads(client.get(f"/en/aldea/surveys/{counted_wave.pk}/tallies.json").content)
    with inside(aldea):
        assert listed["count"] == Tally.objects.count() > 100
        assert {item["id"] for item in listed["items"]} == {
            str(pk) for pk in Tally.objects.values_list("pk", flat=True)
        }
    assert client.get(f"/en/aldea/surveys/{counted_wave.pk}/tallies.csv").status_code == 200


def test_the_example_shows_a_figure_for_most_of_what_can_be_counted(aldea, counted_wave):
    with inside(aldea):
        rows = [tally for tally in Tally.objects.select_related("question") if tally.question.measure != "text"]
    shown = [row for row in rows if row.numbers["shown"] or row.numbers["mean"] is not None]
    assert len(shown) >= 0.8 * len(rows)


def test_no_count_below_k_is_in_any_twin(client, aldea, counted_wave):
    listed = json.loads(client.get(f"/en/aldea/surveys/{counted_wave.pk}/tallies.json").content)
    counts = [c["count"] for item in listed["items"] if item["method"] == "small-numbers-1" for c in item["shown"]]
    assert counts
    assert all(count == 0 or count >= 5 for count in counts)


def test_a_tally_says_what_it_is_and_how_it_was_counted(client, aldea, counted_wave):
    with inside(aldea):
        tally = Tally.objects.get(name="Q15", side="organisations")
    page = client.get(tally.get_absolute_url())
    assert "The municipality keeps what it promises." in text_of(page)
    assert "Method small-numbers-1" in text_of(page)
    assert "No number here stands for fewer than 5 people." in text_of(page)


def test_groups_stand_beside_their_total_or_not_at_all(client, aldea, counted_wave):
    with inside(aldea):
        broken_down = [row for row in Tally.objects.filter(side="organisations") if row.groups]
        assert not any(row.groups for row in Tally.objects.filter(side="municipality"))
    assert broken_down
    for row in broken_down:
        assert row.groups["total"] == row.numbers
        assert sum(group["n"] for group in row.groups["groups"].values()) == row.numbers["n"]
    page = client.get(broken_down[0].get_absolute_url())
    assert "By group of organisations" in text_of(page)


def test_gaps_are_public_with_intervals_and_files(client, aldea, counted_wave, django_assert_max_num_queries):
    address = f"/en/aldea/surveys/{counted_wave.pk}/gaps"
    client.get("/en/aldea/findings/")
    with django_assert_max_num_queries(25):
        page = client.get(f"{address}/")
    assert "95 %" in text_of(page)
    items = json.loads(client.get(f"{address}.json").content)["items"]
    with inside(aldea):
        assert len(items) == Gap.objects.count() > 30
    surviving = [abs(item["difference"]) for item in items if item["may_be_chance"] is False]
    assert surviving == sorted(surviving, reverse=True)
    assert client.get(f"{address}.csv").status_code == 200


def test_an_open_survey_shows_no_counts(client, open_wave):
    assert client.get(f"/en/aldea/surveys/{open_wave.pk}/tallies/").status_code == 404
    assert client.get(f"/en/aldea/surveys/{open_wave.pk}/gaps.json").status_code == 404


def test_a_finding_is_written_handed_in_and_published(client, aldea, ben, fia, counted_wave):
    client.force_login(ben.person)
    with inside(aldea):
        gap = Gap.objects.get(name="Q16")
    form = client.get(f"/en/aldea/findings/new/?gap={gap.pk}")
    assert f'value="{gap.pk}"' in form.content.decode()
    typed = {
        "kind": "gap",
        "strength": "strong",
        "sentence": "Organisations hardly feel heard.",
        "cites_gaps": [gap.pk],
    }
    done = client.post("/en/aldea/findings/new/", typed)
    assert done.status_code == 302, text_of(done)
    with inside(aldea):
        finding = Finding.objects.get()
    client.post(f"/en/aldea/findings/{finding.pk}/submit/")
    client.logout()
    assert client.get(f"/en/aldea/findings/{finding.pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        changes.publish_finding(finding, by=ben)
    with inside(aldea):
        finding.refresh_from_db()
    changes.publish_finding(finding, by=fia)
    page = client.get(f"/en/aldea/findings/{finding.pk}/")
    assert page.status_code == 200
    assert "Organisations hardly feel heard." in text_of(page)
    assert "The views of organisations change our decisions." in text_of(page)


def test_findings_are_listed_by_kind(client, aldea, fia, counted_wave):
    with inside(aldea):
        tallies = list(Tally.objects.filter(name="Q13_N01"))
    for kind, sentence in (("need", "A directory is needed."), ("challenge", "Paper burdens.")):
        finding = changes.write_finding(aldea, kind=kind, sentence={"en": sentence}, cites_tallies=tallies, by=fia)
        changes.publish_finding(finding, by=fia)
    page = text_of(client.get("/en/aldea/findings/?kind=need"))
    assert "A directory is needed." in page
    assert "Paper burdens." not in page
    assert json.loads(client.get("/en/aldea/findings.json?kind=need").content)["count"] == 1


def test_the_directory_is_counted_under_a_filter_and_the_number_kept(as_fia, aldea, fia):
    for number in range(3):
        club = organisations.add_organisation(aldea, name=f"Club {number}", group="youth_organisation", by=fia)
        organisations.publish_organisation(club, by=fia)
    count = changes.count_directory(aldea, label={"en": "Youth"}, filters={"group": "youth_organisation"}, by=fia)
    assert count.number == 3
    assert "published organisations" in text_of(as_fia.get(count.get_absolute_url()))
    with pytest.raises(Refused, match="cannot be counted by"):
        changes.count_directory(aldea, label={"en": "x"}, filters={"email": "a"}, by=fia)
    done = as_fia.post("/en/aldea/findings/count/", {"label": "Everybody"})
    assert done.status_code == 302, text_of(done)
    with inside(aldea):
        assert DirectoryCount.objects.count() == 2


def test_a_neighbour_counts_nothing_here(aldea, cem):
    with pytest.raises(NotAllowed):
        changes.count_directory(aldea, label={"en": "x"}, by=cem)
