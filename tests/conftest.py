"""Fixtures for what spans rooms: the demo in a browser."""

import fcntl
import shutil

import pytest

from tests.demo import build_demo, chromium, served_demo


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory, worker_id):
    """The demo is built once, also for several test processes; each gets its own copy."""
    base = tmp_path_factory.getbasetemp()
    built = (base if worker_id == "master" else base.parent) / "demo"
    with built.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (built / "built").exists():
            build_demo(built)
            (built / "built").touch()
    own = tmp_path_factory.mktemp("served") / "demo"
    shutil.copytree(built, own)
    return own


@pytest.fixture(scope="session")
def demo(demo_folder):
    """The demo, served: `demo.url(path)`, `demo.stops`, `demo.cookies(email)`."""
    with served_demo(demo_folder) as served:
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
