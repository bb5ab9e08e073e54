"""`localympact check` says what an installation stands on, and refuses one that could lose answers."""

import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from localympact.foundation.jobs import checks

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def durable(monkeypatch):
    """Tests themselves run without waiting for the disk."""
    wanted = checks.WANTED[connection.vendor]
    for name in {"sqlite": ["synchronous"], "postgresql": ["fsync", "full_page_writes"]}[connection.vendor]:
        monkeypatch.setitem(wanted, name, (wanted[name][0], {"sqlite": "0", "postgresql": "off"}[connection.vendor]))


def test_check_says_where_things_are(capsys, settings, durable):
    call_command("check")
    said = capsys.readouterr().out
    assert f"Data folder   {settings.LOCALYMPACT_DATA}" in said
    assert f"Mail server   none set (EMAIL_URL); letters are kept in {settings.LOCALYMPACT_DATA / 'letters'}" in said
    assert {"sqlite": "journal_mode wal", "postgresql": "synchronous_commit on"}[connection.vendor] in said


def test_what_is_meant_for_others_is_looked_at_more_strictly(capsys, settings, durable):
    settings.SILENCED_SYSTEM_CHECKS = ["async.E001"]  # the browser of other tests needs it
    call_command("check")
    assert "jobs.W002" not in capsys.readouterr().err
    settings.BASE_URL = "https://localympact.town.example"
    call_command("check")
    assert "No mail server is set; letters stay in the data folder." in capsys.readouterr().err


def test_settings_that_could_lose_answers_are_refused(monkeypatch):
    question, _ = checks.WANTED["sqlite"]["synchronous"]
    wanted = {"sqlite": ("synchronous", question, "9"), "postgresql": ("fsync", "SHOW fsync", "9")}[connection.vendor]
    monkeypatch.setitem(checks.WANTED[connection.vendor], wanted[0], wanted[1:])
    with pytest.raises(CommandError, match=f"{wanted[0]} is .*, it must be 9"):
        call_command("check")


def test_a_version_of_sqlite_with_a_known_fault_is_a_warning(monkeypatch):
    monkeypatch.setattr(checks, "SAFE_SQLITE", (99, 0, 0))
    found = checks.sqlite_is_safe(databases=["default"])
    assert [message.id for message in found] == (["jobs.W001"] if connection.vendor == "sqlite" else [])


def test_a_folder_that_cannot_be_written_is_an_error(settings, tmp_path):
    settings.LOCALYMPACT_DATA = tmp_path / "nowhere"
    assert [message.id for message in checks.data_folder_takes_files()] == ["jobs.E002"]


@pytest.mark.parametrize(("name", "said"), [("EMAIL_URL", "A setting"), ("DATABASE_URL", "no address of a database")])
def test_a_setting_that_is_no_address_is_said_in_a_sentence(tmp_path, name, said):
    environment = os.environ | {"LOCALYMPACT_DATA": str(tmp_path), name: "garbage"}
    line = [sys.executable, "-m", "localympact.config.cli", "check"]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
