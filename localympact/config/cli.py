"""The console script `localympact`: our commands and Django's."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run a command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "localympact.config.settings")
    execute_from_command_line(sys.argv)
