"""Places stand side by side without ranks; the twin says what the page says."""

from localympact.phase1_mapping.organisations import changes as organisations


def test_places_stand_side_by_side(client, aldea, bryggby, fia):
    club = organisations.add_organisation(aldea, name="Clube do Rio", kind="youth_organisation", by=fia)
    organisations.publish_organisation(club, by=fia)
    page = client.get("/en/compare/").content.decode()
    assert "Aldea" in page
    assert "Bryggby" in page
    rows = client.get("/en/compare.json").json()["items"]
    assert [(row["workspace"], row["organisations"]) for row in rows] == [("aldea", 1), ("bryggby", 0)]


def test_only_chosen_places_are_compared(client, aldea, bryggby):
    rows = client.get("/en/compare.json?place=bryggby&place=nowhere").json()["items"]
    assert [row["workspace"] for row in rows] == ["bryggby"]


def test_a_nonsense_question_is_no_question(client, aldea):
    assert client.get("/en/compare/?question=%27%3B--").status_code == 200
