"""The command `localympact`: what an operator runs, with Django's commands under it."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError


def main() -> None:
    """Run one command with this installation's settings; people write `create-steward` for `create_steward`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "localympact.config.settings")
    program, *words = sys.argv
    if words and not words[0].startswith("-"):
        words[0] = words[0].replace("-", "_")
    try:
        execute_from_command_line([program, *words])
    except ImproperlyConfigured as error:
        sys.exit(f"A setting cannot be understood: {error}")
    except (OperationalError, ProgrammingError) as error:
        sys.exit(f"The database does not answer as it should ({error}). If it is new: localympact migrate")


if __name__ == "__main__":
    main()
