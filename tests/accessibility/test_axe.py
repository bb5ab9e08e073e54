"""Every page of the demo passes axe (WCAG 2.2 AA, with target sizes), in width and language."""

import pytest

from tests.house import FULL, ROOT

pytestmark = pytest.mark.browser
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text() if (ROOT / "node_modules").exists() else ""
RUN = """async () => {
  const found = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"target-size": {enabled: true}},
  });
  return found.violations.map(v => `${v.id}: ${v.nodes.length} x ${v.nodes[0].target.join(" ")} ${v.nodes[0].failureSummary}`);
}"""
EVERYTHING = [(language, width) for language in ("en", "lv", "lt", "sv", "pt", "el") for width in (390, 1280)]
USUAL = [("en", 390), ("en", 1280), ("lv", 390), ("el", 390)]
# Comes off when every room is furnished and the demo tells the whole story.
FURNISHING = pytest.mark.xfail(reason="rooms are still being furnished", strict=False)
KEY_PAGES = ("home", "show_workspace", "list_organisations", "list_gaps", "show_thread")


def unroll(page, width):
    """Make the window as high as the page, so that the dock of phones stands at its end and covers no link."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(900, min(height, 16_000))})


def violations(demo, browser, stops, language, width):
    """What axe finds, by page; each person's pages share one browser window."""
    found = {}
    for email in sorted({stop["email"] for stop in stops}):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce"
        )
        context.add_cookies(demo.cookies(email))
        page = context.new_page()
        for stop in stops:
            if stop["email"] == email and (answer := go(page, demo.url(stop["path"], language))):
                unfold(page, width)
                page.evaluate(AXE)
                found[stop["name"]] = [f"status {answer.status}"] * (answer.status != 200) + page.evaluate(RUN)
        context.close()
    return {name: said for name, said in found.items() if said}


def unfold(page, width):
    """Make the window as tall as the page, so that the bar at its foot covers nothing that scrolling would free."""
    page.set_viewport_size({"width": width, "height": 900})
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight") + 200})


def go(page, url):
    """The answer of a page; nothing for a file to save and for what is only ever sent."""
    asked = page.request.get(url)
    if asked.status == 405 or not asked.headers.get("content-type", "").startswith("text/html"):
        return None
    return page.goto(url)


@FURNISHING
@pytest.mark.parametrize(("language", "width"), EVERYTHING if FULL else USUAL)
def test_every_page_passes(demo, browser, language, width):
    print(f"{len(demo.stops)} pages in {language} at {width} px")
    assert violations(demo, browser, demo.stops, language, width) == {}


@FURNISHING
@pytest.mark.parametrize("language", ["lt", "sv", "pt"])
def test_key_pages_pass_in_the_other_languages(demo, browser, language):
    stops = [stop for stop in demo.stops if stop["name"] in KEY_PAGES]
    assert violations(demo, browser, stops, language, 390) == {}


def test_the_check_notices_a_page_without_names(browser, tmp_path):
    page = browser.new_context(bypass_csp=True).new_page()
    page.set_content("<html><body><img src='x.png'><button></button></body></html>")
    page.evaluate(AXE)
    names = {said.split(":")[0] for said in page.evaluate(RUN)}
    assert {"image-alt", "button-name", "html-has-lang"} <= names


@FURNISHING
def test_every_page_has_an_object_in_the_demo(demo):
    assert demo.missing == []


@FURNISHING
@pytest.mark.parametrize("width", [320])
def test_no_page_scrolls_sideways(demo, browser, width):
    wide = {}
    context = browser.new_context(viewport={"width": width, "height": 640})
    page = context.new_page()
    for stop in demo.stops:
        context.clear_cookies()
        context.add_cookies(demo.cookies(stop["email"]))
        broad = page.evaluate("document.documentElement.scrollWidth") if go(page, demo.url(stop["path"])) else 0
        if broad > width:
            wide[stop["name"]] = broad
    context.close()
    assert wide == {}
