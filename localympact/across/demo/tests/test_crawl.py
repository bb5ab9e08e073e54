"""Every link of the demo, as everybody: no error, no dead end, no word of a place that is not the reader's."""

import os
from collections import Counter, deque
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from localympact.across.demo.reading import toml
from localympact.foundation.core.scope import across_workspaces
from localympact.foundation.people.models import Person
from localympact.foundation.people.views import BACKEND
from localympact.foundation.workspaces.models import Workspace
from localympact.phase1_mapping.quotes.models import Quote

pytestmark = pytest.mark.usefixtures("in_the_demo")
EVERYBODY = {
    "": "/en/",
    "fia": "/en/",
    "ana": "/en/aldea/",
    "ben": "/en/aldea/",
    "rui": "/en/aldea/",
    "cem": "/en/bryggby/",
    "kim": "/en/example-programme/",
    "stefa": "/en/",
}  # with the page each begins at
FULL = bool(os.environ.get("FULL"))  # all things of each page; else one in each place, for most readers two in all
FILES = {".pdf", ".docx", ".xlsx"}
MARK = "Example: this place, its organisations and all answers are invented."


class Links(HTMLParser):
    """The addresses a page offers to go to."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and given.get("href") and "download" not in given:
            self.found.append(given["href"])


def reader(key):
    client = Client(raise_request_exception=False)
    if key:
        client.force_login(Person.objects.get(email=f"{key}@example.org"), backend=BACKEND)
    return client


def name_of(path):
    try:
        match = resolve(path)
    except Resolver404:
        return "", ""
    return match.url_name, match.kwargs.get("workspace", "")


def onward(page, path, languages=("en",)):
    """Addresses of our own in one language, without what comes after the question mark."""
    for href in Links(page).found:
        there = urlsplit(urljoin(f"http://testserver{path}", href))
        if there.netloc != "testserver" or there.scheme not in ("http", "https"):
            continue
        if there.path.split("/")[1] in languages or there.path.startswith(("/ui/", "/letters/")):
            yield there.path


def crawl(client, start, everywhere):
    """Walk from page to page; gives (path, from where, response) once for each address."""
    waiting, seen, times = deque([(start, "")]), {start}, Counter()
    while waiting:
        path, origin = waiting.popleft()
        name = name_of(path) if everywhere else name_of(path)[0]
        times[name] += 1
        if (
            (not FULL and times[name] > (1 if everywhere else 2))
            or any(path.endswith(suffix) for suffix in FILES)
            or "logout" in path
        ):
            continue
        response = client.get(path)
        yield path, origin, response
        if response.status_code in (301, 302):
            following = [urlsplit(urljoin(path, response["Location"])).path]
        elif response.status_code == 200 and "html" in response["Content-Type"]:
            following = onward(response.content.decode(), path)
        else:
            following = []
        for there in following:
            if there not in seen:
                seen.add(there)
                waiting.append((there, path))


@pytest.fixture
def private_words(in_the_demo):
    """What must never be read by those who do not work in Bryggby: open answers and what parties wrote."""
    told = toml("example/bryggby")
    answers = [word for side in told["words"].values() for words in side.values() for word in words]
    roadmap = [told["roadmap"][side] for side in ("municipality", "organisations")]
    # What each side brings (1.4) and the shared result (2.4) became public with the partnership they agreed.
    parties = [word for side in roadmap for code, word in side.items() if code not in ("1.4", "2.4")]
    with across_workspaces("what was allowed for print"):
        printed = set(Quote.objects.filter(is_allowed=True).values_list("words", flat=True))
    return [word for word in (*answers, *parties) if len(word) > 20 and word not in printed]


@pytest.mark.parametrize("key", EVERYBODY)
def test_every_link_leads_somewhere_and_tells_nothing_of_another_place(key, private_words):
    client, examples = reader(key), set(Workspace.objects.filter(example=True).values_list("slug", flat=True))
    wrong, count = [], 0
    for path, origin, response in crawl(client, EVERYBODY[key], everywhere=key in ("", "fia")):
        count += 1
        if response.status_code not in (200, 301, 302):
            wrong.append(f"{response.status_code} {path} from {origin}")
        if response.status_code != 200 or "html" not in response["Content-Type"]:
            continue
        page = response.content.decode()
        if key != "cem":
            wrong += [f"“{word}” on {path}" for word in private_words if word in page]
        if "<a " not in page:
            wrong.append(f"dead end {path}")
        in_example = path.split("/")[2] in examples if path.count("/") > 2 else False
        if in_example != (MARK in page) and name_of(path)[1]:
            wrong.append(f"{'no mark' if in_example else 'a mark'} on {path}")
    print(f"\n{key or 'visitor'}: {count} pages")
    assert wrong == []
    assert count > 60
