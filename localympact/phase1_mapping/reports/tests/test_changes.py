import pytest

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.languages.names import LANGUAGES
from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.findings.models import Gap
from localympact.phase1_mapping.reports import changes
from localympact.phase1_mapping.reports.documents import document_of, draft_of, draw_edition
from localympact.phase1_mapping.reports.freezing import fingerprint, frozen, thawed
from localympact.phase1_mapping.reports.models import Edition


@pytest.fixture
def report(aldea, fia, counted_wave):
    with inside(aldea):
        gaps = list(Gap.objects.filter(name="Q16"))
    finding = findings.write_finding(
        aldea, kind="gap", sentence={"en": "Organisations hardly feel heard."}, cites_gaps=gaps, by=fia
    )
    findings.publish_finding(finding, by=fia)
    report = changes.write_report(aldea, title={"en": "Needs and challenges"}, by=fia)
    return changes.write_chapter(
        report, chapter="next", text={"en": "We meet in May.", "lv": "Tiekamies maijā."}, by=fia
    )


def headings(document):
    return [block.text for block in document.blocks if type(block).__name__ == "Heading"]


def test_a_draft_is_read_chapter_by_chapter_with_its_watermark(aldea, report):
    with inside(aldea):
        document = draft_of(report, "en")
    assert document.watermark == "Draft"
    assert document.example
    said = headings(document)
    assert said[0] == "Summary"
    assert "Challenges" in said
    assert "Next steps" in said
    assert said.index("Needs") < said.index("Next steps")


def test_an_edition_is_frozen_in_six_languages_and_stays(aldea, fia, report):
    changes.publish_report(report, drawn=draw_edition(report), by=fia)
    with inside(aldea):
        edition = Edition.objects.get()
        assert set(edition.documents) == set(LANGUAGES)
        assert edition.sha256 == fingerprint(edition.documents)
        before = document_of(edition, "lv")
        assert any("Tiekamies maijā." in getattr(block, "text", "") for block in before.blocks)
        assert before.meta.frozen
        assert [f.sentence.get("en") for f in report.cites_findings.all()] == ["Organisations hardly feel heard."]
    changes.write_chapter(report, chapter="next", text={"en": "We meet in June."}, by=fia)
    changes.publish_report(report, drawn=draw_edition(report), by=fia)
    with inside(aldea):
        assert [e.number for e in Edition.objects.all()] == [2, 1]
        assert document_of(Edition.objects.get(number=1), "lv") == before


def test_what_is_frozen_thaws_to_the_same_document(aldea, report):
    with inside(aldea):
        document = draft_of(report, "en")
    assert thawed(frozen(document)) == document


def test_a_report_without_counted_answers_is_not_published(aldea, fia):
    report = changes.write_report(aldea, title={"en": "Too early"}, by=fia)
    with pytest.raises(Refused, match="no counted answers yet"):
        changes.publish_report(report, drawn=draw_edition(report), by=fia)


def test_only_those_who_lead_publish_and_neighbours_write_nothing(aldea, ben, cem, report):
    with pytest.raises(NotAllowed):
        changes.publish_report(report, drawn=draw_edition(report), by=ben)
    with pytest.raises(NotAllowed):
        changes.write_report(aldea, title={"en": "x"}, by=cem)


def test_a_chapter_that_does_not_exist_is_refused(fia, report):
    with pytest.raises(Refused, match="no such chapter"):
        changes.write_chapter(report, chapter="gossip", text="x", by=fia)


def test_a_place_outside_the_programme_cannot_stand_beside(aldea, bryggby, fia):
    with pytest.raises(Refused, match="take part in this programme"):
        changes.write_report(aldea, title={"en": "x"}, covers=[bryggby], by=fia)
