import io
import re

import docx
import pytest
from django.utils import timezone
from pypdf import PdfReader

from localympact.foundation.core.scope import inside
from localympact.foundation.jobs.models import Job
from localympact.foundation.jobs.worker import Worker
from localympact.phase1_mapping.reports import changes, tasks
from localympact.phase1_mapping.reports.documents import draw_edition
from localympact.phase1_mapping.reports.models import Report

HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def do_every_job():
    while Worker().do_one():
        pass


@pytest.fixture
def published(aldea, fia, counted_wave):
    report = changes.write_report(aldea, title={"en": "Needs and challenges", "lv": "Vajadzības"}, by=fia)
    return changes.publish_report(report, drawn=draw_edition(report), by=fia)


def test_anybody_reads_a_published_report_as_page_pdf_and_word(client, published):
    page = client.get(published.get_absolute_url())
    assert page.status_code == 200
    assert "Needs and challenges" in text_of(page)
    assert page.content.decode().count("<h1") == 1
    base = published.get_absolute_url().rstrip("/")
    reader = PdfReader(io.BytesIO(client.get(f"{base}.pdf").content))
    assert reader.metadata.title == "Needs and challenges"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    word = docx.Document(io.BytesIO(client.get(f"{base}.docx").content))
    assert len(word.tables) > 5
    assert "Vajadzības" in text_of(client.get(base.replace("/en/", "/lv/") + "/"))


def test_an_edition_has_its_own_address(client, published):
    page = client.get(f"{published.get_absolute_url()}editions/1/")
    assert "Edition 1" in text_of(page)
    assert client.get(f"{published.get_absolute_url()}editions/2/").status_code == 404


def test_a_draft_is_not_for_visitors_and_a_withdrawn_report_is_gone(client, aldea, fia, published):
    other = changes.write_report(aldea, title={"en": "Second"}, by=fia)
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(f"{other.get_absolute_url()}draft/").status_code == 302
    changes.withdraw_report(published, by=fia)
    assert client.get(published.get_absolute_url()).status_code == 404
    assert client.get(f"{published.get_absolute_url()}editions/1/").status_code == 404
    assert "Needs and challenges" not in text_of(client.get("/en/aldea/reports/"))


def test_a_facilitator_begins_writes_reads_and_publishes(client, aldea, fia, counted_wave):
    client.force_login(fia.person)
    assert client.get("/en/aldea/reports/new/").status_code == 200
    done = client.post("/en/aldea/reports/new/", {"title": "Our needs", "summary": "Short."}, **HERE)
    assert done.status_code == 302, text_of(done)
    with inside(aldea):
        report = Report.objects.get()
    base = report.get_absolute_url()
    assert "without words of yours" in text_of(client.get(f"{base}chapters/"))
    assert client.get(f"{base}chapters/needs/").status_code == 200
    client.post(f"{base}chapters/needs/", {"text": "A house is **needed**."}, **HERE)
    draft = client.get(f"{base}draft/").content.decode()
    assert "A house is <strong>needed</strong>." in draft
    assert "This is a draft." in draft
    assert client.post(f"{base}publish/", **HERE)["Location"] == f"{base}drawing/"
    waiting = client.get(f"{base}drawing/").content.decode()
    assert "It is being drawn" in waiting
    assert "Look again" in waiting
    client.post(f"{base}publish/", **HERE)
    do_every_job()
    assert client.get(f"{base}drawing/")["Location"] == base
    assert client.get(f"{base}drawing/", headers={"HX-Request": "true"})["HX-Redirect"] == base
    assert "Edition 1" in text_of(client.get(base))
    assert client.get("/en/aldea/reports.json").json()["items"][0]["title"] == "Our needs"


def test_a_neighbour_neither_reads_nor_writes_a_draft(client, aldea, fia, cem):
    report = changes.write_report(aldea, title={"en": "Second"}, by=fia)
    client.force_login(cem.person)
    assert client.get(report.get_absolute_url()).status_code == 404
    assert client.get(f"/en/bryggby/reports/{report.pk}/").status_code == 404
    assert client.post(f"{report.get_absolute_url()}publish/", **HERE).status_code == 403


def test_an_edition_that_cannot_be_drawn_says_why_and_can_be_tried_again(client, aldea, fia, shipped, monkeypatch):
    report = changes.write_report(aldea, title={"en": "Too early"}, by=fia)
    client.force_login(fia.person)
    base = report.get_absolute_url()
    assert "No edition is being drawn" in text_of(client.get(f"{base}drawing/"))
    client.post(f"{base}publish/", **HERE)
    do_every_job()
    page = text_of(client.get(f"{base}drawing/"))
    assert "no counted answers yet" in page
    assert "Try again" in page

    def broken(report, tell):
        tell(3)
        raise ValueError("a stone")

    monkeypatch.setattr(tasks, "draw_edition", broken)
    client.post(f"{base}publish/", **HERE)
    do_every_job()
    assert "3 of 6" in text_of(client.get(f"{base}drawing/"))
    Job.objects.filter(state="waiting").update(due_at=timezone.now())
    do_every_job()
    page = text_of(client.get(f"{base}drawing/"))
    assert "could not be drawn" in page
    assert "Try again" in page
