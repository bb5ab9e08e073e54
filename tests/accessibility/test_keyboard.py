"""The journey with a keyboard only: one always sees where one is, comes everywhere, and gets out again.

Nothing here is a dialog that covers the page: menus and questions are folded parts of the page. What opens them keeps
the focus in order, and Escape closes them and gives the focus back.
"""

import re

import pytest

from tests.keyboard import Keyboard

pytestmark = pytest.mark.browser
LONG = ("home", "list_organisations", "list_ties", "show_plan", "show_report", "answer_page", "edit_finding")


@pytest.fixture
def keys(demo, browser):
    """A keyboard on the front page of the demo, in the hands of a visitor."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(demo.url("/en/"))
    yield Keyboard(page)
    context.close()


def path_of(demo, name):
    return next(stop for stop in demo.stops if stop["name"] == name)["path"]


def test_from_the_front_page_to_the_thread(keys):
    page = keys.page
    assert keys.tab()["name"] == "Skip to the content"
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    assert keys.tab()["name"] == "Find your place"
    keys.follow("^Aldea Portugal")
    keys.follow("Find an organisation")
    keys.reach("Name, topic, village")
    keys.write("rio claro")
    with page.expect_navigation():
        keys.press("Enter")
    keys.follow("Associação Juvenil Rio Claro")
    assert "Associação Juvenil Rio Claro" in page.locator("h1").inner_text()
    keys.follow("4 Action")
    keys.follow("^Plans$")
    keys.follow("Aldea together")
    keys.reach("The same as a table")
    keys.press("Space")
    assert page.locator("table").first.is_visible()
    keys.follow("A contact point with a name")
    keys.follow("Read the whole thread as a story")
    assert "/thread/" in page.url
    assert keys.wrong == []


def test_filters_the_map_and_the_network_are_reached_and_left(keys, demo):
    page = keys.page
    page.goto(demo.url(path_of(demo, "list_organisations")))
    keys.reach("Social enterprise")
    keys.press("Space")
    keys.reach("Show these")
    with page.expect_navigation():
        keys.press("Enter")
    assert "group=social_enterprise" in page.url
    page.wait_for_load_state("networkidle")
    keys.reach("Map of the organisations|cannot be drawn|How this page works")
    keys.reach("How this page works", most=8)
    page.goto(demo.url(path_of(demo, "list_ties")))
    page.locator("node-graph svg").wait_for()
    box = page.locator("node-graph svg").get_attribute("viewBox")
    keys.reach("", tag="node-graph")
    keys.press("ArrowRight")
    assert page.locator("node-graph svg").get_attribute("viewBox") != box
    assert keys.tab()["tag"] != "node-graph"
    assert keys.wrong == []


def test_a_survey_is_answered(keys, demo):
    page = keys.page
    page.goto(demo.url(path_of(demo, "start_answer")))
    keys.follow("^Begin$")
    keys.reach("", type="radio")
    keys.press("Space")
    assert page.locator("input[name=Q01]:checked").count() == 1
    keys.follow("^Next")
    keys.reach("", type="checkbox")
    keys.press("Space")
    keys.reach("", type="radio")
    keys.press("Space", "ArrowRight", "ArrowRight")
    assert page.locator("input[type=radio]:checked").count() >= 1
    for _part in range(6):
        keys.follow("^Next")
    assert page.locator("h1").inner_text() == "Check and send"
    keys.follow("Send my answers")
    assert page.locator("h1").inner_text() == "Thank you. Your answers are kept."
    assert keys.wrong == []


def test_menus_and_questions_give_the_focus_back(keys, demo):
    page = keys.page
    keys.reach("Language")
    keys.press("Enter")
    assert keys.tab()["name"] == "English"
    keys.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert keys.tab()["name"] == "Sign in"
    page.context.add_cookies(demo.cookies("fia@example.org"))
    page.goto(demo.url(path_of(demo, "show_finding")))
    keys.reach("Take back", tag="summary")
    keys.press("Enter")
    assert keys.tab()["tag"] == "button"
    keys.press("Escape")
    assert page.evaluate("document.activeElement.innerText").strip() == "Take back"
    assert page.locator("details.confirm[open]").count() == 0
    assert keys.wrong == []


def test_somebody_signs_in_and_writes_edits_and_publishes_a_finding(keys, demo):
    page = keys.page
    keys.follow("^Sign in$")
    keys.reach("[Ee].?mail")
    keys.write("fia@example.org")
    keys.follow("Send me a code")
    keys.reach("Code")
    keys.write(code_sent_to(demo, "fia@example.org"))
    with page.expect_navigation():
        keys.press("Enter")
    page.goto(demo.url(path_of(demo, "list_findings")))
    keys.follow("Write a finding")
    keys.reach("^Kind$")
    keys.press("ArrowDown")
    keys.reach("What we found")
    keys.write("Those who use a keyboard find everything.")
    keys.reach("Search in the list of (?!1?[0-9]?[0-9]$)", type="search")
    all_of_them = page.locator("#id_cites_tallies_found").get_attribute("data-said")
    keys.write("contact")
    page.locator(f"#id_cites_tallies_found:not([data-said='{all_of_them}'])").wait_for()
    keys.press("ArrowDown", "ArrowDown", "Space")
    assert page.locator("pick-list .pick-chip").count() == 1
    keys.follow("^Save")
    keys.follow("^Edit$")
    keys.reach("More about it")
    keys.write("Also those who cannot hold a mouse.")
    keys.follow("^Save")
    keys.follow("^Publish$")
    assert page.locator("h1").inner_text() == "Those who use a keyboard find everything."
    assert "Also those who cannot hold a mouse." in page.locator("main").inner_text()
    assert keys.wrong == []


def code_sent_to(demo, email):
    """The code in the newest letter to somebody."""
    (text,) = demo.server.house.column(
        f"select text from mail_letter where \"to\" = '{email}' order by created_at desc limit 1"
    )
    return re.search(r"^([A-Z0-9]+(?:-[A-Z0-9]+)*)$", text, re.MULTILINE).group(1)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_focus_passes_through_whole_pages_and_is_always_seen(demo, browser, width):
    wrong = []
    for name in LONG:
        stop = next(one for one in demo.stops if one["name"] == name)
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        context.add_cookies(demo.cookies(stop["email"]))
        page = context.new_page()
        page.goto(demo.url(stop["path"]))
        page.wait_for_load_state("networkidle")
        keys = Keyboard(page)
        passed = keys.whole_page()
        assert passed[0] == "Skip to the content"
        assert passed[-1] == "Imprint" if width > 390 else passed[-1] != passed[0]
        wrong += keys.wrong
        context.close()
    assert wrong == []


def test_the_check_notices_a_missing_ring_and_a_trap(browser):
    page = browser.new_context().new_page()
    page.set_content("<style>*:focus{outline:none}</style><a href='#'>one</a><a href='#'>two</a>")
    keys = Keyboard(page)
    keys.tab()
    assert keys.wrong == ["no ring: a “one” on about:blank"]
    page.set_content(
        "<button>in</button><script>document.onkeydown = e => e.key == 'Tab' && e.preventDefault();</script>"
    )
    page.locator("button").focus()
    with pytest.raises(AssertionError, match="does not leave"):
        Keyboard(page).whole_page(most=20)
