"""Numbers and days read as the language writes them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from localympact.foundation.ui import formats


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1,234.5"), ("lv", "1\xa0234,5"), ("sv", "1\xa0234,5"), ("el", "1.234,5"), ("pt", "1\xa0234,5")],
)
def test_numbers_carry_the_separators_of_the_language(language, words):
    with override(language):
        assert formats.number(1234.5) == words


def test_a_change_always_carries_its_sign():
    with override("en"):
        assert [formats.signed(n) for n in (2, -2.14, 0)] == ["+2.0", "−2.1", "0.0"]


def test_whole_sums_have_no_cents():
    with override("en"):
        assert formats.money(14000) == "€14,000"
        assert formats.money(14.5) == "€14.50"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "12 June 2027"), ("lv", "2027. gada 12. jūnijs"), ("el", "12 Ιουνίου 2027")]
)
def test_days_are_written_in_words(language, words):
    with override(language):
        assert formats.day(date(2027, 6, 12)) == words


def test_a_short_day_has_its_year_unless_it_is_this_one():
    with override("lv"):
        assert formats.short_day(date(date.today().year, 11, 1)) == "1. novembris"
        assert formats.short_day(date(2099, 11, 1)) == "2099. gada 1. novembris"


def test_one_day_is_no_span():
    with override("en"):
        assert formats.span(date(2027, 6, 12), date(2027, 6, 12)) == "12 June 2027"
        assert formats.span(date(2027, 6, 12), None) == "12 June 2027 –"


def test_a_moment_has_day_and_time():
    with override("sv"):
        assert formats.moment(datetime(2027, 6, 12, 16, 30, tzinfo=UTC)) == "12 juni 2027, 16:30"
