import io

import docx
import pytest
from pypdf import PdfReader

from localympact.foundation.core.refused import NotAllowed, Refused
from localympact.foundation.core.scope import inside
from localympact.foundation.history.models import Entry
from localympact.foundation.workspaces.keeping.changes import restore
from localympact.phase1_mapping.quotes import changes
from localympact.phase1_mapping.quotes.models import Quote
from localympact.phase1_mapping.quotes.queries import printable
from localympact.phase1_mapping.reports import changes as reports
from localympact.phase1_mapping.reports.documents import document_of, draft_of, draw_edition
from localympact.phase1_mapping.responses.models import Response

HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def said(aldea, wave):
    with inside(aldea):
        return {
            one.name: {side: [q.words for q in rows] for side, rows in one.quotes.items()} for one in printable(wave)
        }


def words_in(document):
    return [block.text for block in document.blocks if type(block).__name__ == "Quote"]


def test_what_is_allowed_is_printed_in_its_wording_by_side(aldea, fia, written, answer_of):
    changes.allow_quote(answer_of("organisations"), name="Q29", words="Somebody must  answer sooner", by=fia)
    changes.allow_quote(answer_of("municipality"), name="Q29", words="One person to call", by=fia)
    changes.refuse_quote(answer_of("municipality", "Q27"), name="Q27", by=fia)
    expected = {"municipality": ["One person to call"], "organisations": ["Somebody must answer sooner"]}
    assert said(aldea, written[0]) == {"Q29": expected}
    with inside(aldea):
        kept = Quote.objects.get(words__startswith="Somebody")
        assert kept.response.answers["Q29"] == "Ms Ozola must *answer* sooner, 0", "the original stays beside it"


def test_no_side_is_named_where_too_few_of_it_answered(aldea, fia, written, answer_of):
    changes.allow_quote(answer_of("organisations", "Q27"), name="Q27", words="The camp", by=fia)
    changes.allow_quote(answer_of("municipality", "Q27"), name="Q27", words="A clean-up day", by=fia)
    assert said(aldea, written[0]) == {"Q27": {"": ["A clean-up day", "The camp"]}}


@pytest.mark.parametrize(("name", "why"), [("Q28", "no open answer"), ("Q30_email", "no open"), ("Q09", "no open")])
def test_what_was_promised_to_stay_inside_is_never_printed(aldea, fia, written, answer_of, name, why):
    with pytest.raises(Refused, match=why):
        changes.allow_quote(answer_of("municipality"), name=name, words="x", by=fia)


def test_empty_words_and_an_open_survey_are_refused(aldea, fia, open_wave, written, answer_of):
    row = answer_of("municipality")
    with pytest.raises(Refused, match="no words to print"):
        changes.allow_quote(row, name="Q29", words="  ", by=fia)
    row.wave_side.wave.state = "open"
    with pytest.raises(Refused, match="Close the survey first"):
        changes.allow_quote(row, name="Q29", words="x", by=fia)


def test_only_who_leads_the_place_decides(aldea, ben, cem, written, answer_of):
    for stranger in (ben, cem):
        with pytest.raises(NotAllowed):
            changes.allow_quote(answer_of("municipality"), name="Q29", words="x", by=stranger)


def test_a_decision_can_be_changed_taken_back_and_brought_back_and_the_history_quotes_nobody(
    aldea, fia, written, answer_of
):
    row = answer_of("organisations")
    changes.refuse_quote(row, name="Q29", by=fia)
    quote = changes.allow_quote(row, name="Q29", words="Answer sooner", by=fia)
    removed = changes.take_back_decision(quote, by=fia)
    assert said(aldea, written[0]) == {}
    restore(removed, by=fia)
    assert said(aldea, written[0]) == {"Q29": {"organisations": ["Answer sooner"]}}
    with inside(aldea):
        kept = str(list(Entry.objects.filter(kind="mapping.quote").values()))
    assert "is_allowed" in kept
    assert "sooner" not in kept


def test_an_erased_answer_is_no_longer_quoted_but_a_published_edition_stays(aldea, fia, written, answer_of):
    row = answer_of("organisations")
    changes.allow_quote(row, name="Q29", words="Answer *sooner*", by=fia)
    report = reports.write_report(aldea, title={"en": "Needs"}, by=fia)
    reports.publish_report(report, drawn=draw_edition(report), by=fia)
    with inside(aldea):
        Response.objects.filter(pk=row.pk).delete()
        assert not Quote.objects.exists()
        assert words_in(draft_of(report, "en")) == []
        assert words_in(document_of(report.editions.get(), "lv")) == [r"Answer \*sooner\*"]


def test_page_pdf_and_word_print_the_same_words_in_their_own_language(client, aldea, fia, written, answer_of):
    changes.allow_quote(answer_of("organisations"), name="Q29", words="Answer <b> *sooner*", by=fia)
    report = reports.write_report(aldea, title={"en": "Needs", "lv": "Vajadzības"}, by=fia)
    reports.publish_report(report, drawn=draw_edition(report), by=fia)
    base = report.get_absolute_url().replace("/en/", "/lv/")
    page = client.get(base).content.decode()
    assert '<blockquote><p lang="en">Answer &lt;b&gt; *sooner*</p><footer>' in page
    pdf = PdfReader(io.BytesIO(client.get(f"{base.rstrip('/')}.pdf").content))
    assert "Answer <b> *sooner*" in " ".join(one.extract_text() for one in pdf.pages)
    word = docx.Document(io.BytesIO(client.get(f"{base.rstrip('/')}.docx").content))
    [quote] = [one for one in word.paragraphs if one.style.name == "Quote"]
    assert quote.text == "Answer <b> *sooner*"
    assert 'w:lang w:val="en"' in quote._p.xml


def test_a_facilitator_reads_and_decides_on_a_page(client, aldea, fia, ben, written, answer_of):
    wave, row = written[0], answer_of("organisations")
    base = f"/en/aldea/surveys/{wave.pk}/quotes/"
    client.force_login(fia.person)
    assert "Open answers for the report" in client.get(wave.get_absolute_url()).content.decode()
    page = client.get(f"{base}?question=Q29").content.decode()
    assert "Ms Ozola must *answer* sooner, 0" in page
    assert "Not decided yet" in page
    assert "keep this inside" not in client.get(base).content.decode() + page
    sent = {"question": "Q29", "words": "Answer sooner", "go": "allow"}
    at = f"{base}{row.pk}/decide/"
    assert client.post(at, sent, **HERE)["Location"] == f"{base}?question=Q29#a-{row.pk}"
    page = client.get(f"{base}?question=Q29").content.decode()
    assert ">Answer sooner</textarea>" in page
    client.post(at, sent | {"go": "refuse"}, **HERE)
    assert "Not printed" in client.get(f"{base}?question=Q29").content.decode()
    client.post(at, sent | {"go": "undo"}, **HERE)
    with inside(aldea):
        assert not Quote.objects.exists()
    client.force_login(ben.person)
    assert client.get(base).status_code == 403
    assert client.post(at, sent, **HERE).status_code == 403
