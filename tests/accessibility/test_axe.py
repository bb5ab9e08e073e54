"""Every page of the demo passes axe (WCAG 2.2 AA, with target sizes), in width and language, and fits its window.

Pages are the rows of `page()` times one object of the demo (`tests/walk.py`), and those few that are no row of it. A row
that takes only what is sent shows nothing of its own: its button stands on the page of its object, and its refusal is
the same page again. Such rows, and those that give a file, are counted apart.
"""

from collections import Counter

import pytest

from tests.house import FULL, ROOT

pytestmark = pytest.mark.browser
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text() if (ROOT / "node_modules").exists() else ""
RUN = """async () => {
  const found = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"target-size": {enabled: true}},
    resultTypes: ["violations"],
  });
  return found.violations.map(v => `${v.id}: ${v.nodes.length} x ${v.nodes[0].target.join(" ")} ${v.nodes[0].failureSummary}`);
}"""
PHONE, SCREEN = 390, 1280
EVERYTHING = [(language, (PHONE, SCREEN)) for language in ("en", "lv", "lt", "sv", "pt", "el")]
USUAL = [("en", (PHONE, SCREEN)), ("lv", (PHONE,)), ("el", (PHONE,))]
KEY_PAGES = ("home", "show_workspace", "list_organisations", "list_gaps", "show_thread")
SMALLEST = 320
BESIDES = [
    {"name": "account_login", "path": "/en/account/login/", "email": ""},
    {"name": "account_logout", "path": "/en/account/logout/", "email": "ana@example.org"},
    {"name": "mfa_index", "path": "/en/account/2fa/", "email": "ana@example.org"},
    {"name": "show_gallery", "path": "/ui/", "email": ""},
    {"name": "show_letters", "path": "/letters/", "email": ""},
    {"name": "no such page", "path": "/en/aldea/nowhere/", "email": "", "status": 404},
    {"name": "not for everybody", "path": "/en/aldea/settings/", "email": "ben@example.org", "status": 403},
]


def violations(demo, browser, stops, language, widths):
    """What axe finds, by page, in windows of these widths; each person's pages share one browser window."""
    found = {}
    for email in sorted({stop["email"] for stop in stops}):
        context = browser.new_context(
            viewport={"width": widths[0], "height": 900}, bypass_csp=True, reduced_motion="reduce"
        )
        context.add_cookies(demo.cookies(email))
        page = context.new_page()
        for stop in stops:
            if stop["email"] == email:
                answer = page.goto(demo.url(stop["path"], language))
                found[stop["name"]] = wrong_on(page, widths)
                if answer.status != stop.get("status", 200):
                    found[stop["name"]].append(f"status {answer.status}")
        context.close()
    return {name: said for name, said in found.items() if said}


def wrong_on(page, widths):
    """What axe finds on a page as long as it is, and whether the page fits a phone that is 320 px wide."""
    page.evaluate(AXE)
    found = []
    for width in widths:
        unfold(page, width)
        found += [f"{said} (at {width} px)" for said in page.evaluate(RUN)]
    return found + too_wide(page)


def unfold(page, width):
    """Make the window as tall as the page, so that the bar at its foot covers nothing that scrolling would free."""
    page.set_viewport_size({"width": width, "height": 900})
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight") + 200})


def too_wide(page):
    """Whether a small phone would have to scroll the page sideways."""
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    broad = page.evaluate("document.documentElement.scrollWidth")
    return [f"{broad} px wide on a window of {SMALLEST} px"] if broad > SMALLEST else []


@pytest.mark.parametrize(("language", "widths"), EVERYTHING if FULL else USUAL, ids=str)
def test_every_page_passes(demo, browser, language, widths):
    looked_at = demo.pages + BESIDES
    print(f"\n{len(looked_at)} pages in {language} at {widths} px; {Counter(stop['what'] for stop in demo.stops)}")
    assert violations(demo, browser, looked_at, language, widths) == {}


@pytest.mark.parametrize("language", ["lt", "sv", "pt"])
def test_key_pages_pass_in_the_other_languages(demo, browser, language):
    stops = [stop for stop in demo.pages if stop["name"] in KEY_PAGES]
    assert len(stops) == len(KEY_PAGES)
    assert violations(demo, browser, stops, language, (PHONE,)) == {}


def test_every_row_of_the_table_of_pages_has_an_object_in_the_demo(demo):
    assert demo.missing == []
    assert [stop["name"] for stop in demo.stops if stop["what"] == "onward"] == []


def test_the_check_notices_a_page_without_names_and_one_that_is_too_wide(browser):
    page = browser.new_context(bypass_csp=True).new_page()
    page.set_content(
        "<html><body><img src='x.png'><button></button><button></button><p style='width: 500px'>wide</p></body></html>"
    )
    found = {said.split(":")[0] for said in wrong_on(page, (PHONE,))}
    assert {"image-alt", "button-name", "html-has-lang", "target-size"} <= found
    assert any(said.startswith("5") for said in found)
