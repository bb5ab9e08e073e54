"""`localympact rebuild-search`: build the search index of this machine anew."""

from typing import Any

from django.core.management.base import BaseCommand

from localympact.foundation.search.indexer import rebuild


class Command(BaseCommand):
    help = "Builds the search index anew beside the one in use, then switches; safe while serving."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"The search index holds {rebuild()} rows.")
