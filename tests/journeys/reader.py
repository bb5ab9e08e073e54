"""A person with a browser: goes to pages, presses what is written on buttons, fills what labels ask, sees words."""

import re

from tests.journeys.people import pick


class Reader:
    """One person of a place; everything is found by the words that stand on the page."""

    def __init__(self, browser, base, slug, session="", language="en"):
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
        if session:
            value = {"name": "sessionid", "value": session, "domain": "localhost", "path": "/", "httpOnly": True}
            self.context.add_cookies([value])
        self.page = self.context.new_page()
        self.base, self.slug, self.language = base, slug, language

    def at(self, path):
        """Go to a page of the place, or to a whole path."""
        path = path if path.startswith("/") else f"/{self.language}/{self.slug}/{path}"
        answered = self.page.goto(self.base + path)
        assert answered.status < 400, f"{path}: {answered.status}"
        return self

    def press(self, words):
        """Press the button or follow the link with these words."""
        main = self.page.locator("main")
        found = main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words))
        with self.page.expect_navigation():
            found.first.click()
        return self

    def types(self, **typed):
        """Fill the fields of these names; of a list the option with this code or these words."""
        for name, value in typed.items():
            field = self.page.locator(f"main [name='{name}']").first
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            elif field.get_attribute("type") == "radio":
                pick(self.page, name, value)
            else:
                field.fill(value)
        return self

    def ticks(self, *words):
        """Tick the boxes with these words."""
        for one in words:
            self.page.locator("main label", has_text=one).first.locator("input").check()
        return self

    def sends(self, words="Save"):
        """Press the button under the form; the answer is a page without complaints."""
        with self.page.expect_navigation():
            self.page.locator("main .actions").get_by_role("button", name=words).last.click()
        wrong = self.page.locator("main .wrong, main .summary-wrong").all_inner_texts()
        assert not wrong, wrong
        return self

    def sees(self, *words):
        """The page says all of this, in whatever letters."""
        text = " ".join(self.page.locator("body").inner_text().split()).casefold()
        for one in words:
            assert one.casefold() in text, f"“{one}” is not on {self.page.url}"
        return self

    def rows(self, where):
        """How many things of a kind the page shows."""
        return self.page.locator(where).count()

    def gets(self, path):
        """What an address answers, as a file."""
        path = path if path.startswith("/") else f"/{self.language}/{self.slug}/{path}"
        answered = self.context.request.get(self.base + path)
        assert answered.status == 200, f"{path}: {answered.status}"
        return answered

    def paper(self, path):
        """A file that is what its ending says."""
        body = self.gets(path).body()
        ending = re.search(r"\.(\w+)(\?|$)", path).group(1)
        assert body.startswith(b"%PDF" if ending == "pdf" else b"PK"), path
        return self

    @property
    def path(self):
        """Where this person is."""
        return self.page.url.removeprefix(self.base).split("?")[0].split("#")[0]
