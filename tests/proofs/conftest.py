"""What proofs share."""

import random
import time

import pytest

from tests.house import Clients, Server, kill


@pytest.fixture
def house(tmp_path, tables):
    """An installation with its tables; whatever it started ends with the test."""
    made = tables.copy(tmp_path / "house")
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
