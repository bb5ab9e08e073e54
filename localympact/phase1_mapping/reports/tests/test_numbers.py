"""The report says the same numbers in six languages and three forms, and they follow from the exported answers."""

import copy
from collections import Counter
from datetime import date

import pytest

from localympact.phase1_mapping.findings import changes as findings
from localympact.phase1_mapping.findings.tests.conftest import answer_everything
from localympact.phase1_mapping.reports import changes
from localympact.phase1_mapping.reports.documents import draw_edition
from localympact.phase1_mapping.reports.tests import accessible
from localympact.phase1_mapping.reports.tests.papers import LOCALES, figures, numbers_in, papers_of
from localympact.phase1_mapping.reports.tests.recomputed import (
    SIDES,
    exported,
    wrong_choices,
    wrong_gaps,
    wrong_moves,
    wrong_statements,
)
from localympact.phase1_mapping.surveys import changes as surveys


@pytest.fixture
def asked_again(counted_wave, aldea, fia):
    """The same survey a year later, counted."""
    days = {"opens_on": date(2027, 3, 2), "closes_on": date(2027, 3, 27)}
    title = {"en": "Second survey", "lv": "Otrā aptauja"}
    wave = surveys.prepare_wave(aldea, pair="needs-and-challenges", title=title, previous=counted_wave, by=fia, **days)
    surveys.open_wave(wave, by=fia)
    answer_everything(wave, aldea, {"municipality": 16, "organisations": 24}, seed=2)
    return findings.close_and_count_wave(wave, by=fia)


def unlike(papers):
    """The languages and forms that do not say the numbers of the English page."""
    expected = figures(papers["en"].page, "en")
    wrong = []
    for language, one in papers.items():
        wrong += [f"{language} page"] if figures(one.page, language) != expected else []
        wrong += [f"{language} docx"] if figures(one.word, language) != expected else []
        wrong += [f"{language} pdf"] if missing_in_pdf(one) else []
    return wrong


def missing_in_pdf(one):
    """Numbers of the page that the PDF says less often."""
    wanted = Counter(n for table in figures(one.page, one.language) for row in table for cell in row for n in cell)
    said = Counter(n for word in one.said for n in numbers_in(word.strip("()%;:"), one.language))
    return {number: count for number, count in wanted.items() if said[number] < count}


def with_one_wrong_number(papers):
    """The Latvian Word file with one number changed."""
    wrong = copy.deepcopy(papers)
    next(row for table in wrong["lv"].word[1:] for row in table[1:] if numbers_in(row[1], "lv"))[1] = "99"
    return wrong


def with_one_wrong_answer(rows):
    """The same answers, one of them changed."""
    wrong = copy.deepcopy(rows)
    for name in ("Q09", "Q11_C01", "Q13_N01", "Q16"):
        wrong[0][name] = "0" if wrong[0][name] == "10" else "10"
    wrong[0]["Q06"] = "no" if wrong[0]["Q06"] == "yes" else "yes"
    return wrong


@pytest.mark.proof
def test_a_report_says_what_the_answers_say_in_every_language_and_form(client, aldea, fia, counted_wave, asked_again):
    report = changes.write_report(aldea, title={"en": "Needs", "lv": "Vajadzības"}, waves=[asked_again], by=fia)
    changes.publish_report(report, drawn=draw_edition(report), by=fia)
    papers = papers_of(client, report.get_absolute_url())
    assert set(papers) == set(LOCALES)
    assert sum(len(n) for table in figures(papers["en"].page, "en") for row in table for n in row) > 700
    assert unlike(papers) == []
    assert unlike(with_one_wrong_number(papers)) == ["lv docx"], "broken: one changed number is noticed"

    client.force_login(fia.person)
    before, after = ({side: exported(client, wave, side) for side in SIDES} for wave in (counted_wave, asked_again))
    page = papers["en"].page
    others = {side: with_one_wrong_answer(rows) for side, rows in after.items()}
    for reckoned, least in ((wrong_statements, 200), (wrong_gaps, 30), (wrong_choices, 60)):
        wrong, checked = reckoned(page, after)
        assert wrong == []
        assert checked >= least, reckoned.__name__
    wrong, checked = wrong_moves(page, before, after)
    assert wrong == []
    assert checked >= 70
    assert wrong_statements(page, others)[0], "broken: one changed answer is noticed"

    for language, one in papers.items():
        assert accessible.faults(one.pdf) == [], language
    assert accessible.faults(accessible.without_words(papers["lv"].pdf)) == ["pictures have words"]
