"""`localympact check` says what an installation stands on, and refuses one that could lose answers."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from localympact.foundation.jobs import checks

pytestmark = pytest.mark.django_db


def test_check_says_where_things_are(capsys, settings):
    call_command("check")
    said = capsys.readouterr().out
    assert f"Data folder   {settings.LOCALYMPACT_DATA}" in said
    assert "Mail          files in the data folder" in said


@pytest.mark.skipif(connection.vendor != "sqlite", reason="these are settings of SQLite")
@pytest.mark.django_db(transaction=True)
def test_settings_that_could_lose_answers_are_refused():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
    try:
        with pytest.raises(CommandError, match="synchronous is 1, it must be 2"):
            call_command("check")
    finally:
        connection.close()


def test_a_version_of_sqlite_with_a_known_fault_is_a_warning(monkeypatch):
    monkeypatch.setattr(checks, "SAFE_SQLITE", (99, 0, 0))
    found = checks.sqlite_is_safe(databases=["default"])
    assert [message.id for message in found] == (["jobs.W001"] if connection.vendor == "sqlite" else [])


def test_a_folder_that_cannot_be_written_is_an_error(settings, tmp_path):
    settings.LOCALYMPACT_DATA = tmp_path / "nowhere"
    assert [message.id for message in checks.data_folder_takes_files()] == ["jobs.E002"]
