"""Fixtures for what spans rooms: the demo in a browser."""

import pytest

from tests.demo import chromium, served_demo


@pytest.fixture(scope="session")
def demo(walked, tmp_path_factory):
    """The demo, served: `demo.url(path)`, `demo.stops`, `demo.cookies(email)`."""
    with served_demo(walked.copy(tmp_path_factory.mktemp("served"))) as served:
        yield served


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium; ask it for a context of your own."""
    with chromium() as running:
        yield running


@pytest.fixture
def open_page(demo, browser):
    """`open_page(path, email="", width=1280, language="en")` gives a loaded page of a browser of its own."""
    contexts = []

    def show(path, email="", width=1280, language="en", **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        context.add_cookies(demo.cookies(email))
        page = context.new_page()
        page.goto(demo.url(path, language))
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def demo_folder(built_demo):
    """Where the demo was built; to be copied, never changed."""
    return built_demo.folder
