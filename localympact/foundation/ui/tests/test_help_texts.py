import re
import unicodedata

import pytest

from localympact.foundation.ui.help_texts import HELP, help_pages, help_text

LANGUAGES = ["en", "lv", "lt", "sv", "pt", "el"]
PAGES = {
    "directory", "profile", "import", "suggest", "network", "survey-answer", "waves", "gaps", "findings", "report",
    "practices", "tools", "samples", "recommendations", "roadmap", "partnership", "plan", "results", "thread", "events",
    "compare", "members", "settings",
}  # fmt: skip
EVERY_TEXT = pytest.mark.parametrize(
    "text", [pytest.param(path, id=f"{path.parent.name}-{path.stem}") for path in sorted(HELP.glob("*/*.md"))]
)


def test_every_page_has_its_help_in_six_languages():
    assert set(help_pages()) >= PAGES
    files = {page: sorted(path.stem for path in (HELP / page).iterdir()) for page in help_pages()}
    assert [page for page, found in files.items() if found != sorted(LANGUAGES)] == []


@EVERY_TEXT
def test_a_help_text_is_short_composed_and_calm(text):
    words = text.read_text(encoding="utf-8")
    assert 60 <= len(re.findall(r"[\w’'-]+", words)) <= 135
    assert words == unicodedata.normalize("NFC", words)
    assert "!" not in words


@EVERY_TEXT
def test_a_help_text_has_its_four_parts(text):
    parts = text.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(parts) == 4
    assert [part for part in parts if not part.startswith("**")] == []


def test_help_falls_back_to_english_and_stays_silent_for_unknown_pages():
    assert help_text("directory", "de") == help_text("directory", "en")
    assert help_text("directory", "../../profile/en") == help_text("directory", "en")
    assert help_text("../vocabularies", "en") == ""
