"""The demo, served for a browser: built once, walked by everybody."""

import json
from contextlib import contextmanager
from dataclasses import dataclass
from shutil import which

from playwright.sync_api import sync_playwright

from tests.house import Server

CHROMIUM = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WALK, PLACE = "walk.json", "aldea"


def build_demo(house):
    """Give an installation with its tables the demo and its search index."""
    house.command("demo")
    house.command("rebuild-search")


def walk_demo(house):
    """Find an object for every page, leave something to decide, and keep the walk beside the demo."""
    (house.folder / WALK).write_text(house.run("from tests.walk import as_json; print(as_json())"))


@dataclass
class Demo:
    """The served demo: its address, every page with an object, and a session for each person that a page needs."""

    server: Server
    stops: list
    missing: list
    sessions: dict

    @property
    def pages(self):
        """The stops at which there is a page to look at."""
        return [stop for stop in self.stops if stop["what"] == "page"]

    def url(self, path, language="en"):
        """Where a path of the walk is in a language."""
        return f"http://localhost:{self.server.port}" + path.replace("/en/", f"/{language}/", 1)

    def cookies(self, email):
        """What a browser of this person sends; a visitor sends nothing."""
        if not email:
            return []
        value = self.sessions[email]
        return [{"name": "sessionid", "value": value, "domain": "localhost", "path": "/", "httpOnly": True}]


@contextmanager
def served_demo(house):
    """Serve a walked demo until the end of the block."""
    walk = json.loads((house.folder / WALK).read_text())
    server = Server(house, "localympact.config.wsgi:application")
    server.environment["PORT"] = str(server.port)
    try:
        server.start()
        yield Demo(server, **walk["walks"][PLACE], sessions=walk["sessions"])
    finally:
        server.kill()


@contextmanager
def chromium():
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=CHROMIUM)
        try:
            yield browser
        finally:
            browser.close()
