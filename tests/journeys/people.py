"""People at their browsers, in an installation that begins empty."""

import json
import re
import time
import urllib.error
import urllib.request

from tests.house import free_port, kill

PATIENCE = 90


def until(asked, said="it did not come"):
    """Wait for what a worker or the search index does; gives what was asked."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := asked():
            return found
        time.sleep(0.3)
    raise AssertionError(said)


class Installation:
    """A served installation of its own; `person()` sits down at a fresh browser."""

    def __init__(self, house, browser):
        self.house, self.browser, self.people = house, browser, []
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.process = house.start("-m", "localympact.config.cli", "serve", PORT=str(self.port))
        until(self.answers, "the installation did not start")

    def answers(self):
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False

    def get(self, path):
        return self.send(urllib.request.Request(self.address + path))

    def post(self, path, told):
        body = json.dumps(told).encode()
        return self.send(urllib.request.Request(self.address + path, body, {"Content-Type": "application/json"}))

    def send(self, request):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()

    def person(self, language="lv", **options):
        one = Somebody(self, language, **options)
        self.people.append(one)
        return one

    def letter(self, to, about=""):
        """The latest letter to an address, as the page on this machine shows it."""
        reader = self.person("en")
        rows = reader.page.locator("tbody tr", has_text=to)

        def came():
            reader.page.goto(f"{self.address}/letters/")
            return rows.filter(has_text=about).count()

        until(came, f"no letter to {to}")
        rows.filter(has_text=about).first.locator("a").click()
        return reader.text()

    def link(self, to, about=""):
        """The address in the latest letter to somebody."""
        return re.search(r"http\S+", self.letter(to, about))[0]

    def close(self):
        for one in self.people:
            one.page.context.close()
        kill(self.process)


def pick(page, name, words):
    """Choose one thing of a long list by its words."""
    page.locator(f"main [name='{name}-find']").fill(words)
    page.locator(f"main .pick-found label:has-text('{words}') [name='{name}']").first.check()


class Somebody:
    """A person with a browser; what they do is short, what they see is text."""

    def __init__(self, installation, language, width=1280, **options):
        self.installation, self.language = installation, language
        context = installation.browser.new_context(viewport={"width": width, "height": 860}, **options)
        context.set_default_timeout(PATIENCE * 1000)
        self.page = context.new_page()

    def go(self, path):
        """Open a page by its path below the language, or by a whole address."""
        whole = path if path.startswith("http") else f"{self.installation.address}/{self.language}/{path}"
        self.page.goto(whole)
        return self

    def fill(self, **fields):
        for name, value in fields.items():
            field = self.page.locator(f"main [name={name}]").first
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            elif field.get_attribute("type") == "radio":
                pick(self.page, name, value)
            else:
                field.fill(value)
        return self

    def tick(self, name, *values):
        for value in values:
            self.page.locator(f"main [name={name}][value='{value}']").check()
        return self

    def bring(self, file):
        """Choose a file."""
        self.page.locator("main [name=file]").set_input_files(file)
        return self

    def send(self, form="form"):
        """Press the button of a form: the first one whose address has this part, else that of the page."""
        within = form if form == "form" else f"form[action*='{form}']"
        closed = self.page.locator("main details:not([open])", has=self.page.locator(within))
        if form != "form" and closed.count():
            closed.first.locator("summary").first.click()
        self.page.locator(f"main {within} button").last.click()
        self.page.wait_for_load_state()
        return self

    def follow(self, part):
        """Follow the first link of the page whose address has this part."""
        self.page.locator(f"main a[href*='{part}']").first.click()
        self.page.wait_for_load_state()
        return self

    def text(self):
        return self.page.locator("main").inner_text()

    def sees(self, *words):
        shown = self.text()
        for one in words:
            assert one in shown, f"{one!r} is not on {self.page.url}:\n{shown[:2000]}"
        return self

    def sees_not(self, *words):
        shown = self.text()
        for one in words:
            assert one not in shown, f"{one!r} is on {self.page.url}"
        return self

    def heading(self):
        return self.page.locator("h1").first.inner_text()

    def values(self, name):
        return [one.get_attribute("value") for one in self.page.locator(f"main [name={name}]").all()]

    def all(self, selector):
        return [" ".join(one.split()) for one in self.page.locator(selector).all_inner_texts()]
