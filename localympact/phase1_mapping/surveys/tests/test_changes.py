import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from localympact.foundation.core.recording import recording
from localympact.foundation.core.refused import Conflict, NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.history.models import Line
from localympact.foundation.mail.models import Letter
from localympact.foundation.workspaces.actors import system
from localympact.phase1_mapping.questionnaires.sheets import read_sheets
from localympact.phase1_mapping.questionnaires.xlsform import QuestionnaireRefused, convert
from localympact.phase1_mapping.surveys import changes, queries
from localympact.phase1_mapping.surveys.documents import as_xlsform
from localympact.phase1_mapping.surveys.invitations import Addressee, addresses_in
from localympact.phase1_mapping.surveys.keys import fingerprint
from localympact.phase1_mapping.surveys.models import PersonalLink, Questionnaire, Wave
from localympact.phase1_mapping.surveys.shipping import load_questionnaires

DAYS = {"opens_on": date(2026, 3, 1), "closes_on": date(2026, 3, 31)}
PAIR = "needs-and-challenges"
SMALL = {
    "survey": [{"type": "text", "name": "Q1", "label": "What do you need?"}],
    "settings": [{"form_title": "=1+1"}],
}


@pytest.fixture
def wave(aldea, fia):
    load_questionnaires(by=system("test"))
    return changes.prepare_wave(aldea, pair=PAIR, title={"en": "Spring survey"}, by=fia, **DAYS)


def test_a_wave_pins_the_newest_version_of_both_sides(aldea, wave):
    with inside(aldea):
        sides = queries.sides_of(wave)
        assert [(side.side, side.version.number) for side in sides] == [("municipality", 1), ("organisations", 1)]
        assert queries.differences_of(wave) == []
        flags = sides[0].version.flags
    assert flags["Q08"] == {"at_most": 5}
    assert flags["Q30_consent"] == {"hangs_on": ["Q30"]}
    assert flags["Q03"]["merge_order"][0] == ["hardly", "yearly"]


def test_only_those_who_lead_prepare_a_wave(aldea, wave, ben, cem):
    for actor in (ben, cem):
        with pytest.raises(NotAllowed):
            changes.prepare_wave(aldea, pair=PAIR, title={"en": "Survey"}, by=actor, **DAYS)


def test_a_wave_that_closes_before_it_opens_is_refused(aldea, wave, fia):
    with pytest.raises(Refused, match="lies before the opening day"):
        changes.edit_wave(wave, closes_on=date(2026, 2, 1), by=fia)


def test_what_respondents_were_told_stays_once_the_wave_is_open(wave, fia):
    changes.edit_wave(wave, anonymity="named", by=fia)
    changes.open_wave(wave, by=fia)
    with pytest.raises(Refused, match="can no longer be changed"):
        changes.edit_wave(wave, anonymity="anonymous", by=fia)
    with pytest.raises(Refused):
        changes.discard_wave(wave, by=fia)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(wave, fia):
    changes.edit_wave(wave, version=wave.version, anonymity="named", by=fia)
    with pytest.raises(Conflict):
        changes.edit_wave(wave, version=1, anonymity="anonymous", by=fia)


def test_a_wave_never_opened_can_be_thrown_away(aldea, wave, fia):
    changes.discard_wave(wave, by=fia)
    with inside(aldea):
        assert not Wave.objects.exists()


def test_differences_between_the_sides_must_be_meant(aldea, wave, fia):
    changes.keep_own_questionnaire(aldea, pair="own", side="municipality", sheets=SMALL, by=fia)
    other = {**SMALL, "survey": [{"type": "integer", "name": "Q1", "label": "How many?"}]}
    changes.keep_own_questionnaire(aldea, pair="own", side="organisations", sheets=other, by=fia)
    own = changes.prepare_wave(aldea, pair="own", title={"en": "Own"}, by=fia, **DAYS)
    with pytest.raises(Refused, match="do not ask the same"):
        changes.open_wave(own, by=fia)
    assert changes.open_wave(own, despite_differences=True, by=fia).is_open


def test_an_own_questionnaire_goes_before_the_shipped_one_here_and_nowhere_else(aldea, bryggby, wave, fia):
    own = changes.keep_own_questionnaire(aldea, pair=PAIR, side="organisations", sheets=SMALL, by=fia)
    again = changes.keep_own_questionnaire(aldea, pair=PAIR, side="organisations", sheets=SMALL, by=fia)
    assert again.versions.count() == 1
    with inside(aldea):
        assert queries.pairs_for(aldea)[PAIR]["organisations"] == own
        assert queries.pairs_for(bryggby)[PAIR]["organisations"].is_shipped
        assert queries.sides_of(wave)[1].version.questionnaire.is_shipped


