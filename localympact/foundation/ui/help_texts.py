"""The help of a page: Markdown files, one per page and language."""

from pathlib import Path

HELP = Path(__file__).parent / "help"


def help_pages(folder: Path = HELP) -> list[str]:
    """The pages that have a help text."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def help_text(page: str, language: str, folder: Path = HELP) -> str:
    """What this page is for, where to begin, what happens then, who sees it; English where a language is missing."""
    if page not in help_pages(folder):
        return ""
    wanted = folder / page / f"{language}.md"
    text = wanted if wanted in folder.glob("*/*.md") else folder / page / "en.md"
    return text.read_text(encoding="utf-8")
