"""A backup holds everything and comes back on an empty machine, also one made while others write; a damaged one changes nothing."""

import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest

from localympact.foundation.core.refused import Refused
from localympact.foundation.jobs.backup import unpack
from tests.house import empty_house

MAKE_JOBS = "from localympact.foundation.jobs.registry import enqueue; [enqueue('forget_finished_jobs', key=key) for key in {!r}]"
STEWARD = "berta@example.org"
COUNT_JOBS = "from localympact.foundation.jobs.models import Job; print('jobs', Job.objects.count())"
# Says how many jobs were kept after each one, until it is told to stop.
WRITE_ON = """
from localympact.foundation.jobs.registry import enqueue
for number in range(1_000_000):
    enqueue('forget_finished_jobs', key=f'while the backup runs {number}')
    print(number + 1, flush=True)
"""


def refusal(house, *words):
    """What a command that must not succeed says."""
    line = [sys.executable, "-m", "localympact.config.cli", *words]
    done = subprocess.run(line, env=house.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stderr


@pytest.fixture(scope="module")
def old(tables, tmp_path_factory):
    """A house with a steward, two jobs and one file."""
    house = tables.copy(tmp_path_factory.mktemp("old"))
    house.command("create-steward", STEWARD)
    house.run(MAKE_JOBS.format(["one", "two"]))
    (house.folder / "files" / "photos").mkdir(parents=True)
    (house.folder / "files" / "photos" / "ā.bin").write_bytes(os.urandom(300_000))
    return house


@pytest.fixture(scope="module")
def archive(old, tmp_path_factory):
    target = tmp_path_factory.mktemp("backups") / "backup.tar.gz"
    old.command("backup", str(target))
    return target


@pytest.fixture
def new(tmp_path):
    """An empty machine."""
    return empty_house(tmp_path / "new")


def test_a_backup_comes_back_on_an_empty_machine(archive, old, new):
    new.command("restore", str(archive))
    assert new.run(COUNT_JOBS) == "jobs 2"
    for kept in ("files/photos/ā.bin", "secret_key"):
        assert (new.folder / kept).read_bytes() == (old.folder / kept).read_bytes()


@pytest.mark.both
def test_a_backup_comes_back_where_the_software_was_only_started(tables, tmp_path):
    old, started, target = tables.copy(tmp_path / "old"), tables.copy(tmp_path / "started"), tmp_path / "backup.tar.gz"
    old.command("create-steward", STEWARD)
    old.command("backup", str(target))
    started.command("restore", str(target))
    assert started.column("SELECT email FROM people_person") == [STEWARD]
    assert "restore onto an empty" in refusal(started, "restore", str(target))


@pytest.mark.both
def test_a_backup_made_while_others_write_holds_one_moment(tables, new, tmp_path):
    old, target = tables.copy(tmp_path / "busy"), tmp_path / "busy.tar.gz"
    old.command("create-steward", STEWARD)
    writer = old.start("-m", "localympact.config.cli", "shell", "-v0", "-c", WRITE_ON)
    try:
        before = int([writer.stdout.readline() for _ in range(20)][-1])
        old.command("backup", str(target))
    finally:
        writer.kill()
    after = int(writer.stdout.read().split()[-1])
    new.command("restore", str(target))
    kept = new.column("SELECT count(*) FROM jobs_job WHERE key LIKE 'while%'")[0]
    assert before <= kept <= after + 1  # one may have been kept and not said yet
    assert after > before + 10, "nobody wrote"
    assert new.database or new.column("PRAGMA integrity_check") == ["ok"]
    assert "restore onto an empty" in refusal(new, "restore", str(target))


def test_nothing_is_restored_over_what_is_there(archive, old):
    assert "restore onto an empty folder" in refusal(old, "restore", str(archive))


def test_nothing_is_no_backup(new, tmp_path):
    assert "There is nothing to keep in" in refusal(new, "backup", str(tmp_path / "nothing.tar.gz"))
    assert not (tmp_path / "nothing.tar.gz").exists()


def test_what_cannot_be_written_or_read_is_said_in_a_sentence(old, new, tmp_path):
    assert "cannot be written: No such file or directory." in refusal(old, "backup", str(tmp_path / "no" / "x.tar.gz"))
    assert "is damaged or was cut short; nothing was restored" in refusal(new, "restore", str(tmp_path / "no.tar.gz"))


def test_a_damaged_backup_changes_nothing(archive, new, tmp_path):
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(archive.read_bytes()[:-2_000])
    assert "is damaged or was cut short; nothing was restored" in refusal(new, "restore", str(cut))
    assert sorted(path.name for path in new.folder.iterdir()) == ["secret_key"]


@pytest.mark.parametrize("part", [0.3, 0.9, 0.999])
def test_a_backup_that_was_cut_short_is_refused(archive, tmp_path, part):
    whole = archive.read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(Refused, match="is damaged or was cut short"):
        unpack(tmp_path / "cut.tar.gz", tmp_path / "into")


def test_a_file_that_is_not_what_the_manifest_says_is_refused(archive, tmp_path):
    forged = tmp_path / "forged.tar.gz"
    with tarfile.open(archive) as source, tarfile.open(forged, "w:gz") as out:
        for member in source:
            content = source.extractfile(member)
            if member.name.endswith(".bin"):
                content.read(1)
                member.size -= 1
            out.addfile(member, content)
    with pytest.raises(Refused, match="is damaged or was cut short"):
        unpack(forged, tmp_path / "into")


def test_the_copy_of_a_backup_is_private(archive):
    assert archive.stat().st_mode & 0o077 == 0


def test_the_manifest_counts_every_table(archive, old):
    with tarfile.open(archive) as opened:
        manifest = json.load(opened.extractfile("manifest.json"))
    with closing(sqlite3.connect(old.folder / "localympact.sqlite3")) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        assert sorted(manifest["rows"]) == sorted(name for (name,) in tables)
    assert sorted(manifest["files"]) == ["database", "files/photos/ā.bin", "secret_key"]
