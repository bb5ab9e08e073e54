"""The docs say what is there: settings, commands, targets, phases; and every path in them exists."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from localympact.foundation.workspaces.administration.granting import rights_page

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)


def in_ticks(text):
    return re.findall(r"`([^`\n]+)`", text)


def path_in(words):
    """The path that words in ticks name, if they look like one of ours: `foundation/jobs/`, `docs/glossary.md`."""
    if not re.fullmatch(r"[\w.\-]+(/[\w.\-]+)*/?", words) or words.startswith("."):
        return None
    known = {path.name for folder in (ROOT, ROOT / "localympact") for path in folder.iterdir()}
    first, *rest = words.rstrip("/").split("/")
    return words if rest and first in known or words.endswith(".md") else None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_that_a_page_names_exists(page):
    text = page.read_text(encoding="utf-8")
    named = {path for words in in_ticks(text) if (path := path_in(words))}
    linked = {link for link in re.findall(r"\]\(([^)#\s]+)\)", text) if "://" not in link}
    places = (ROOT, ROOT / "localympact", page.parent)
    assert [path for path in named | linked if not any((place / path).exists() for place in places)] == []


def test_a_path_that_does_not_exist_is_found():
    assert path_in("foundation/nowhere.py") == "foundation/nowhere.py"
    assert path_in("and/or") is None


def test_every_setting_of_the_environment_is_documented():
    settings = (ROOT / "localympact/config/settings.py").read_text(encoding="utf-8")
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    assert len(names) > 8
    assert sorted(names - set(re.findall(r"[A-Z_]{4,}", OPERATING))) == []


def test_every_command_of_ours_is_documented():
    ours = {name for name, app in get_commands().items() if app.startswith("localympact.")}
    build = {"compile_words", "migrate"}  # called by make; Django's own, which also keeps what is shipped
    said = {words.split()[0] for words in in_ticks(OPERATING.replace("\n", " "))}
    assert sorted(name.replace("_", "-") for name in ours - build if name.replace("_", "-") not in said) == []


def test_the_readme_names_targets_that_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(
        re.findall(r"make (\w+)", "\n".join(in_ticks(readme)) + "\n".join(re.findall(r"^    (.+)$", readme, re.M)))
    )
    assert {"run", "test"} <= named <= set(TARGETS)


def test_there_are_at_most_twelve_targets_and_each_says_what_it_does():
    assert len(TARGETS) <= 12
    rules = re.findall(r"^([a-z]+):.*## (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [name for name, _said in rules] == TARGETS


def test_every_phase_and_noun_stands_in_the_architecture():
    drawn = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    phases = [path for path in (ROOT / "localympact").glob("phase*") if path.is_dir()]
    nouns = [noun.name for phase in phases for noun in phase.iterdir() if (noun / "models.py").exists()]
    assert len(phases) == 4
    assert [name for name in [*(phase.name for phase in phases), *nouns] if name not in drawn] == []


def test_decisions_are_short_and_in_one_form():
    for page in (ROOT / "docs/decisions").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 40, page.name
        assert [part for part in ("**Context.**", "**Decision.**", "**Consequences.**") if part not in text] == [], (
            page.name
        )


def test_the_docs_print_the_very_grid_of_rights():
    assert (ROOT / "docs" / "rights.md").read_text(encoding="utf-8") == rights_page()


def test_every_proof_is_listed_with_its_control():
    listed = (ROOT / "docs/proofs.md").read_text(encoding="utf-8")
    marked = [path for path in (ROOT / "tests").rglob("test_*.py") if "pytest.mark.proof" in path.read_text()]
    assert len(marked) > 8
    assert [
        path.name for path in marked if f"`{path.relative_to(ROOT)}`" not in listed and path != Path(__file__)
    ] == []
    assert [line for line in listed.splitlines() if line.startswith("| ") and line.count(" | ") != 2] == []
