"""Those who watch an installation get a short answer, and the reason when something is missing."""

import pytest

from localympact.foundation.jobs.readiness import PARTS
from localympact.foundation.jobs.worker import beat


@pytest.fixture
def only_our_parts(monkeypatch):
    """The search index is made by a process of its own."""
    for part in set(PARTS) - {"database", "migrations", "worker"}:
        monkeypatch.delitem(PARTS, part)


def test_a_running_process_says_so_without_a_database(client):
    assert client.get("/healthz").json() == {"state": "running"}


@pytest.mark.django_db
def test_without_a_worker_an_installation_is_not_ready(client, only_our_parts):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["parts"]["database"] == "ready"
    assert "No worker" in response.json()["parts"]["worker"]


@pytest.mark.django_db
def test_with_a_worker_it_is_ready(client, only_our_parts):
    beat()
    response = client.get("/readyz")
    assert (response.status_code, response.json()["state"]) == (200, "ready")
