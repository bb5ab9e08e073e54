"""An installation that begins empty, for journeys that build everything themselves."""

import pytest

from tests.journeys.people import Installation


@pytest.fixture
def empty(tables, tmp_path, browser):
    """Served, without a single person or place."""
    installation = Installation(tables.copy(tmp_path / "empty"), browser)
    yield installation
    installation.close()
