"""A backup holds everything and comes back on an empty machine; a damaged one changes nothing."""

import os
import subprocess
import sys

import pytest


@pytest.fixture
def localympact(tmp_path):
    """Run a command of an installation of its own: `localympact("house", "migrate")`."""

    def run(house, *words):
        folder = tmp_path / house
        folder.mkdir(exist_ok=True)
        environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"LOCALYMPACT_DATA": str(folder)}
        line = [sys.executable, "-m", "localympact.config.cli", *words]
        return subprocess.run(line, env=environment, capture_output=True, text=True, check=False)

    return run


MAKE_A_JOB = "from localympact.foundation.jobs.registry import enqueue; enqueue('forget_finished_jobs', key='{}')"
COUNT_JOBS = "from localympact.foundation.jobs.models import Job; print('jobs', Job.objects.count())"


@pytest.fixture
def archive(localympact, tmp_path):
    """The backup of a house with two jobs and one file."""
    assert localympact("old", "migrate", "-v0", "--skip-checks").returncode == 0
    for key in ("one", "two"):
        localympact("old", "shell", "-v0", "-c", MAKE_A_JOB.format(key))
    (tmp_path / "old" / "files" / "photos").mkdir(parents=True)
    (tmp_path / "old" / "files" / "photos" / "ā.bin").write_bytes(os.urandom(300_000))
    target = tmp_path / "backup.tar.gz"
    done = localympact("old", "backup", str(target))
    assert done.returncode == 0, done.stderr
    return target


def test_a_backup_comes_back_on_an_empty_machine(archive, localympact, tmp_path):
    done = localympact("new", "restore", str(archive))
    assert done.returncode == 0, done.stderr
    assert localympact("new", "shell", "-v0", "-c", COUNT_JOBS).stdout.strip() == "jobs 2"
    for kept in ("files/photos/ā.bin", "secret_key"):
        assert (tmp_path / "new" / kept).read_bytes() == (tmp_path / "old" / kept).read_bytes()


def test_nothing_is_restored_over_what_is_there(archive, localympact):
    done = localympact("old", "restore", str(archive))
    assert done.returncode == 1
    assert "restore onto an empty folder" in done.stderr


@pytest.mark.parametrize("part", [0.3, 0.9, 0.999])
def test_a_backup_that_was_cut_short_is_refused_and_changes_nothing(archive, localympact, tmp_path, part):
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(len(whole) * part)])
    done = localympact("new", "restore", str(archive))
    assert done.returncode == 1
    assert "is damaged or was cut short; nothing was restored" in done.stderr
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["secret_key"]


def test_the_copy_of_a_backup_is_private(archive):
    assert archive.stat().st_mode & 0o077 == 0
