"""Dark, in forced colours, without motion and on paper: nothing is lost on the way."""

import pytest

from tests.accessibility.test_axe import AXE
from tests.house import FULL

pytestmark = pytest.mark.browser
KEY_PAGES = (
    "home",
    "show_workspace",
    "list_organisations",
    "list_ties",
    "answer_page",
    "list_gaps",
    "show_report",
    "show_plan",
    "show_thread",
    "write_finding",
)
CONTRAST = """async () => {
  const found = await axe.run(document, {runOnly: ["color-contrast", "link-in-text-block"], resultTypes: ["violations"]});
  return found.violations.map(v => `${v.id}: ${v.nodes.length} x ${v.nodes[0].target.join(" ")} ${v.nodes[0].failureSummary}`);
}"""
# Marks that say something by a ground colour alone; their place among all elements is kept to find them again.
MARKS = """() => [...document.querySelectorAll("body *")].flatMap((one, place) => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const filled = !clear(style.backgroundColor) && style.backgroundColor !== ground(one.parentElement);
  const bare = !one.children.length && !one.textContent.trim() && !one.closest("svg") && !one.matches("input, textarea, select, canvas");
  return filled && bare && box.width > 2 && box.height > 2 ? [place] : [];
})"""
LOST = """(places) => { const all = [...document.querySelectorAll("body *")]; return places.map((place) => all[place]).filter((one) => {
  const style = getComputedStyle(one);
  const edge = style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0;
  return !edge && style.backgroundColor === ground(one.parentElement);
}).map((one) => `a mark is lost: ${one.tagName} ${one.className} in ${one.parentElement.className}`) }"""
GROUND = """window.clear = (colour) => /^rgba.*, 0\\)$|transparent/.test(colour);
window.ground = (one) => { for (; one; one = one.parentElement) {
  const colour = getComputedStyle(one).backgroundColor;
  if (!clear(colour)) return colour;
} return "rgb(255, 255, 255)"; }"""
# Where one is must differ from its neighbours by more than a ground that is taken away.
HERE = """() => [...document.querySelectorAll("[aria-current]")].filter((one) => one.getClientRects().length).flatMap((one) => {
  const others = [...one.closest("ul, ol, nav").querySelectorAll("a")].filter((other) => !other.hasAttribute("aria-current") && other.getClientRects().length);
  const look = (it) => { const s = getComputedStyle(it); return [s.fontWeight, s.borderTopColor, s.borderBottomColor, s.borderBottomWidth, s.borderTopWidth, s.outlineStyle, s.backgroundColor, s.textDecorationLine].join(); };
  return others.length && one.tagName === "A" && others.every((other) => look(other) === look(one)) ? [`one cannot see where one is: ${one.innerText}`] : [];
})"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one), longest = (times) => Math.max(...times.split(",").map(parseFloat));
  return longest(style.transitionDuration) > 0.01 || (style.animationName !== "none" && longest(style.animationDuration) > 0.01);
}).map((one) => `${one.tagName} ${one.className.baseVal ?? one.className} moves`)"""
# What a reader of the page sees in its main part and the paper does not show, or shows outside its edge.
CUT = """() => { const edge = document.documentElement.clientWidth; return [...document.querySelectorAll("main :is(h1, h2, h3, p, td, th, li, dd, dt, svg, summary)")].filter((one) => {
  if (one.closest("form, .no-print, .pager, .actions, .page-head-actions, .filters, .visually-hidden, place-map, node-graph, menu, .scripted-only")) return false;
  const box = one.getBoundingClientRect();
  if (getComputedStyle(one).display !== "none" && box.width === 0) return false;
  return box.right > edge + 1;
}).map((one) => `outside the paper: ${one.tagName} ${(one.textContent || "").trim().slice(0, 60)}`) }"""
FOLDED = """() => [...document.querySelectorAll("main details:not([open]):not(.confirm):not(.drawer):not(.menu)")].filter((one) => {
  if (one.closest("form, .no-print, .actions")) return false;
  const inside = [...one.children].find((child) => child.tagName !== "SUMMARY");
  return inside && !inside.checkVisibility();
}).map((one) => `stays folded on paper: ${one.querySelector("summary").innerText}`)"""
PAPER = {"width": 680, "height": 960}  # A4 without its margins


@pytest.fixture
def look(demo, browser):
    """`look(name, width, **settings)` opens a page of the demo in a browser with these settings."""
    contexts = []

    def show(name, width=1280, **settings):
        stop = next(one for one in demo.stops if one["name"] == name)
        context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, **settings)
        contexts.append(context)
        context.add_cookies(demo.cookies(stop["email"]))
        page = context.new_page()
        assert page.goto(demo.url(stop["path"])).status == 200
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [390, 1280] if FULL else [390])
def test_words_stand_out_in_the_dark(demo, look, width):
    names = [stop["name"] for stop in demo.pages] if FULL else KEY_PAGES
    assert {name: said for name in names if (said := contrasts(look(name, width, color_scheme="dark")))} == {}


def contrasts(page):
    page.evaluate(AXE)
    return page.evaluate(CONTRAST)


def test_marks_and_places_are_seen_in_forced_colours(look):
    assert {name: said for name in KEY_PAGES if (said := lost_in_forced_colours(look(name)))} == {}


def lost_in_forced_colours(page):
    page.evaluate(GROUND)
    marks = page.evaluate(MARKS)
    page.emulate_media(forced_colors="active")
    return page.evaluate(LOST, marks) + page.evaluate(HERE)


def test_nothing_moves_for_those_who_asked_for_less_motion(look):
    assert {name: said for name in KEY_PAGES if (said := look(name, reduced_motion="reduce").evaluate(MOVING))} == {}


def test_paper_holds_what_the_page_says(look):
    assert {name: said for name in KEY_PAGES if (said := lost_on_paper(look(name)))} == {}


def lost_on_paper(page):
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    return page.evaluate(CUT) + page.evaluate(FOLDED)


def test_the_checks_notice_what_is_lost(browser):
    page = browser.new_context(viewport=PAPER).new_page()
    page.set_content(
        "<style>a{color:#777;transition:all 1s}i{display:block;width:9px;height:9px;background:red}"
        "td{min-width:900px}@media print{details::details-content{display:none}}</style><body style='background:#888'>"
        "<main><ul><li><a aria-current=page href='#'>here</a></li><li><a href='#'>there</a></li></ul><i></i>"
        "<table><tr><td>wide</td></tr></table><details><summary>more</summary><p>words</p></details></main>"
    )
    assert contrasts(page)[0].startswith("color-contrast")
    assert page.evaluate(MOVING) != []
    assert [said.split(":")[0] for said in lost_on_paper(page)] == ["outside the paper", "stays folded on paper"]
    page.emulate_media(media="screen")
    found = {said.split(":")[0] for said in lost_in_forced_colours(page)}
    assert found == {"a mark is lost", "one cannot see where one is"}