def test_a_questionnaire_leaves_as_the_workbook_it_came_as(wave):
    questionnaire = Questionnaire.objects.get(code=f"{PAIR}-organisations")
    version = questionnaire.versions.get()
    sheets = read_sheets(as_xlsform(version), "out.xlsx")
    assert convert(sheets).pyxform == version.form


def test_a_title_like_a_formula_leaves_as_text(aldea, wave, fia):
    own = changes.keep_own_questionnaire(aldea, pair="own", side="municipality", sheets=SMALL, by=fia)
    sheets = read_sheets(as_xlsform(own.versions.get()), "out.xlsx")
    assert sheets["settings"] == [{"form_title": "=1+1"}]


def test_a_questionnaire_that_cannot_be_used_names_its_cells(aldea, wave, fia):
    broken = {"survey": [{"type": "select_one nowhere", "name": "Q1", "label": "?"}]}
    with pytest.raises(QuestionnaireRefused) as refused:
        changes.keep_own_questionnaire(aldea, pair="own", side="municipality", sheets=broken, by=fia)
    assert [(p.sheet, p.row, p.column) for p in refused.value.problems] == [("survey", 2, "type")]


def test_each_address_is_invited_once_in_its_language_and_only_the_letter_knows_the_key(aldea, wave, fia):
    changes.open_wave(wave, by=fia)
    with inside(aldea):
        side = queries.side_of(wave, "organisations")
    guests = [
        Addressee("Rui@example.org", "lv"),
        Addressee("rui@example.org", "en"),
        Addressee("eva@example.org", "pt"),
    ]
    assert changes.invite(side, addressees=guests, by=fia) == changes.Invited(2, 0)
    assert changes.invite(side, addressees=guests, by=fia) == changes.Invited(0, 2)
    letter = Letter.objects.get(to="rui@example.org")
    key = letter.text.split("/surveys/answer/")[1].split("/")[0]
    with inside(aldea):
        link = PersonalLink.objects.get(email="rui@example.org")
    assert (letter.language, link.key_hash, link.language) == ("lv", fingerprint(key), "lv")
    assert "/lv/aldea/surveys/answer/" in letter.text
    assert Letter.objects.get(to="eva@example.org").language == "en"  # the wave does not speak Portuguese
    lines = Line.objects.filter(change="invite")
    assert not any("rui@" in str(list(line.entries.values())) for line in lines)


def test_nobody_is_invited_to_a_closed_door(aldea, wave, fia):
    with inside(aldea):
        side = queries.side_of(wave, "organisations")
    with pytest.raises(Refused, match="Open the survey first"):
        changes.invite(side, addressees=[Addressee("rui@example.org")], by=fia)


def test_addresses_are_found_in_what_people_paste():
    text = "Rui <rui@example.org>; EVA@Example.org,\nmailto:io@example.org nobody@nowhere Ana, rui@example.org."
    assert addresses_in(text) == (["rui@example.org", "eva@example.org", "io@example.org"], ["nobody@nowhere"])


def as_if_days_ago(aldea, days):
    with inside(aldea):
        PersonalLink.objects.update(sent_at=timezone.now() - timedelta(days=days))


def link_in(letter):
    return re.search(r"http\S+", letter.text)[0]


def test_who_has_not_answered_is_reminded_once_in_a_few_days_with_the_same_link(aldea, wave, fia):
    changes.open_wave(wave, by=fia)
    with inside(aldea):
        side = queries.side_of(wave, "organisations")
    changes.invite(side, addressees=[Addressee("jan@example.org", "lv"), Addressee("eva@example.org")], by=fia)
    with pytest.raises(Refused, match="Nobody is to be reminded"):
        changes.remind(side, by=fia)
    as_if_days_ago(aldea, 4)
    with inside(aldea):
        PersonalLink.objects.filter(email="eva@example.org").update(is_used=True)
    assert changes.remind(side, by=fia) == 1
    first, again = Letter.objects.filter(to="jan@example.org").order_by("created_at")
    assert link_in(first) == link_in(again)
    assert Letter.objects.filter(to="eva@example.org").count() == 1
    with pytest.raises(Refused, match="Nobody is to be reminded"):
        changes.remind(side, by=fia)


def test_a_survey_opens_only_where_everybody_can_come_in(aldea, wave, fia):
    aldea.state = "draft"
    with recording():
        aldea.save()
    with pytest.raises(Refused, match="Publish the place first"):
        changes.open_wave(wave, by=fia)
