"""`localympact migrate`: Django's command, then the shipped content, from terms to checklists."""

from typing import Any

from django.core.management.commands import migrate

from localympact.foundation.workspaces.actors import system
from localympact.foundation.workspaces.shipped import load_all

LESS_THAN_ALL = ("app_label", "plan", "check_unapplied", "run_syncdb")


class Command(migrate.Command):
    """An installation without its terms and questionnaires could read no list and ask nothing."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the tables; load what is shipped unless only a part was asked for, as for a test's database."""
        super().handle(*args, **options)
        if not any(options.get(name) for name in LESS_THAN_ALL):
            load_all(by=system("migrate"))
