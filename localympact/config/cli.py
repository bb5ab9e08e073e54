"""The command `localympact`: what an operator runs, with Django's commands under it."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command with this installation's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "localympact.config.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
