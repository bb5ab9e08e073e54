"""The memorandum: blank for everybody, filled for its parties."""

import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.names import LANGUAGES
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.organisations import changes as organisations
from localympact.phase2_toolbox.samples.changes import edit_filled_sample, fill_sample
from localympact.phase2_toolbox.samples.filling import places_in
from localympact.phase2_toolbox.samples.models import Sample
from localympact.phase2_toolbox.samples.shipping import load_samples

SYSTEM = system("test")


@pytest.fixture
def memorandum(db):
    load_samples(by=SYSTEM)
    return Sample.objects.get(code="memorandum")


@pytest.fixture
def town(aldea, fia):
    return organisations.add_organisation(
        aldea, name="Aldea Town", side="municipality", register_number="505", address="Square 1", by=fia
    )


@pytest.fixture
def club(aldea, fia):
    return organisations.add_organisation(aldea, name="River Club", address="Bank 2", by=fia)


@pytest.fixture
def filled(aldea, ana, memorandum, town, club):
    return fill_sample(
        aldea,
        sample=memorandum,
        municipality=town,
        organisation=club,
        values={"shared_result": "Twenty young people meet weekly.", "unknown": "left out"},
        language="en",
        by=ana,
    )


def test_every_language_has_the_same_sixteen_sections_and_places(memorandum):
    assert set(memorandum.body.languages) == set(LANGUAGES)
    named = {place["name"] for place in memorandum.places}
    for language in LANGUAGES:
        body = memorandum.body.get(language)
        assert body.count("\n## ") == 15
        assert set(places_in(body)) == named


@pytest.mark.parametrize(("kind", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
@pytest.mark.parametrize("language", ["en", "el"])
def test_a_visitor_downloads_it_blank(client, aldea, memorandum, kind, begins, language):
    response = client.get(f"/en/aldea/samples/memorandum.{kind}?language={language}")
    assert response.status_code == 200
    assert response.content.startswith(begins)


def test_what_the_directory_knows_is_filled_in(client, aldea, ana, memorandum, town, club):
    client.force_login(ana.person)
    page = client.get(
        f"/en/aldea/samples/memorandum/fill/?municipality={town.pk}&organisation={club.pk}&language=en"
    ).content.decode()
    assert 'value="Aldea Town"' in page
    assert 'value="Bank 2"' in page


def test_a_filled_memorandum_keeps_only_the_places_it_has(filled):
    assert filled.values == {"shared_result": "Twenty young people meet weekly."}


def test_its_parties_read_it_and_nobody_else(client, aldea, filled, ana, ben, cem, fia, join, club):
    river = join(ben, aldea, "representative", organisation_id=club.pk)
    for actor, status in ((ana, 200), (river, 200), (fia, 404), (cem, 403)):
        client.force_login(actor.person)
        assert client.get(f"/en/aldea/samples/filled/{filled.pk}/").status_code == status
    client.force_login(ana.person)
    assert client.get(f"/en/aldea/samples/filled/{filled.pk}.docx").content.startswith(b"PK")


def test_two_parties_of_one_side_are_refused(aldea, ana, memorandum, club):
    with pytest.raises(Refused, match="one party of each side"), inside(aldea):
        fill_sample(aldea, sample=memorandum, municipality=club, organisation=club, values={}, language="en", by=ana)


def test_a_neighbour_fills_and_changes_nothing(aldea, cem, memorandum, town, club, filled):
    with pytest.raises(NotAllowed):
        edit_filled_sample(filled, values={"need": "x"}, by=cem)


def test_both_parties_are_found_by_their_names_where_there_are_many(client, aldea, ana, fia, memorandum, town):
    for number in range(15):
        organisations.add_organisation(aldea, name=f"Association {number:02}", kind="association", by=fia)
    client.force_login(ana.person)
    path, asked = "/en/aldea/samples/memorandum/fill/", {"municipality": str(town.pk), "language": "lv"}
    assert "organisation-find" in client.get(path).content.decode()
    page = client.get(path, {**asked, "organisation-find": "assoc 07", "look": "organisation"}).content.decode()
    assert "needs your attention" not in page
    assert f'<option value="{town.pk}" selected' in page
    assert "Association 07" in page
    assert "Association 08" not in page
