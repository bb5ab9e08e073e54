"""`serve` keeps everything running, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress

import pytest

from localympact.foundation.jobs.keeper import Keeper, Process
from tests.house import free_port

pytestmark = pytest.mark.proof


def until(asked, seconds=240):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if asked():
            return True
        time.sleep(0.2)
    return False


def children(pid):
    asked = ["ps", "-o", "pid=", "--ppid", str(pid)]
    direct = [int(word) for word in subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()]
    return direct + [below for child in direct for below in children(child)]


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Served:
    """An installation served on a port of its own."""

    def __init__(self, house):
        self.port = free_port()
        self.process = house.start("-m", "localympact.config.cli", "serve", PORT=str(self.port))

    def state(self):
        """What the readiness page says, or nothing."""
        try:
            with urllib.request.urlopen(f"http://localhost:{self.port}/readyz", timeout=5) as answer:
                return json.load(answer)["state"]
        except urllib.error.HTTPError as error:
            return json.load(error)["state"]
        except OSError:
            return None


@pytest.fixture
def served(house):
    made = Served(house)
    started = []
    try:
        assert until(lambda: made.state() == "ready")
        started = children(made.process.pid)
        yield made
    finally:
        made.process.kill()
        for pid in {*started, *children(made.process.pid)}:
            if is_running(pid):
                os.kill(pid, signal.SIGKILL)


def part(served, word):
    """The process of a part, found among those that serve started."""
    for pid in children(served.process.pid):
        with suppress(OSError), open(f"/proc/{pid}/cmdline") as line:
            if word in line.read():
                return pid
    return None


def test_what_is_killed_comes_back_and_what_is_told_to_end_ends(served):
    killed = part(served, "worker\0")
    os.kill(killed, signal.SIGKILL)
    assert until(lambda: part(served, "worker\0") not in (None, killed), 15)
    web = part(served, "granian")
    os.kill(web, signal.SIGKILL)
    assert until(lambda: part(served, "granian") not in (None, web) and served.state() == "ready")
    everything = children(served.process.pid)
    served.process.terminate()
    assert served.process.wait(40) == 0
    assert [pid for pid in everything if is_running(pid)] == []


def test_nothing_outlives_a_serve_that_was_killed(served):
    everything = children(served.process.pid)
    assert len(everything) >= 4  # the web server with its own child, the worker, the search index
    served.process.kill()
    assert until(lambda: not any(is_running(pid) for pid in everything), 30)


def test_without_its_guard_the_parts_outlive_a_killed_serve(house):
    """The control: started without the guard, a part goes on alone."""
    unguarded = "from localympact.foundation.jobs import keeper; keeper.end_with_parent = lambda: None; "
    run = "keeper.Keeper([keeper.Process('part', ['sleep', '60'])]).run()"
    parent = house.start("-c", unguarded + run)
    assert until(lambda: children(parent.pid))
    left = children(parent.pid)
    parent.kill()
    parent.wait()
    assert not until(lambda: not any(is_running(pid) for pid in left), 3)
    for pid in left:
        os.kill(pid, signal.SIGKILL)


def test_a_taken_port_is_said_in_a_sentence(house):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        line = [sys.executable, "-m", "localympact.config.cli", "serve"]
        environment = house.environment | {"PORT": str(taken.getsockname()[1])}
        done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "is in use; choose another one with PORT=" in done.stderr


def test_what_is_no_port_is_said_in_a_sentence(house):
    for port, said in (("a-port", "PORT must be a whole number"), ("99999", "There is no port 99999")):
        line = [sys.executable, "-m", "localympact.config.cli", "serve"]
        environment = house.environment | {"PORT": port}
        done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_what_ends_again_and_again_is_given_up(monkeypatch):
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert not Keeper([Process("broken", [sys.executable, "-c", "raise SystemExit(1)"])]).run()
