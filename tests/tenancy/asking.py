"""Asking for a page and noticing everything it did: the answer, and what it left written."""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import connection, transaction
from django.test import Client

from localympact.foundation.people.views import BACKEND
from localympact.foundation.ui.picking import LOOK

# What every request may leave: who is signed in, what is said on the next page.
HOUSEKEEPING = {"django_session"}
STATEMENT = re.compile(
    r'\s*(INSERT INTO|UPDATE|DELETE FROM|SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT) "?([\w-]+)'
)


@dataclass(frozen=True)
class Seen:
    """What somebody got: the status, where they were sent, the page, and the tables in which something was kept."""

    status: int
    where: str
    page: str
    written: frozenset

    @property
    def is_closed(self):
        """Whether the door stayed shut: nothing of that kind here, not for you, or sign in first."""
        return self.status in (403, 404, 405) or (self.status == 302 and "/account/login/" in self.where)


class Written:
    """The tables in which something stays written; what a transaction took back does not count."""

    def __init__(self):
        self.levels = [("", set())]

    def __call__(self, execute, sql, params, many, context):
        done = execute(sql, params, many, context)
        if found := STATEMENT.match(sql):
            self.note(*found.groups())
        return done

    def note(self, verb, name):
        if verb == "SAVEPOINT":
            self.levels.append((name, set()))
        elif verb == "RELEASE SAVEPOINT":
            kept = set().union(*(tables for _, tables in self.back_to(name)))
            self.levels[-1][1].update(kept)
        elif verb == "ROLLBACK TO SAVEPOINT":
            self.back_to(name)
            self.levels.append((name, set()))
        else:
            self.levels[-1][1].add(name)

    def back_to(self, name):
        at = next(at for at in range(len(self.levels) - 1, -1, -1) if self.levels[at][0] == name)
        gone, self.levels = self.levels[at:], self.levels[:at]
        return gone

    @property
    def tables(self):
        return frozenset(set().union(*(tables for _, tables in self.levels)) - HOUSEKEEPING)


def browser_of(person):
    """A browser in which this person is signed in, or a visitor's."""
    client = Client(raise_request_exception=False, headers={"sec-fetch-site": "same-origin"}, REMOTE_ADDR="192.0.2.1")
    if person:
        client.force_login(person, backend=BACKEND)
    return client


def ask(client, method, path, body=None, **options):
    """Ask for a page, and take back what it changed."""
    written = Written()
    with taken_back(), connection.execute_wrapper(written):
        answer = getattr(client, method)(path, body, **options)
        page = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return Seen(answer.status_code, answer.headers.get("Location", ""), page.decode("utf-8", "replace"), written.tables)


@contextmanager
def taken_back():
    """Whatever happens inside did not happen."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Forms(HTMLParser):
    """The forms of a page that post: where each goes and what it would send, gaps filled in plausibly."""

    FILLED = {"email": "somebody@example.org", "date": "2026-05-05", "number": "1", "url": "https://example.org/"}
    FILLED |= {"time": "10:00", "datetime-local": "2026-05-05T10:00"}

    def __init__(self, html, path):
        super().__init__()
        self.path, self.open, self.field, self.found = path, None, "", {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.open = {} if given.get("method", "").lower() == "post" else None
            self.found.setdefault(given.get("action") or self.path, self.open) if self.open is not None else None
        elif self.open is not None and tag in ("input", "textarea", "select", "button", "option"):
            getattr(self, f"add_{tag}")(given)

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None

    def add_input(self, given):
        name, kind = given.get("name"), given.get("type", "text")
        if not name or kind in ("file", "submit", "checkbox", "radio") and name in self.open:
            return
        if kind == "radio" and not given.get("value"):  # none of these
            return
        value = given.get("value") or self.FILLED.get(kind, "Words of the walk")
        self.open[name] = [value]

    def add_textarea(self, given):
        self.open.setdefault(given.get("name", ""), ["Words of the walk"])

    def add_button(self, given):
        if given.get("name") not in (None, LOOK):  # the buttons that only search are not pressed
            self.open.setdefault(given["name"], [given.get("value", "")])

    def add_select(self, given):
        self.field = given.get("name", "")

    def add_option(self, given):
        if given.get("value") and (self.field not in self.open or "selected" in given):
            self.open[self.field] = [given["value"]]
