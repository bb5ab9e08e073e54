"""From an empty installation to a new place with its first weeks, in a browser only."""

import re

import pytest
from playwright.sync_api import expect

from tests.house import Server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def empty(tables, tmp_path_factory):
    """An installation with its tables and nothing in them, served."""
    server = Server(tables.copy(tmp_path_factory.mktemp("empty")), "localympact.config.wsgi:application")
    server.environment["PORT"] = str(server.port)
    try:
        server.start()
        yield f"http://localhost:{server.port}"
    finally:
        server.kill()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def become_steward(page, address):
    page.goto(address)
    expect(page.locator("h1")).to_have_text("Begin here")
    page.get_by_label("Your name").fill("Berta Sol")
    page.get_by_label("Your e-mail address").fill("berta@town.example")
    press(page, "Run this installation")


def make_talsi(page):
    page.get_by_label("Find your town or municipality").fill("talsi")
    press(page, "Find")
    page.get_by_role("link", name="Talsi", exact=True).click()
    expect(page.get_by_label("Name of the place")).to_have_value("Talsi")
    expect(page.get_by_role("img", name="Outline of Talsu novads")).to_be_visible()
    press(page, "Next step")
    expect(page.get_by_label("Latviešu")).to_be_checked()
    press(page, "Next step")
    page.get_by_label("Who is responsible for the data?").fill("Talsi municipality")
    page.get_by_label("Address for questions about privacy").fill("privacy@town.example")
    press(page, "Next step")
    page.get_by_label("Residents").fill("36000")
    press(page, "Next step")
    expect(page.get_by_label("E-mail address of the person who leads this place")).to_have_value("berta@town.example")
    page.get_by_label("E-mail address of a colleague in the municipality").fill("ana@town.example")
    press(page, "Make the place")


def ticked(page):
    return [re.sub(r"\s+done$", "", words) for words in page.locator(".week-step-done p:first-child").all_inner_texts()]


def test_an_empty_installation_becomes_a_place_with_its_first_weeks(empty, browser):
    page = browser.new_page()
    become_steward(page, empty)
    make_talsi(page)
    expect(page.locator("h1")).to_have_text("Talsi")
    expect(page.locator("figure svg.territory path.land")).to_be_visible()
    assert ticked(page) == ["Show where you are", "Invite somebody of the other side"]
    page.get_by_role("link", name="Say in a sentence what you work towards").click()
    page.get_by_label("What we work towards").fill("A municipality where everybody is heard.")
    press(page, "Save")
    press(page, "Make this place public")
    page.goto(f"{empty}/en/talsi/")
    assert ticked(page)[0] == "Say in a sentence what you work towards"
    assert "Make this place public" in ticked(page)
    press(page, "Put this list away")
    expect(page.get_by_role("heading", name="Your first weeks")).to_have_count(0)


def test_the_beginning_is_over_for_the_next_visitor_who_sees_the_public_place(empty, browser):
    page = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False).new_page()
    page.goto(f"{empty}/en/first-steward/")
    assert "Somebody runs this installation already." in page.locator("main").inner_text()
    page.goto(empty)
    page.locator(".place-cards").get_by_role("link", name=re.compile("Talsi")).click()
    expect(page.locator("h1")).to_have_text("Talsi")
    expect(page.get_by_role("heading", name="Your first weeks")).to_have_count(0)


def test_the_steward_comes_back_with_a_code_from_the_letters_page(empty, browser):
    """No worker runs here: the letter is on the page as soon as it is written."""
    page = browser.new_context().new_page()
    page.goto(f"{empty}/en/account/login/")
    page.locator("input[type=email]").fill("berta@town.example")
    page.locator("main form button[type=submit]").first.click()
    letters = page.context.new_page()
    letters.goto(f"{empty}/letters/")
    letters.get_by_role("link", name=re.compile("code", re.IGNORECASE)).first.click()
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", letters.locator("article").inner_text(), re.MULTILINE)
    page.locator("main input[name=code]").fill(code.group(1))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    expect(page.get_by_text("Berta Sol").first).to_be_visible()
