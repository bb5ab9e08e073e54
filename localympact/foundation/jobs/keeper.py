"""Keeping processes running together: restart what ends, end all when told or left alone."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import localympact

PATIENCE = 30.0
LOOK = 0.5
TOO_SHORT, TOO_OFTEN = 5.0, 3
PR_SET_PDEATHSIG = 1  # prctl(2): the kernel tells a process when its parent is gone, even killed
LIBC = ctypes.CDLL(None, use_errno=True)


def command(name: str, *arguments: str) -> list[str]:
    """One of our commands as a process of its own."""
    return [sys.executable, "-m", "localympact.config.cli", name, *arguments]


def web_server(host: str, port: int, workers: int) -> list[str]:
    """The web server as a process of its own; it finishes requests in hand when told to end."""
    serve = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--no-ws"]
    workers_ = ["--workers", str(workers), "--blocking-threads", "4", "--respawn-failed-workers"]
    quiet = ["--workers-kill-timeout", "20", "--log-level", "warning"]
    return [*serve, *workers_, *quiet, "localympact.config.wsgi:application"]


def end_with_parent() -> None:
    """Between fork and exec of a part: let it be told to end when `serve` is gone, however that ended."""
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Process:
    """A program with its children in a group of their own, so that none is left behind."""

    def __init__(self, name: str, line: list[str]) -> None:
        self.name, self.line = name, line
        self.running: subprocess.Popen | None = None
        self.started_at = 0.0
        self.short_runs = 0

    def start(self) -> None:
        """Start it, and first end what an earlier start left."""
        self.kill()
        root = str(Path(localympact.__file__).parent.parent)
        paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
        self.running = subprocess.Popen(self.line, env=environment, process_group=0, preexec_fn=end_with_parent)
        self.started_at = time.monotonic()

    def has_ended(self) -> bool:
        """Whether it must be started again; counts runs that were too short."""
        if self.running is None or self.running.poll() is None:
            return False
        self.short_runs = self.short_runs + 1 if time.monotonic() - self.started_at < TOO_SHORT else 0
        return True

    def end(self) -> None:
        """Ask it to finish what is in hand."""
        if self.running and self.running.poll() is None:
            self.running.terminate()

    def kill(self) -> None:
        """End the whole group at once: a server's children outlive it otherwise."""
        if self.running:
            with suppress(ProcessLookupError):
                os.killpg(self.running.pid, signal.SIGKILL)
            self.running.wait()


class Keeper:
    """Runs processes until it is told to stop, or whoever started it is gone."""

    def __init__(self, processes: list[Process]) -> None:
        self.processes = processes
        self.stop = threading.Event()
        self.parent = os.getppid()

    def run(self) -> bool:
        """False when a process could not be kept running."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stop.set())
        try:
            for process in self.processes:
                process.start()
            while not self.stop.wait(LOOK) and os.getppid() == self.parent:
                for process in self.processes:
                    if not process.has_ended():
                        continue
                    if process.short_runs >= TOO_OFTEN:
                        return False
                    process.start()
            return True
        finally:
            self.end_all()

    def end_all(self) -> None:
        """Let each finish what is in hand, then end what is left."""
        for process in self.processes:
            process.end()
        until = time.monotonic() + PATIENCE
        for process in self.processes:
            if process.running:
                with suppress(subprocess.TimeoutExpired):
                    process.running.wait(max(0.1, until - time.monotonic()))
            process.kill()
