"""What proofs share."""

import random
import time

import pytest

from tests.house import Clients, Server, empty_house, kill


@pytest.fixture(scope="session")
def empty_tables(tmp_path_factory):
    """The tables are made once."""
    made = empty_house(tmp_path_factory.mktemp("tables"), "tables")
    made.command("migrate", "-v0", "--skip-checks")
    return made


@pytest.fixture
def house(tmp_path, empty_tables):
    """An installation with its tables; whatever it started ends with the test."""
    made = empty_tables.copy(tmp_path / "house")
    yield made
    for process in made.started:
        kill(process)


@pytest.fixture
def killed_under_load(house):
    """Send without pause while the server is killed again and again; returns what was acknowledged, and the server."""

    def run(application, send, *, kills, **environment):
        server = Server(house, application, **environment)
        server.start()
        clients = Clients(server, send)
        for _ in range(kills):
            time.sleep(random.uniform(0.3, 1.0))
            server.kill()
            server.start()
        time.sleep(0.3)
        clients.end()
        server.kill()
        assert len(clients.acknowledged) >= kills, "the load was no load"
        return clients.acknowledged, server

    return run
