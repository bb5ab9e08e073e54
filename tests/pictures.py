"""Pictures of every page at 390 and 1280 px in English, Latvian and Greek: `make pictures` puts them into docs/pictures/."""

import tempfile
from pathlib import Path

from tests.demo import build_demo, chromium, served_demo, walk_demo
from tests.house import House, make_tables

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
LANGUAGES, WIDTHS = ("en", "lv", "el"), (390, 1280)


def take(demo, browser, stop, language, width):
    """One picture of one page, as long as the page is."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    context.add_cookies(demo.cookies(stop["email"]))
    page = context.new_page()
    page.goto(demo.url(stop["path"], language))
    page.wait_for_load_state("networkidle")
    # As tall as the page: what sticks to the lower edge stands at its end, not across the middle.
    page.set_viewport_size({"width": width, "height": max(900, page.evaluate("document.documentElement.scrollHeight"))})
    target = FOLDER / language / str(width) / f"{stop['name']}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target, full_page=True)
    context.close()


def main():
    """Build the demo, serve it, walk it."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder) / "demo")
        make_tables(house)
        build_demo(house)
        walk_demo(house)
        with served_demo(house) as demo, chromium() as browser:
            for stop in demo.pages:
                for language in LANGUAGES:
                    for width in WIDTHS:
                        take(demo, browser, stop, language, width)
            print(
                f"{len(demo.pages)} pages in {FOLDER}. Without an object in the demo: {', '.join(demo.missing) or 'none'}."
            )


if __name__ == "__main__":
    main()
