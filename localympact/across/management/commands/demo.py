"""`localympact demo`: build the two programmes of the demo and print how to sign in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from localympact.across.demo import building


class Command(BaseCommand):
    help = "Builds the demo, unless it stands already, and prints one sign-in link for each of its people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="only when no place was made here yet")

    def handle(self, **options: Any) -> None:
        if not building.is_built():
            if options["if_empty"] and not building.is_empty():
                return
            self.stdout.write("Building the demo. This takes about a minute.")
            building.build()
        for who, link in building.sign_in_links():
            self.stdout.write(f"{who:<56} {link}")
