import pytest
from django.db import transaction

from localympact.across.demo import building


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole demo, built once for these tests and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        building.build()
        yield
        transaction.set_rollback(True)
