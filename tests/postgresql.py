"""A PostgreSQL server of its own for one command: `python tests/postgresql.py COMMAND…` sets DATABASE_URL for it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql


def program(name):
    """The newest installed one; Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parent.parent.name))
    if not found:
        sys.exit("PostgreSQL is missing; its tests need it. On Debian: apt install postgresql")
    return str(found[-1])


def unprivileged(*line):
    """PostgreSQL refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *line] if os.geteuid() == 0 else list(line)


def free_port():
    """A port that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def own_server():
    """Start a server in a folder of its own, give its address, and leave nothing behind."""
    folder = Path(tempfile.mkdtemp(prefix="localympact-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    cluster, port = folder / "cluster", free_port()
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": "/"}
    try:
        new = [program("initdb"), "-D", str(cluster), "-U", "localympact", "-A", "trust", "-E", "UTF8", "--locale", "C"]
        subprocess.run(unprivileged(*new), **quiet)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        # Killed web servers leave their connections for a while. The database itself is never killed: no fsync.
        options += " -c max_connections=300 -c fsync=off -c full_page_writes=off -c autovacuum=off"
        control = [program("pg_ctl"), "-D", str(cluster), "-w"]
        subprocess.run(unprivileged(*control, "-l", str(folder / "log"), "-o", options, "start"), **quiet)
        try:
            yield f"postgres://localympact@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run(unprivileged(*control, "-m", "immediate", "stop"), **quiet)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(server, name, template="template0"):
    """Make a database on the server of this address, empty or as a copy; returns its address."""
    with psycopg.connect(server, autocommit=True) as control:
        control.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )
    return f"{server.rsplit('/', 1)[0]}/{name}"


def closed(database):
    """Nobody stays in this database and nobody comes in: it can be copied at any time."""
    server, name = database.rsplit("/", 1)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as control:
        control.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(name)))
        control.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


def main():
    """Run the command beside the server and end as it ended."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server ends too
    with own_server() as url:
        sys.exit(subprocess.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": url}, check=False).returncode)


if __name__ == "__main__":
    main()
