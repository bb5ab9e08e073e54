"""An installation that begins empty, for journeys that build everything themselves."""

import pytest

from tests.house import House
from tests.journeys.people import Installation


@pytest.fixture
def empty(tmp_path, browser):
    """Served, without a single person or place."""
    house = House(tmp_path / "empty")
    house.command("migrate", "-v0", "--skip-checks")
    installation = Installation(house, browser)
    yield installation
    installation.close()
