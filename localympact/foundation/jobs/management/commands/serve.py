"""`localympact serve`: the web server, the worker and the search index, kept running by one command."""

import errno
import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from localympact.foundation.jobs.keeper import Keeper, Process, command, web_server
from localympact.foundation.jobs.readiness import tables_are_current
from localympact.foundation.jobs.welcome import sentences


class Command(BaseCommand):
    help = "Serves the pages, does the jobs, keeps the search index; ends all of it on TERM, INT or HUP."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (0.0.0.0: every one)")
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--web-workers", type=int, default=1, help="processes that answer requests")
        parser.add_argument("--workers", type=int, default=1, help="processes that do jobs")

    def handle(self, *, host: str, port: int, web_workers: int, workers: int, **options: Any) -> None:
        refuse_a_taken_port(host, port)
        if missing := tables_are_current():
            raise CommandError(missing)
        processes = [Process("web server", web_server(host, port, web_workers))]
        processes += [Process(f"worker {number}", command("worker")) for number in range(1, workers + 1)]
        processes.append(Process("search index", command("keep_index")))
        for sentence in [f"Localympact is at http://localhost:{port}/ (Ctrl-C ends it)", *sentences()]:
            self.stdout.write(sentence)
        self.stdout.flush()
        if not Keeper(processes).run():
            raise CommandError("A part of Localympact ended again and again; what it said stands above.")


def refuse_a_taken_port(host: str, port: int) -> None:
    """Say it in a sentence instead of failing over and over."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError as error:
            raise CommandError(f"There is no port {port}; choose one between 1024 and 65535.") from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CommandError(f"{host}:{port} cannot be served: {error.strerror}.") from error
            raise CommandError(f"Port {port} is in use; choose another one with PORT={port + 1}.") from error
