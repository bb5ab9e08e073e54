"""An installation of its own for a test: commands, a server that can be killed, clients that remember."""

import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from pathlib import Path
from uuid import uuid4

import psycopg

from tests.postgresql import new_database

ROOT = Path(__file__).parent.parent
FULL = bool(os.environ.get("FULL"))
SERVER = os.environ.get("DATABASE_URL", "")  # of PostgreSQL, under `make postgres` only


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class House:
    """An installation in a folder of its own, used only through processes; on SQLite unless told a database."""

    def __init__(self, folder, database=""):
        self.folder, self.started, self.database = folder, [], database
        folder.mkdir(parents=True, exist_ok=True)
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "SECRET_KEY")}
        self.environment = kept | {"LOCALYMPACT_DATA": str(folder), "PYTHONPATH": str(ROOT)}
        self.environment |= {"DJANGO_SETTINGS_MODULE": "localympact.config.settings"}
        self.environment |= {"DATABASE_URL": database} if database else {}

    @property
    def database_name(self):
        """What Django calls its database: a file of SQLite, a name on the PostgreSQL server."""
        return self.database.rsplit("/", 1)[1] if self.database else str(self.folder / "localympact.sqlite3")

    def copy(self, folder, name=""):
        """An installation like this one in another folder, with a database of its own."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return House(folder, self.database and new_database(SERVER, name or uuid4().hex, self.database_name))

    def start(self, *line, **environment):
        """Start a process in a group of its own; it ends with the test at the latest."""
        process = subprocess.Popen(
            [sys.executable, *line],
            env=self.environment | environment,
            cwd=ROOT,
            process_group=0,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.started.append(process)
        return process

    def command(self, *words):
        """Run a command to its end and return what it printed."""
        line = [sys.executable, "-m", "localympact.config.cli", *words]
        done = subprocess.run(line, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def run(self, code):
        """Run a few lines inside the installation and return what they printed."""
        return self.command("shell", "-v0", "-c", code)

    def column(self, question):
        """The first column of what the database answers."""
        if self.database:
            with psycopg.connect(self.database) as database:
                return [row[0] for row in database.execute(question)]
        with sqlite3.connect(f"file:{self.folder / 'localympact.sqlite3'}?mode=ro", uri=True, timeout=20) as database:
            return [row[0] for row in database.execute(question)]

    def can_be_written(self):
        """Whether nobody holds the write lock, or on PostgreSQL any lock."""
        if self.database:
            asked = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"
            return self.column(asked) == []
        with closing(sqlite3.connect(self.folder / "localympact.sqlite3", timeout=0.2)) as database:
            try:
                database.execute("BEGIN IMMEDIATE").execute("ROLLBACK")
            except sqlite3.OperationalError:
                return False
            return True


def kill(process):
    """End a process and its children as a power switch would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def empty_house(folder, name=""):
    """An installation with nothing in it; under `make postgres` with a new database of this name."""
    return House(folder, SERVER and new_database(SERVER, name or uuid4().hex))


def make_tables(house):
    """Give an installation its tables and what is shipped."""
    house.command("migrate", "-v0", "--skip-checks")


class Server:
    """A web server on a port of its own that can be killed and started again."""

    def __init__(self, house, application, **environment):
        self.house, self.application, self.environment = house, application, environment
        self.port = free_port()
        self.process = None

    def start(self):
        line = ["-m", "granian", "--interface", "wsgi", "--port", str(self.port), "--no-ws", "--log-level", "error"]
        line += ["--blocking-threads", "4", self.application]
        self.process = self.house.start(*line, **self.environment)
        until = time.monotonic() + 90
        while not self.answers():
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.05)

    def answers(self):
        try:
            return self.request("GET", "/healthz")[0] == 200
        except OSError:
            return False

    def request(self, method, path, body=None, headers=None, timeout=10):
        """One request on a connection of its own; returns status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, {"Host": "localhost", **(headers or {})})
            response = connection.getresponse()
            return response.status, response.read()
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()

    def kill(self):
        kill(self.process)


class Clients:
    """Threads that send and remember only what the server acknowledged; `send(server)` returns an id or None."""

    def __init__(self, server, send, number=8):
        self.server, self.send = server, send
        self.acknowledged, self.over, self.lock = [], threading.Event(), threading.Lock()
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(number)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while not self.over.is_set():
            try:
                sent = self.send(self.server)
            except OSError:
                time.sleep(0.02)
                continue
            if sent is not None:
                with self.lock:
                    self.acknowledged.append(sent)

    def end(self):
        self.over.set()
        for thread in self.threads:
            thread.join(20)
