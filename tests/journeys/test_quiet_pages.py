"""Reading asks nobody else and keeps nothing: no third party, no cookie, a strict content policy; typing is not lost."""

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser
READ = (
    "home", "show_workspace", "list_organisations", "show_organisation", "list_ties", "list_waves", "list_gaps",
    "show_tally", "show_finding", "show_report", "show_recommendation", "show_plan", "show_result", "show_thread",
    "compare_places", "list_tools", "show_guidebook", "show_privacy", "suggest_organisation", "register",
)  # fmt: skip
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def policy_of(answer):
    return dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))


@pytest.fixture
def visitor(browser):
    """A browser that was never here, with what it asks for and what it complains about."""
    context = browser.new_context()
    page = context.new_page()
    page.asked, page.complaints = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    yield page
    context.close()


def test_a_visitor_reads_the_pages_without_a_cookie_and_without_a_third_party(demo, visitor):
    public = {stop["name"]: stop["path"] for stop in demo.stops if not stop["email"] and stop["name"] in READ}
    assert len(public) >= 12, sorted(set(READ) - set(public))
    for path in public.values():
        answer = visitor.goto(demo.url(path))
        assert answer.status == 200
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = policy_of(answer)
        assert {name: policy.get(name) for name in STRICT} == STRICT
        assert "unsafe" not in answer.headers["content-security-policy"]
        visitor.wait_for_load_state("networkidle")
        assert visitor.context.cookies() == [], path
    strangers = {urlsplit(url).hostname for url in visitor.asked if urlsplit(url).scheme.startswith("http")}
    assert strangers == {"localhost"}
    assert visitor.complaints == []


def test_the_policy_holds_what_would_break_it(demo, visitor):
    """The positive control: what the pages never do is refused when it is tried."""
    visitor.goto(demo.url("/en/"))
    tried = """async () => {
      const ask = await fetch("https://example.org/").then(() => "asked", () => "refused");
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      document.body.setAttribute("style", "color: red");
      return [ask, window.ran === true, getComputedStyle(document.body).color === "rgb(255, 0, 0)"];
    }"""
    assert visitor.evaluate(tried) == ["refused", False, False]


def edit_page(demo):
    return next(stop for stop in demo.stops if stop["name"] == "edit_finding")


def test_leaving_a_form_with_unsaved_changes_is_asked_about_and_saving_is_not(demo, open_page):
    stop = edit_page(demo)
    page = open_page(stop["path"], email=stop["email"])
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("link", name="Overview").first.click()
    page.wait_for_load_state()
    assert asked == []

    page.goto(demo.url(stop["path"]))
    page.locator("textarea[name=text]").fill("Something that is not saved yet.")
    page.get_by_role("link", name="Overview").first.click(no_wait_after=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert page.locator("textarea[name=text]").input_value() == "Something that is not saved yet."

    page.locator("form[data-guard] button[type=submit]").last.click()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))
    assert asked == ["beforeunload"]


def test_every_form_that_edits_warns_before_its_changes_are_lost(demo, browser):
    edits = [stop for stop in demo.stops if stop["name"].startswith(("edit_", "write_", "add_", "change_settings"))]
    loose = []
    for email in sorted({stop["email"] for stop in edits}):
        context = browser.new_context()
        context.add_cookies(demo.cookies(email))
        for stop in edits:
            if stop["email"] == email:
                page = context.request.get(demo.url(stop["path"]))
                if page.status == 200 and 'class="form"' in page.text() and "data-guard" not in page.text():
                    loose.append(stop["name"])
        context.close()
    assert len(edits) > 10
    assert loose == []
