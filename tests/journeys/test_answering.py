"""A survey answered in a browser: on a small phone without JavaScript, and with skip logic where there is some."""

import pytest

pytestmark = pytest.mark.browser
PHONE = {"width": 320, "height": 640}


def begun(demo, browser, **settings):
    page = browser.new_context(viewport=PHONE, **settings).new_page()
    start = next(stop for stop in demo.stops if stop["name"] == "start_answer")
    page.goto(demo.url(start["path"]))
    page.locator("main button", has_text="Begin").click()
    page.wait_for_url("**/1/")
    return page


def onwards(page):
    page.locator(".answering-foot button[value=next]").click()
    page.wait_for_load_state()


def test_a_survey_is_answered_on_a_phone_without_javascript(demo, browser):
    page = begun(demo, browser, java_script_enabled=False)
    onwards(page)
    assert page.locator(".summary-wrong a").get_attribute("href") == "#a-Q01"
    page.locator("input[name=Q01]").first.check()
    page.locator(".answering-foot button[value=next]").click()
    page.wait_for_url("**/2/")
    page.locator("input[name=Q07][value=F01]").check()
    onwards(page)
    page.locator("label", has_text="Cannot say").first.click()
    for _part in range(5):
        onwards(page)
    assert page.locator("h1").inner_text() == "Check and send"
    page.locator("button", has_text="Send my answers").click()
    assert page.locator("h1").inner_text() == "Thank you. Your answers are kept."
    assert page.context.cookies() == []


def test_a_question_appears_and_goes_with_the_answer_it_depends_on(demo, browser):
    page = begun(demo, browser)
    page.goto(page.url.replace("/1/", "/2/"))
    steps = page.locator("#q-Q17")
    assert not steps.is_visible()
    page.locator("input[name=Q07][value=F01]").check()
    steps.wait_for(state="visible")
    page.locator("input[name=Q07][value=F01]").uncheck()
    steps.wait_for(state="hidden")
